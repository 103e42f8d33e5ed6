"""What a reader waits for goes first, and no pair of the library is compared twice."""

from tui.overlap.worker.agenda import Agenda, Depth, Task

PAIRS = [("a", "b"), ("a", "c"), ("b", "c")]


def planned() -> Agenda:
    agenda = Agenda()
    agenda.plan(PAIRS, Depth.SHORT)
    return agenda


def rest(agenda: Agenda) -> list[tuple[str, str]]:
    found = []
    while task := agenda.next_of_library():
        found.append((task.left, task.right))
    return found


def test_the_pairs_of_the_library_come_in_their_order() -> None:
    assert rest(planned()) == PAIRS


def test_what_is_asked_for_last_comes_first_in_its_order() -> None:
    agenda = planned()
    agenda.ask([Task("a", "c", Depth.SIMILAR), Task("a", "b", Depth.SIMILAR)])
    agenda.ask([Task("c", "b", Depth.SIMILAR), Task("c", "a", Depth.SIMILAR)])
    asked = [agenda.next_urgent() for _ in range(4)]
    assert [task and task.left + task.right for task in asked] == ["cb", "ca", "ac", "ab"]
    assert agenda.next_urgent() is None


def test_a_pair_that_was_compared_from_either_side_is_done() -> None:
    agenda = planned()
    agenda.mark_done("c", "a")
    agenda.mark_done("c", "a")
    assert (agenda.done, agenda.total) == (1, 3)
    assert rest(agenda) == [("a", "b"), ("b", "c")]


def test_a_new_plan_leaves_out_what_is_done() -> None:
    agenda = planned()
    agenda.mark_done("a", "b")
    agenda.plan([*PAIRS, ("a", "d")], Depth.SHORT)
    assert (agenda.done, agenda.total) == (1, 4)
    assert rest(agenda) == [("a", "c"), ("b", "c"), ("a", "d")]


def test_pairs_that_were_given_away_and_not_compared_come_again() -> None:
    agenda = planned()
    batch = agenda.take_batch(2)
    assert batch == PAIRS[:2]
    agenda.put_back(batch)
    assert rest(agenda) == PAIRS
