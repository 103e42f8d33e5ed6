"""The last searches come back by keys, and so does what was being typed."""

from tui.reading.search import Query
from tui.reading.search_history import MOST_SEARCHES, SearchHistory

ONE, OTHER, TYPED = Query("one"), Query("o.her", is_regex=True), Query("half a wo")


def test_a_walk_goes_back_and_ends_with_what_was_typed() -> None:
    history = SearchHistory()
    for query in (ONE, OTHER, ONE):
        history.add(query)
    walk = history.walk()
    assert walk.step(-1, TYPED) == ONE
    assert walk.step(-1, ONE) == OTHER
    assert walk.step(-1, OTHER) == OTHER
    assert walk.step(1, OTHER) == ONE
    assert walk.step(1, ONE) == TYPED


def test_old_searches_are_forgotten() -> None:
    history = SearchHistory()
    for number in range(MOST_SEARCHES + 5):
        history.add(Query(str(number)))
    assert history.walk().step(-1000, TYPED) == Query("5")
