"""What is known of a whole library before any two of its articles are compared in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.frames import find_frames, frame_words
from tui.overlap.index.neighbours import Near, near_pairs, nearest
from tui.overlap.index.shared_blocks import shared_blocks
from tui.overlap.index.shared_grams import shared_grams
from tui.overlap.index.shared_runs import Runs, shared_runs
from tui.overlap.words.bags import Flags

MOST_NEAREST = 30
"""Nearest articles of each that are candidates; a library of no more has all pairs compared."""

RUN_BITS = 27
"""Bits that the words of a run must tell outside of frames for its articles to be candidates."""

COINCIDENCES = 1000
"""Articles of a library from which one feature in common is taken for a coincidence."""

COINCIDENCE_BITS = 4.0
"""Bits beyond those of a feature that two articles alone have that are no coincidence."""


@dataclass(frozen=True, eq=False)
class LibraryIndex:
    """Which articles of a library share words, and where; numbers are places in `ids`.

    `near_firsts` and `near` hold each article's nearest, as `nearest` returns them; `frames` are
    the words of headers and footers: article, first word and the one after the last, by article.
    """

    ids: tuple[str, ...]
    runs: Runs
    near: Near
    frames: tuple[Numbers, Numbers, Numbers]

    def nearest(self, article_id: str, count: int = 20) -> list[str]:
        """Return the articles most like one, the likest first; fewer where fewer are alike."""
        firsts, others = self._nearest
        number = self._numbers[article_id]
        return [self.ids[other] for other in others[firsts[number] : firsts[number + 1]][:count]]

    def candidates(self) -> list[tuple[str, str]]:
        """Return the pairs that may share a passage, by their first article.

        These are all pairs of a small library, else those that share a telling run of words, and
        each article with its nearest.
        """
        count = len(self.ids)
        if count <= MOST_NEAREST + 1:
            return [*combinations(self.ids, 2)]
        firsts, others = self._nearest
        ones = np.repeat(np.arange(count, dtype=np.int64), np.diff(firsts))
        low, high = np.minimum(ones, others), np.maximum(ones, others)
        telling = self.runs.bits >= RUN_BITS
        shared = self.runs.left[telling].astype(np.int64) * count + self.runs.right[telling]
        keys = np.unique(np.concatenate((low * count + high, shared)))
        return [(self.ids[key // count], self.ids[key % count]) for key in keys.tolist()]

    def frame_ranges(self, article_id: str) -> list[tuple[int, int]]:
        """Return the ranges of words of an article that are its header or footer."""
        articles, starts, ends = self.frames
        number = self._numbers[article_id]
        rows = slice(*np.searchsorted(articles, (number, number + 1)).tolist())
        return [*zip(starts[rows].tolist(), ends[rows].tolist(), strict=True)]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {article_id: number for number, article_id in enumerate(self.ids)}

    @cached_property
    def _nearest(self) -> tuple[Numbers, Numbers]:
        return nearest(self.near, len(self.ids), MOST_NEAREST)


def index_corpus(ids: Sequence[str], corpus: Corpus, threads: int = 1) -> LibraryIndex:
    """Return the index of articles whose words are in `corpus`, in the order of their ids."""
    blocks = shared_blocks(shared_grams(corpus, threads), corpus)
    frames = find_frames(blocks, corpus)
    framing = frame_words(blocks, frames, corpus)
    runs = shared_runs(blocks.only(~frames), corpus, framing)
    near = _no_coincidences(near_pairs(corpus, framing, threads), len(ids))
    return LibraryIndex(tuple(ids), runs, near, _ranges(framing, corpus))


def _no_coincidences(near: Near, count: int) -> Near:
    """Leave out pairs with one rare feature in common where the library is large."""
    if count <= COINCIDENCES:
        return near
    kept = near.bits >= np.log2(count) + COINCIDENCE_BITS
    return Near(*(column[kept] for column in near))


def _ranges(framing: Flags, corpus: Corpus) -> tuple[Numbers, Numbers, Numbers]:
    """Return the ranges of words that are flagged: article, first word, the one after the last."""
    filled = corpus.lengths > 0
    first, last = np.zeros(len(framing), dtype=bool), np.zeros(len(framing), dtype=bool)
    first[corpus.starts[filled]] = last[corpus.ends[filled] - 1] = True
    first[1:] |= ~framing[:-1]
    last[:-1] |= ~framing[1:]
    starts = np.flatnonzero(framing & first).astype(np.int32)
    ends = np.flatnonzero(framing & last).astype(np.int32) + np.int32(1)
    articles = corpus.article_of(starts)
    return articles, starts - corpus.starts[articles], ends - corpus.starts[articles]
