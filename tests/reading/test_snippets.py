"""The line around a place always shows the place, and never more than there is room for."""

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Span
from tui.reading.snippets import snippet

TEXT = "The ferry was late. Nobody at the quay\nknew why it had left so late in the day at all."


def line(text: str, words: str, room: int) -> str:
    start = text.index(words)
    return "|".join(snippet(text, Span(start, start + len(words)), Span(0, len(text)), room))


def test_a_line_that_fits_is_whole() -> None:
    assert line("One\n two  three", "two", 200) == "One |two| three"


def test_a_long_line_is_cut_on_both_sides_and_has_its_words_whole_before() -> None:
    assert line(TEXT, "quay", 40) == "… at the |quay| knew why it had left so l…"
    assert line(TEXT, "at all", 40) == "… it had left so late in the day |at all|."


def test_a_place_longer_than_the_room_is_cut() -> None:
    assert line(TEXT, "late. Nobody at the quay", 10) == "|late. Nob…|"


@given(
    st.text(alphabet="ab \n\t", min_size=1, max_size=80),
    st.data(),
    st.integers(1, 60),
)
def test_no_line_is_longer_than_its_room(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = snippet(text, Span(start, end), Span(0, len(text)), room)
    assert sum(map(len, shown)) <= room
    assert "\n" not in "".join(shown)
    assert "\t" not in "".join(shown)
