"""Of words that stand in several places one must not be taken for another."""

import pytest

from tests.placing import FIRST, NEIGHBOURS, SECOND, TEXT, THIRD, found, placed_at
from tui.annotations.model import Anchor
from tui.articles.model import Span


def test_when_the_own_copy_is_deleted_other_copies_are_not_taken() -> None:
    old = FIRST + "He said no to that.\n\n" + SECOND + "He said no to that.\n\n" + THIRD
    new = FIRST + SECOND + "He said no to that.\n\n" + THIRD
    assert found(old, "He said no to that.", new) == (Anchor.ORPHAN, None)
    assert found(old, "He said no to that.", new, nth=1) == (Anchor.MOVED, "He said no to that.")


@pytest.mark.parametrize("copies", [2, 3, 4])
def test_of_copies_side_by_side_none_is_sure_when_one_is_deleted(copies: int) -> None:
    old = FIRST + SECOND * copies + THIRD
    new = FIRST + SECOND * (copies - 1) + THIRD
    for nth in range(copies):
        assert found(old, SECOND.strip(), new, nth)[0] is Anchor.ORPHAN


def test_of_paragraphs_printed_twice_one_that_the_order_tells_is_found() -> None:
    old = (
        FIRST + SECOND + THIRD + "And a last word from the mayor of the town.\n\n" + SECOND + THIRD
    )
    new = old.removesuffix(THIRD).replace("And a last", "Subscribe.\n\nAnd a last")
    placed = placed_at(old, "left their fields a week", new)
    start = new.index("left their fields a week")
    assert (placed.anchor, placed.span) == (Anchor.FUZZY, Span(start, start + 24))


def test_of_paragraphs_printed_twice_one_that_may_be_either_is_not_sure() -> None:
    old = FIRST + (SECOND + THIRD) * 2
    new = FIRST + SECOND + "Subscribe now.\n\n" + THIRD
    for nth in range(2):
        assert found(old, "left their fields a week", new, nth)[0] is Anchor.ORPHAN


def test_a_heading_that_is_printed_twice_is_not_followed_from_one_place_to_another() -> None:
    heading = "What the mayor said\n\n"
    old = heading + FIRST + SECOND + heading + THIRD + "".join(NEIGHBOURS)
    new = FIRST + SECOND + THIRD + NEIGHBOURS[0] + heading + "".join(NEIGHBOURS[1:])
    assert found(old, heading.strip(), new)[0] is Anchor.ORPHAN


def test_an_exact_paragraph_comes_before_one_much_like_it() -> None:
    cats, dogs = "What about two cats?\n\nThe same.\n\n", "What about a dog?\n\n"
    old = FIRST + cats + dogs + SECOND + THIRD
    new = dogs + FIRST + cats + SECOND + THIRD
    assert found(old, "What about a dog?", new)[1] == "What about a dog?"


def test_a_double_put_beside_the_quote_makes_it_uncertain() -> None:
    new = FIRST + SECOND + SECOND + THIRD
    assert found(TEXT, SECOND.strip(), new)[0] is Anchor.FUZZY


def test_of_equal_words_one_that_only_one_side_speaks_for_is_uncertain() -> None:
    quote = "He said no to that"
    old = FIRST + f"{quote}, and left the room by the back door.\n\n" + SECOND + THIRD
    new = FIRST + f"{quote}. Nobody had asked.\n\n" + SECOND + THIRD
    assert found(old, quote, new) == (Anchor.MOVED, quote) or found(old, quote, new)[0] is Anchor.OK
    assert found(old, quote, f"{new}To the baker {quote} as well.\n") == (Anchor.FUZZY, quote)


def test_a_copy_of_words_that_were_edited_where_they_stood_is_not_sure() -> None:
    quote = "Officials said that the old dam above the town would hold"
    edited = TEXT.replace("the old dam above", "an old wall above")
    note = f"Correction: this article said before: {quote} until the end of the week.\n\n"
    for new in (note + edited, edited + note, edited.replace(THIRD.strip(), note + THIRD)):
        assert found(TEXT, quote, new) == (Anchor.FUZZY, quote)


def test_a_sentence_that_took_the_place_of_one_much_like_it_is_found() -> None:
    quote = "The court said on Monday that it would rule in the case by the end of March."
    like = quote.replace("March", "April").replace("Monday", "Sunday")
    old = FIRST.strip() + f" {quote}\n\n" + SECOND + THIRD.strip() + f" {like}\n"
    new = FIRST + SECOND + THIRD.strip() + f" {quote}\n"
    assert found(old, quote, new) == (Anchor.FUZZY, quote)


def test_a_hundred_thousand_repeats_end() -> None:
    old = "The dam would hold. " * 100_000
    assert placed_at(old, "The dam would hold.", old[20:], 3).anchor is Anchor.ORPHAN
