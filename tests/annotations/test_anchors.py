import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.anchors import place
from tui.annotations.model import Anchor, Highlight, Target, select
from tui.articles.model import Article, Span

NOW = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
TEXT = (
    "The river rose by two metres on Monday.\n\n"
    "Officials said that the old dam above the town would hold.\n\n"
    "Farmers had left their fields a week before the rain began.\n"
)


def highlight(text: str, quote: str, nth: int = 0) -> Highlight:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    selector = select(text, Span(start, start + len(quote)))
    target = Target("seeds/a.md", Article("a.md", text, "").sha256, selector)
    return Highlight("one", target, NOW, NOW)


def placed(old: str, quote: str, new: str, nth: int = 0) -> tuple[Anchor, str | None]:
    found = place(highlight(old, quote, nth), Article("a.md", new, ""))
    return found.anchor, None if found.span is None else new[slice(*found.span)]


def test_unchanged_text_keeps_its_place() -> None:
    assert placed(TEXT, "the old dam", TEXT) == (Anchor.OK, "the old dam")


def test_repeats_keep_their_own_place_in_an_unchanged_text() -> None:
    text = "Yes. No. Yes. No. Yes."
    found = place(highlight(text, "Yes.", nth=1), Article("a.md", text, ""))
    assert (found.anchor, found.span) == (Anchor.OK, Span(9, 13))


def test_a_change_far_below_leaves_the_place_sure() -> None:
    assert placed(TEXT, "two metres", TEXT + "More.\n") == (Anchor.OK, "two metres")


def test_a_paragraph_inserted_above_moves_the_highlight() -> None:
    new = "A paragraph of its own.\n\n" + TEXT
    found = place(highlight(TEXT, "the old dam"), Article("a.md", new, ""))
    assert found.anchor is Anchor.MOVED
    assert found.span is not None
    assert found.span.start == new.index("the old dam")


def test_a_rewrapped_quote_is_found() -> None:
    new = "Intro.\n" + TEXT.replace("above the town", "above\n   the\u00a0town")
    quote = "old dam above the town would hold"
    assert placed(TEXT, quote, new) == (Anchor.MOVED, "old dam above\n   the\u00a0town would hold")


def test_a_quote_that_is_gone_is_an_orphan() -> None:
    new = TEXT.replace("the old dam above", "a new dam below")
    assert placed(TEXT, "the old dam", new) == (Anchor.ORPHAN, None)


def test_an_edited_quote_is_not_taken_for_the_same() -> None:
    assert placed(TEXT, "two metres", TEXT.replace("two", "ten")) == (Anchor.ORPHAN, None)


def test_a_short_quote_in_wholly_other_words_is_an_orphan() -> None:
    new = "She measured two metres of cloth."
    assert placed(TEXT, "two metres", new) == (Anchor.ORPHAN, None)


def test_a_long_quote_that_stands_once_needs_no_context() -> None:
    quote = "Farmers had left their fields a week before the rain began."
    new = f"Nothing else is left. {quote} Nothing."
    assert placed(TEXT, quote, new) == (Anchor.MOVED, quote)


def test_context_decides_between_several_places() -> None:
    new = "She measured two metres of cloth. It was two metres too short.\n" + TEXT
    found = place(highlight(TEXT, "two metres"), Article("a.md", new, ""))
    assert found.anchor is Anchor.MOVED
    assert found.span is not None
    assert new[: found.span.start].endswith("rose by ")


def test_equal_places_with_equal_context_are_an_orphan() -> None:
    new = TEXT + "\n" + TEXT
    assert placed("X" + TEXT, "the old dam", new) == (Anchor.ORPHAN, None)


def test_when_the_own_copy_is_deleted_other_copies_are_not_taken() -> None:
    old = "First: he said no. Then they left.\n\nAsked again, he said no. Now it rains.\n\n" * 1
    old += "A third time in March he said no. Spring came.\n"
    new = old.replace("Asked again, he said no. Now it rains.\n\n", "")
    assert placed(old, "he said no.", new, nth=1) == (Anchor.ORPHAN, None)


def test_a_place_inside_a_longer_word_is_not_the_word() -> None:
    old = "We saw the cat on the mat today."
    new = "We saw the caterpillar on the mat today."
    assert placed(old, "cat", new) == (Anchor.ORPHAN, None)


def test_the_one_of_overlapping_places_that_was_meant_is_taken() -> None:
    old = "It went ha ha ha and then the laughing ended for good."
    new = "Well. " + old
    found = place(highlight(old, "ha ha", nth=1), Article("a.md", new, ""))
    assert found.anchor is Anchor.MOVED
    assert found.span is not None
    assert found.span.start == new.index("ha ha") + 3


def agreeing(quote: str, *context: str) -> str:
    """Return a text with the quote once after each context, and other words around."""
    return "".join(f"<{n}> {words}{quote} <{n}>\n" for n, words in enumerate(context))


CONTEXT_WORDS = "for the mayor of the old town by the river it was plainly "


@pytest.mark.parametrize(
    ("kept", "expected"), [(10, Anchor.ORPHAN), (20, Anchor.ORPHAN), (30, Anchor.MOVED)]
)
def test_a_short_quote_that_stands_once_needs_some_words_of_its_context(
    kept: int, expected: Anchor
) -> None:
    old = f"{CONTEXT_WORDS}no, and so on."
    assert placed(old, "no", agreeing("no", CONTEXT_WORDS[-kept:]))[0] is expected


@pytest.mark.parametrize(
    ("kept", "others", "expected"),
    [
        (26, 3, Anchor.ORPHAN),
        (40, 3, Anchor.MOVED),
        (40, 30, Anchor.ORPHAN),
        (40, 40, Anchor.ORPHAN),
    ],
)
def test_of_several_places_one_must_have_much_more_of_the_context(
    kept: int, others: int, expected: Anchor
) -> None:
    old = f"{CONTEXT_WORDS}no, and so on."
    new = "Introduction.\n" + agreeing("no", CONTEXT_WORDS[-others:], CONTEXT_WORDS[-kept:])
    found = place(highlight(old, "no"), Article("a.md", new, ""))
    assert found.anchor is expected
    assert found.span in (None, Span(new.rindex("no"), new.rindex("no") + 2))


def test_offsets_that_contradict_their_quote_are_not_believed() -> None:
    good = highlight(TEXT, "the old dam")
    shifted = select("x" + TEXT, Span(*(n + 1 for n in good.target.selector.span)))
    wrong = Highlight("one", Target("seeds/a.md", good.target.sha256, shifted), NOW, NOW)
    found = place(wrong, Article("a.md", TEXT, ""))
    assert found.span == good.target.selector.span


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_an_emptied_article_orphans_its_highlights(text: str) -> None:
    assert placed(TEXT, "the old dam", text) == (Anchor.ORPHAN, None)


def test_more_repeats_than_can_be_told_apart_are_an_orphan() -> None:
    text = "The dam would hold. " * 100_000
    assert placed(text, "The dam would hold.", "New. " + text) == (Anchor.ORPHAN, None)


WORDS = st.lists(st.sampled_from(["a", "b", "river", "dam", "no.", "\n"]), min_size=1, max_size=40)


@given(WORDS, WORDS, st.data())
def test_what_is_placed_has_the_words_of_the_highlight(
    old_words: list[str], new_words: list[str], data: st.DataObject
) -> None:
    old, new = " ".join(old_words), " ".join(new_words)
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    selector = select(old, Span(start, end))
    target = Target("a.md", Article("a.md", old, "").sha256, selector)
    found = place(Highlight("one", target, NOW, NOW), Article("a.md", new, ""))
    if found.span is None:
        assert found.anchor is Anchor.ORPHAN
    else:
        assert new[slice(*found.span)].split() == old[start:end].split()


@given(WORDS, WORDS, st.data())
def test_text_added_above_never_makes_a_highlight_land_elsewhere(
    words: list[str], above: list[str], data: st.DataObject
) -> None:
    old = " ".join(words)
    shift = " ".join(above) + "\n\n"
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    target = Target("a.md", Article("a.md", old, "").sha256, select(old, Span(start, end)))
    found = place(Highlight("one", target, NOW, NOW), Article("a.md", shift + old, ""))
    if (
        found.span is not None
        and found.anchor is Anchor.MOVED
        and start > 16
        and end + 16 < len(old)
    ):
        quote = old[start:end]
        lead, tail = len(quote) - len(quote.lstrip()), len(quote) - len(quote.rstrip())
        assert found.span == Span(start + lead + len(shift), end - tail + len(shift))
