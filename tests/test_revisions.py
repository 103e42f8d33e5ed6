from random import Random

import pytest

from tests.revisions import (
    Revision,
    change_words,
    convert_as_from_pdf,
    curl,
    move_paragraph,
    straighten,
    wrap,
)
from tui.articles.model import Span

TEXT = 'He said "first" of all the things.\n\nThen the office closed - it was five.\n\nThe end.'


def quoted(revised: Revision, quote: str) -> str | None:
    start = TEXT.index(quote)
    span = revised.find(Span(start, start + len(quote)))
    return None if span is None else revised.text[slice(*span)]


def test_a_quote_is_followed_into_a_moved_paragraph() -> None:
    for seed in range(9):
        start = TEXT.index("office")
        moved = move_paragraph(Revision.first(TEXT), Random(seed), Span(start, start + 6))
        assert quoted(moved, "the office closed") == "the office closed"


def test_marks_set_otherwise_stand_for_the_old_ones() -> None:
    curled = curl(Revision.first(TEXT))
    assert quoted(curled, '"first"') == "“first”"
    assert quoted(straighten(curled), '"first"') == '"first"'


def test_ligatures_stand_for_their_letters() -> None:
    revised = convert_as_from_pdf(Revision.first(TEXT), Random(1), 80)
    assert quoted(revised, "first") == "ﬁrst"


def test_wrapping_changes_white_space_only() -> None:
    wrapped = wrap(Revision.first(TEXT), 20)
    assert wrapped.text.split() == TEXT.split()
    assert max(map(len, wrapped.text.split("\n"))) <= 20


@pytest.mark.parametrize(("way", "expected"), [("replace", "X X X"), ("delete", None)])
def test_changed_words_stand_for_the_old_ones(way: str, expected: str | None) -> None:
    start = TEXT.index("of all the")
    span = Span(start, start + 10)
    revised = change_words(Revision.first(TEXT), span, 1.0, ["X"], Random(1), way)
    assert quoted(revised, "of all the") == expected
