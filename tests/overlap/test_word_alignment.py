"""Sequences of words aligned, short and long."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.overlap import word_alignment
from tui.overlap.facts.slots import Block
from tui.overlap.word_alignment import align_words

WORDS = st.lists(st.sampled_from("abcde"), max_size=40)


def check(left: Sequence[str], right: Sequence[str], blocks: Sequence[Block]) -> None:
    """Fail unless blocks tile both sides in turn and what is called equal is."""
    for words, places in ((left, [b.left for b in blocks]), (right, [b.right for b in blocks])):
        edges = [0, *(end for _, end in places)]
        assert [start for start, _ in places] == edges[:-1]
        assert edges[-1] == len(words)
    assert all(left[slice(*b.left)] == right[slice(*b.right)] for b in blocks if b.equal)
    assert all(one.equal != other.equal for one, other in pairwise(blocks))


@given(WORDS, WORDS)
def test_runs_tile_both_sides(left: list[str], right: list[str]) -> None:
    check(left, right, align_words(left, right))


@given(WORDS, WORDS, st.integers(0, 200))
def test_runs_tile_both_sides_of_long_texts(left: list[str], right: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_alignment, "LARGEST_TABLE", size)
        check(left, right, align_words(left, right))


def test_few_changes_in_long_texts_are_found_exactly() -> None:
    random = Random(4)
    left = [f"w{random.randrange(500)}" for _ in range(20_000)]
    right = list(left)
    changed = sorted(random.sample(range(20_000), 50))
    for place in changed:
        right[place] = "new"
    right[10_000:10_000] = ["more"] * 30
    blocks = align_words(left, right)
    check(left, right, blocks)
    assert sum(b.left[1] - b.left[0] for b in blocks if not b.equal) == 50


def test_long_texts_without_a_common_word_are_one_change() -> None:
    blocks = align_words(["a"] * 5_000, ["b"] * 5_000)
    assert blocks == [Block((0, 5_000), (0, 5_000), equal=False)]
