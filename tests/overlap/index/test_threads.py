"""Work is done part by part, and rests where it is told to."""

from threading import Event, Thread

from tui.overlap.index.threads import Threads


def test_results_come_in_the_order_of_the_parts() -> None:
    assert Threads(3).map(lambda part: part * part, range(20)) == [n * n for n in range(20)]


def test_no_part_is_begun_while_the_rest_lasts() -> None:
    go_on, done = Event(), list[int]()
    thread = Thread(target=Threads(2, lambda: _wait(go_on)).map, args=(done.append, [1, 2]))
    thread.start()
    thread.join(0.05)
    assert not done
    go_on.set()
    thread.join()
    assert sorted(done) == [1, 2]


def _wait(event: Event) -> None:
    event.wait()
