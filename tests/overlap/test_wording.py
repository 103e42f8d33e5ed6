"""Two passages word by word."""

from tui.articles.model import Article, Span
from tui.overlap.wording import diff_words


def changes(left: str, right: str) -> list[tuple[str, str]]:
    one, other = Article("l", left, "l"), Article("r", right, "r")
    edits = diff_words(one, Span(0, len(left)), other, Span(0, len(right)))
    return [(one.slice(e.left), other.slice(e.right)) for e in edits if not e.equal]


def test_a_changed_word_is_shown_alone() -> None:
    assert changes("They halted all traffic.", "They stopped all traffic.") == [
        ("halted", "stopped")
    ]


def test_marks_and_case_are_no_change() -> None:
    assert changes("“Halt,” they cried.", '"halt" they cried!') == []


def test_words_that_are_the_same_between_changes_are_not_part_of_them() -> None:
    assert changes(
        "It was sent in March and that surprised them.",
        "It was sent in April and that delighted them.",
    ) == [("March", "April"), ("surprised", "delighted")]
    assert changes("Gulls cried with joy again.", "Crows slept with glee again.") == [
        ("Gulls cried", "Crows slept"),
        ("joy", "glee"),
    ]


def test_one_short_function_word_between_changes_is_part_of_them() -> None:
    assert changes(
        "Gulls watched the muddy barge of sailors closely.",
        "Gulls watched a clean ship of fishermen closely.",
    ) == [("the muddy barge of sailors", "a clean ship of fishermen")]


def test_an_added_word_has_nothing_on_the_other_side() -> None:
    ((left, right),) = changes("Gulls cried.", "Gulls suddenly cried.")
    assert left == ""
    assert right.strip() == "suddenly"


def test_passages_without_words_have_no_change() -> None:
    assert changes("…", "—") == []
    assert changes("", "") == []


def test_a_word_that_is_only_partly_in_a_span_is_not_compared() -> None:
    one, other = Article("l", "Gulls cried", "l"), Article("r", "Gulls called", "r")
    edits = diff_words(one, Span(0, 8), other, Span(0, 8))
    assert [edit.equal for edit in edits] == [True]
    assert edits[0].left == edits[0].right == Span(0, 8)
