"""What is pasted has no orders in it, however the terminal cuts what it sends."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.screens.pasted_text import BEGIN, END, PastedText

SENT = st.lists(
    st.sampled_from(["a", "\x1b", "[", "200~", "201~", BEGIN, END, "\r", "\n", "\x9b", "\x00", "é"])
).map("".join)


def sent_in(pieces: list[str]) -> str:
    pasted = PastedText()
    return "".join(map(pasted.cleaned, pieces))


def test_orders_in_pasted_text_are_shown_and_keys_around_it_stay() -> None:
    sent = f"\x1b[A{BEGIN}x\x1bqq\x9b\r\nend\t{END}\x1bq"
    assert sent_in([sent]) == f"\x1b[A{BEGIN}x␛qq\N{REPLACEMENT CHARACTER}\r\nend\t{END}\x1bq"


@given(SENT)
def test_without_a_paste_nothing_changes(sent: str) -> None:
    typed = sent.replace(BEGIN, "")
    assert sent_in([typed]) == typed or BEGIN in typed


@given(SENT, st.lists(st.integers(0, 60)))
def test_it_does_not_matter_where_what_is_sent_is_cut(sent: str, cuts: list[int]) -> None:
    places = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    pieces = [sent[start:end] for start, end in pairwise(places)]
    assert sent_in([*pieces, END]) == sent_in([sent, END])
