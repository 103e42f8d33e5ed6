"""Letters stay with their articles."""

import datetime

from tui.articles.model import Article, Metadata
from tui.desk.letters import follow_letters


def article(name: str, day: int | None = None) -> Article:
    date = datetime.date(2026, 3, day) if day else None
    return Article(name, "", name, Metadata(date=date))


def test_new_articles_have_the_next_letters_by_date() -> None:
    letters = follow_letters({"a": "A", "b": "B"}, [article("x"), article("y", 3)], [], {})
    assert letters == {"a": "A", "b": "B", "y": "C", "x": "D"}


def test_the_letter_of_one_that_went_is_given_to_no_other_and_still_known() -> None:
    letters = follow_letters({"a": "A", "b": "B"}, [], ["b"], {})
    letters = follow_letters(letters, [article("c")], [], {})
    assert letters == {"a": "A", "c": "C"}
    assert letters["b"] == "B"
    assert letters["never"] == "?"
    assert follow_letters(letters, [article("b")], [], {})["b"] == "B", "it has come back"


def test_a_renamed_one_takes_its_letter_along() -> None:
    letters = follow_letters({"a": "A", "b": "B"}, [article("z"), article("c")], ["a"], {"a": "z"})
    assert letters == {"b": "B", "z": "A", "c": "C"}
    assert letters["a"] == "A"
