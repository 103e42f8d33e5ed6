"""Any text is drawn in rows of the right width, each character where the reader looks for it."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from tests.reading.test_graphemes import FAMILY, TEXTS
from tui.articles.characters import normalise
from tui.articles.model import Article, Span
from tui.reading.graphemes import clusters, is_plain
from tui.reading.rows import column_of, lay_out, offset_at
from tui.reading.wrapping import wrap
from tui.widgets.glyphs import USUAL, drawn
from tui.widgets.painting import cells, fit, most_cells, paint, wrapped

ANY = st.one_of(TEXTS, st.text(max_size=60)).map(normalise)
BLANKS = " \t\n\u3000"
PLAIN, MARKED = Style(), Style(underline=True)


@settings(deadline=None)
@given(ANY, st.integers(8, 30))
def test_rows_fit_and_cover_all_but_blanks_in_order(text: str, width: int) -> None:
    rows = list(wrap(text, Span(0, len(text)), width, cells))
    assert all(one.end <= other.start for one, other in pairwise(rows))
    for row in rows:
        line = paint(text, row, PLAIN, [])
        if len(list(clusters(text, row))) > 1:
            assert sum(cell_len(segment.text) for segment in line) <= width
        fitted = fit(line, width, PLAIN)
        assert sum(cell_len(segment.text) for segment in fitted) == width
    kept = "".join(text[start:end] for start, end in rows)
    assert "".join(c for c in kept if c not in BLANKS) == "".join(
        c for c in text if c not in BLANKS
    )


@settings(deadline=None)
@given(ANY, st.integers(8, 30))
def test_the_cell_of_a_character_leads_back_to_it(text: str, width: int) -> None:
    article = Article("a.txt", text, "")
    for row in lay_out(article, width, cells).rows:
        for start, end in clusters(text, Span(row.start, row.end)):
            column = column_of(text, row, start, cells)
            for cell in range(cells(text[start:end])):
                assert offset_at(text, row, column + cell, cells) == start


@settings(deadline=None)
@given(ANY, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), max_size=4))
def test_marks_change_the_look_of_whole_characters_and_never_their_place(
    text: str, marks: list[tuple[int, int]]
) -> None:
    span = Span(0, len(text))
    layers = [(Span(start, start + size), MARKED) for start, size in marks]
    painted = paint(text, span, PLAIN, layers)
    plain = paint(text, span, PLAIN, [])
    assert "".join(segment.text for segment in painted) == "".join(s.text for s in plain)


@settings(deadline=None)
@given(ANY)
def test_each_character_is_seen_and_terminals_agree_on_its_cells(text: str) -> None:
    for start, end in clusters(text, Span(0, len(text))):
        shown = drawn(text[start:end])
        assert sum(map(cell_len, shown)) == cell_len(shown) >= 1
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        (FAMILY, "\U0001f468\U0001f469\U0001f467\U0001f466"),
        ("\U0001f44d\U0001f3fd", "\U0001f44d"),
        ("❤\ufe0f", "❤"),
        ("1\ufe0f\u20e3", "1\u20e3"),
        ("\U0001f1eb\U0001f1f7", "\U0001f1eb\U0001f1f7"),
        ("\u0301", "◌\u0301"),
        ("\u200b", "◌"),
        ("a\xad", "a"),
        ("e\u0301", "e\u0301"),
        ("\t", " "),
        ("\x1b", "␛"),
        ("\u202e", "\ufffd"),
    ],
)
def test_what_terminals_draw_in_different_ways_is_drawn_in_parts(
    character: str, shown: str
) -> None:
    assert drawn(character) == shown


def test_a_wide_character_is_hit_on_either_half() -> None:
    article = Article("a.txt", "中文ab", "")
    (row,) = lay_out(article, 20, cells).rows
    assert [offset_at(article.text, row, cell, cells) for cell in range(6)] == [0, 0, 1, 1, 2, 3]


def test_rows_leave_room_for_terminals_that_give_vowel_signs_a_cell() -> None:
    text = "यह हिन्दी का एक लम्बा वाक्य है जिसमें संयुक्त अक्षर हैं"
    for start, end in wrap(text, Span(0, len(text)), 20, most_cells):
        signs = sum(unicodedata.category(character) == "Mc" for character in text[start:end])
        assert cells(text[start:end]) + signs <= 20


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("short", ["short"]),
        ("  a line of many words", ["  a line", "  of many", "  words"]),
        ("one北京的words", ["one北京的", "words"]),
        ("unbrokenword", ["unbrokenw", "ord"]),
        ("", [""]),
    ],
)
def test_words_are_wrapped_in_cells_and_further_rows_indented_as_the_first(
    words: str, rows: list[str]
) -> None:
    assert wrapped(words, 9) == rows


def test_of_usual_characters_each_is_one_that_takes_a_cell() -> None:
    assert all(is_plain(one) and cell_len(one) == 1 for one in USUAL)
