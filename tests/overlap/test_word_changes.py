"""What became of the words of a match."""

from random import Random
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.overlap.model import Kind, Row
from tui.overlap.word_changes import Change, word_changes

Told = list[tuple[str, str, str]]


def told(left: str, right: str, kind: Kind | None = Kind.EDITED) -> tuple[Told, Told]:
    """Return for each side the change of words, the words, and those across."""
    one, other = Article("l", left, "l"), Article("r", right, "r")
    rows = [Row(Span(0, len(left)), Span(0, len(right)), kind)]
    ours, theirs = word_changes(one, other, rows)
    return (
        [(w.change, one.slice(w.span), other.slice(w.across) if w.across else "") for w in ours],
        [(w.change, other.slice(w.span), one.slice(w.across) if w.across else "") for w in theirs],
    )


def test_words_are_replaced_deleted_and_inserted() -> None:
    assert told("They halted all traffic.", "They stopped all traffic.") == (
        [("replaced", "halted", "stopped")],
        [("replaced", "stopped", "halted")],
    )
    assert told("Gulls suddenly cried.", "Gulls cried.") == ([("deleted", "suddenly", "")], [])
    assert told("Gulls cried.", "Gulls suddenly cried.") == ([], [("inserted", "suddenly", "")])


def test_words_at_another_place_of_the_row_are_moved_not_gone() -> None:
    ours, theirs = told(
        "On Tuesday morning the harbour master closed the gates to all traffic.",
        "The harbour master closed the gates to all traffic on Tuesday morning.",
    )
    assert ours == [("moved", "On Tuesday morning", "on Tuesday morning")]
    assert theirs == [("moved", "on Tuesday morning", "On Tuesday morning")]


def test_a_single_word_moves_inside_its_row() -> None:
    ours, _ = told(
        "Yesterday the harbour master closed the gates.",
        "The harbour master closed the gates yesterday.",
    )
    assert ours == [("moved", "Yesterday", "yesterday")]


def test_words_move_from_row_to_row_of_a_match() -> None:
    left = "Gulls cried over the old stone pier. The gates stayed shut all day."
    right = "Gulls cried. The gates stayed shut all day over the old stone pier."
    one, other = Article("l", left, "l"), Article("r", right, "r")
    rows = [Row(a, b, Kind.EDITED) for a, b in zip(one.sentences, other.sentences, strict=True)]
    ours, theirs = word_changes(one, other, rows)
    (gone,), (come,) = ours, theirs
    assert gone.change is come.change is Change.MOVED
    assert one.slice(gone.span) == other.slice(come.span) == "over the old stone pier"
    assert gone.across == come.span


def test_function_words_alone_are_never_moved() -> None:
    ours, theirs = told(
        "Boats of the harbour sail north slowly.", "Boats sail north slowly of the."
    )
    assert "moved" not in {change for change, *_ in (*ours, *theirs)}


def test_in_a_reworded_row_what_is_the_same_is_told() -> None:
    ours, theirs = told(
        "The harbour master closed every gate.",
        "Nobody knew why the harbour master slept.",
        Kind.REWORDED,
    )
    assert [(change, words.strip()) for change, words, _ in ours] == [
        ("same", "The harbour master")
    ]
    assert [(change, words.strip()) for change, words, _ in theirs] == [
        ("same", "the harbour master")
    ]


def test_in_a_reworded_row_few_words_in_another_order_are_the_same_and_more_are_moved() -> None:
    left = "Washington promised the harbour licenses, people who know what was said report."
    right = "People who know what was said report licenses promised by nobody but Washington."
    ours, _ = told(left, right, Kind.REWORDED)
    changes = {words: change for change, words, _ in ours}
    assert changes["Washington"] == "same"
    assert "moved" not in {change for change, words, _ in ours if " " not in words.strip()}


def test_words_of_a_row_that_one_side_has_are_moved_where_they_stand_elsewhere() -> None:
    one = Article("l", "Gulls cried over the old stone pier. Nets dried.", "l")
    other = Article("r", "Nets dried over the old stone pier.", "r")
    rows = [
        Row(one.sentences[0], None, None),
        Row(one.sentences[1], other.sentences[0], Kind.EDITED),
    ]
    ours, theirs = word_changes(one, other, rows)
    assert [one.slice(w.span) for w in ours] == ["over the old stone pier"]
    assert [other.slice(w.span) for w in theirs] == ["over the old stone pier"]


WORDS = st.lists(st.sampled_from(["gull", "pier", "gate", "the", "of", "salt"]), max_size=25)


@given(WORDS, WORDS)
def test_no_word_is_told_twice_and_what_is_moved_is_there(
    left: list[str], right: list[str]
) -> None:
    one, other = Article("l", " ".join(left), "l"), Article("r", " ".join(right), "r")
    rows = [Row(Span(0, len(one.text)), Span(0, len(other.text)), Kind.EDITED)]
    ours, theirs = word_changes(one, other, rows)
    for side in (ours, theirs):
        ends = [0, *(words.span.end for words in side)]
        assert all(a <= words.span.start for a, words in zip(ends, side, strict=False))
    for words in ours:
        if words.change is Change.MOVED:
            assert words.across
            assert one.slice(words.span) == other.slice(words.across)
            assert words.across in [w.span for w in theirs if w.change is Change.MOVED]


def test_twenty_thousand_words_a_side_take_time_that_grows_with_them() -> None:
    random = Random(5)
    words = [f"word{random.randrange(3_000)}" for _ in range(20_000)]
    edited = [w if random.random() > 0.1 else f"new{random.randrange(99)}" for w in words]
    edited = edited[5_000:6_000] + edited[:5_000] + edited[6_000:]
    one, other = Article("l", " ".join(words), "l"), Article("r", " ".join(edited), "r")
    rows = [Row(Span(0, len(one.text)), Span(0, len(other.text)), Kind.EDITED)]
    started = process_time()
    ours, _ = word_changes(one, other, rows)
    assert process_time() - started < 4.0
    assert sum(words.change is Change.MOVED for words in ours) > 50
