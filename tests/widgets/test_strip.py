from hypothesis import given
from hypothesis import strategies as st

from tui.overlap.sharing import WordRange, merged
from tui.widgets.strip import NOTHING, SHADES, strip_of

RANGES = st.lists(st.tuples(st.integers(0, 299), st.integers(1, 40))).map(
    lambda found: merged((first, first + count) for first, count in found)
)


def test_words_lie_where_they_are_in_the_article() -> None:
    assert strip_of([(0, 25), (75, 100)], 100, 8) == "██····██"


def test_a_cell_is_shaded_by_how_many_of_its_words_are_in_the_ranges() -> None:
    assert strip_of([(0, 2), (10, 14), (20, 26), (30, 40)], 50, 5) == "░▒▓█·"


def test_a_word_of_a_short_article_takes_several_cells() -> None:
    assert strip_of([(1, 2)], 3, 9) == "···███···"


def test_an_article_without_words_has_no_strip() -> None:
    assert strip_of([], 0, 5) == "     "


@given(RANGES, st.integers(1, 400), st.integers(0, 200))
def test_a_strip_is_as_wide_as_asked_for_and_shows_any_word_and_no_other(
    ranges: tuple[WordRange, ...], total: int, width: int
) -> None:
    strip = strip_of(ranges, total, width)
    assert len(strip) == width
    for cell, shade in enumerate(strip):
        start, end = cell * total / width, (cell + 1) * total / width
        has_words = any(first < end and min(last, total) > start for first, last in ranges)
        assert (shade in SHADES) == has_words or shade == SHADES[0], (cell, shade)
        assert shade in SHADES or shade == NOTHING


@given(st.integers(1, 400), st.integers(1, 200))
def test_a_whole_article_is_full(total: int, width: int) -> None:
    assert strip_of([(0, total)], total, width) == SHADES[-1] * width
