"""Characters are what the reader takes for one, whatever code points they are made of."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.model import Span
from tui.reading.graphemes import cluster_at, cluster_over, clusters, step_back, step_on

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
LETTERS = ["a", "B", " ", "\n", "\t", "é", "e\u0301", "中", "한", "\u1112\u1161\u11ab", "“", "\r\n"]
EMOJI = [FAMILY, "\U0001f1eb", "\U0001f1f7", "\U0001f44d\U0001f3fd", "1\ufe0f\u20e3", "❤"]
MARKED = [
    "क्षि",
    "ที่",
    "กำ",
    "א",
    "م",
    "\u0600",
    "\u093f",
    "\u0301",
    "\u200b",
    "\u200d",
    "\xad",
    "\ufe0f",
]
PIECES = st.sampled_from([*LETTERS, *EMOJI, *MARKED])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in clusters(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "characters",
    [
        ["e\u0301", "e\u0301\u0301", "e"],
        ["a", "\r\n", "\n", "\u0301", "b"],
        [FAMILY, "\U0001f44d\U0001f3fd", "❤\ufe0f\u200d\U0001f525", "a"],
        ["\U0001f1eb\U0001f1f7", "\U0001f1e9\U0001f1ea", "\U0001f1e6", "x"],
        ["\U0001f3f4\U000e0067\U000e0062\U000e007f", "1\ufe0f\u20e3", "2"],
        ["क्षि", " ", "न", "म", "स्ते", "क्\u200c", "ष"],
        ["\u1112\u1161\u11ab", "한", "각\u11a8", "\u1112\u1112\u1161"],
        ["กำ", "ที่", "ழ்", "বা"],
        ["\u200b\u200ba", "b\u200b", "c\xad", "d"],
        ["\u0600١", "١"],
    ],
)
def test_what_belongs_together_is_one_character(characters: list[str]) -> None:
    assert parts("".join(characters)) == characters


def test_a_chain_longer_than_any_language_has_is_parted() -> None:
    assert max(map(len, parts("क्" * 500 + "क"))) < 20
    assert max(map(len, parts("\u200d".join(["\U0001f468"] * 500)))) < 10


@settings(deadline=None)
@given(TEXTS)
def test_characters_hold_all_of_a_text_in_order(text: str) -> None:
    found = list(clusters(text, Span(0, len(text))))
    assert "".join(parts(text)) == text
    assert all(one.end == other.start and one for one, other in pairwise(found))


@settings(deadline=None)
@given(TEXTS, st.integers(0, 3), st.data())
def test_steps_lead_from_character_to_character_and_back(
    text: str, count: int, data: st.DataObject
) -> None:
    starts = [start for start, _ in clusters(text, Span(0, len(text)))] or [0]
    place = data.draw(st.integers(0, len(starts) - 1))
    after = [*starts, len(text)][min(place + count, len(starts) if text else 0)]
    assert step_on(text, starts[place], count) == after
    assert step_back(text, starts[place], count) == starts[max(0, place - count)]


@settings(deadline=None)
@given(TEXTS)
def test_a_code_point_belongs_to_the_character_it_is_found_in(text: str) -> None:
    for span in clusters(text, Span(0, len(text))):
        assert cluster_at(text, span.start) == span
        for offset in range(*span):
            assert cluster_over(text, offset) == span


@pytest.mark.parametrize("character", ["\U0001f1eb\U0001f1f7", "ที่", "स्ते", FAMILY, "中", "a"])
def test_a_long_run_without_blanks_is_stepped_through_in_whole_characters(character: str) -> None:
    text, size = character * 400, len(character)
    assert step_back(text, len(text), 1) == len(text) - size
    assert step_back(text, len(text), 150) == len(text) - 150 * size
    assert step_on(text, 0, 399) == len(text) - size
    assert cluster_over(text, 390 * size) == Span(390 * size, 391 * size)
