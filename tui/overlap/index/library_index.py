"""What is known of a whole library before any two of its articles are compared in full."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from tui.overlap.index.boxes import find_boxes
from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.frames import (
    find_boilerplate,
    find_frames,
    find_frames_of_few,
    frame_stretches,
)
from tui.overlap.index.likeness import Likeness
from tui.overlap.index.neighbours import Near, near_pairs, nearest
from tui.overlap.index.phrases import find_phrases
from tui.overlap.index.rarity import Counted, count_words, rare_rows
from tui.overlap.index.shared_blocks import Blocks, shared_blocks
from tui.overlap.index.shared_grams import Grams, shared_grams
from tui.overlap.index.shared_runs import Runs, shared_runs
from tui.overlap.index.spread import spread_of
from tui.overlap.index.stretches import Stretches
from tui.overlap.index.surroundings import Surroundings
from tui.overlap.words.bags import Flags

MOST_NEAREST = 30
"""Nearest articles of each that are candidates; a library of no more has all pairs compared."""

EVIDENCE = 1.0
"""Bits from which two articles share more than single words."""


@dataclass(frozen=True, eq=False)
class LibraryIndex:
    """Which articles of a library share words, and where; numbers are places in `ids`.

    `near` has pairs with telling words in a row, `frames` what makes no pairs: headers, footers,
    boxes and phrases; `boilerplate` what of them is surely no part of what the articles tell.
    """

    ids: tuple[str, ...]
    ends: Numbers
    runs: Runs
    near: Near
    frames: Stretches
    boilerplate: Stretches

    def nearest(self, article_id: str, count: int = 20) -> list[str]:
        """Return the articles most like one, the likest first; fewer where fewer are alike."""
        firsts, others = self._nearest
        number = self._numbers[article_id]
        return [self.ids[other] for other in others[firsts[number] : firsts[number + 1]][:count]]

    def candidates(self) -> list[tuple[str, str]]:
        """Return the pairs that may share a passage, sorted, the lower id of each on its left.

        These are all pairs of a small library, else those that share a run of words, and each
        article with its nearest.
        """
        ids, places = self._by_id
        count = len(ids)
        if count <= MOST_NEAREST + 1:
            return [*combinations(ids, 2)]
        evident = self.near.only(self.near.bits >= EVIDENCE)
        firsts, others = nearest(evident, count, MOST_NEAREST)
        ones = np.repeat(np.arange(count, dtype=np.int32), np.diff(firsts))
        left = places[np.concatenate((ones, self.runs.left))].astype(np.int64)
        right = places[np.concatenate((others, self.runs.right))]
        keys = np.unique(np.minimum(left, right) * count + np.maximum(left, right))
        lower, upper = (map(ids.__getitem__, side.tolist()) for side in np.divmod(keys, count))
        return [*zip(lower, upper, strict=True)]

    def runs_by_id(self) -> tuple[tuple[str, ...], Runs]:
        """Return the ids sorted, and the runs with the places there as numbers of the articles.

        Those of a pair have the lower id on the left and come together, sorted by ids, the longest
        first, whatever changes the library has gone through.
        """
        ids, places = self._by_id
        runs = self.runs
        one, other = places[runs.left], places[runs.right]
        swapped = one > other
        runs = runs._replace(
            left=np.minimum(one, other),
            right=np.maximum(one, other),
            left_start=np.where(swapped, runs.right_start, runs.left_start),
            right_start=np.where(swapped, runs.left_start, runs.right_start),
        )
        order = np.lexsort((runs.right_start, runs.left_start, -runs.length, runs.right, runs.left))
        return ids, runs.only(order)

    def boilerplate_ranges(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Return the ranges of words that are boilerplate, by the articles that have some."""
        numbers = np.searchsorted(self.ends, self.boilerplate.starts, side="right")
        firsts = np.concatenate(([0], self.ends))[numbers]
        starts, ends = self.boilerplate.starts - firsts, self.boilerplate.ends - firsts
        found: dict[str, tuple[tuple[int, int], ...]] = {}
        for number, *words in zip(numbers.tolist(), starts.tolist(), ends.tolist(), strict=True):
            found[self.ids[number]] = (*found.get(self.ids[number], ()), (words[0], words[1]))
        return found

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {article_id: number for number, article_id in enumerate(self.ids)}

    @cached_property
    def _by_id(self) -> tuple[tuple[str, ...], Numbers]:
        """Return the ids sorted, and the place of each article among them by its number."""
        order = sorted(range(len(self.ids)), key=self.ids.__getitem__)
        places = np.empty(len(order), dtype=np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        return tuple(self.ids[number] for number in order), places

    @cached_property
    def _nearest(self) -> tuple[Numbers, Numbers]:
        return nearest(self.near, len(self.ids), MOST_NEAREST)


def index_corpus(ids: Sequence[str], corpus: Corpus, threads: int = 1) -> LibraryIndex:
    """Return the index of articles whose words are in `corpus`, in the order of their ids."""
    framed = frame(shared_grams(corpus, threads), corpus)
    with ThreadPoolExecutor(1) as beside:
        near = beside.submit(near_pairs, corpus, framed.frames, threads)
        boilerplate, runs = framed.boilerplate(corpus), framed.runs(corpus)
    return LibraryIndex(tuple(ids), corpus.ends, runs, near.result(), framed.frames, boilerplate)


@dataclass(frozen=True, eq=False)
class Framed:
    """The blocks that articles share, which of them make no pairs, and where these stand.

    `articles` tells of each block in how many it stands, `counted` what words count where they
    make pairs. `frames` are headers, footers, boxes and phrases.
    """

    blocks: Blocks
    articles: Numbers
    counted: Counted
    are_frames: Flags
    are_phrases: Flags
    frames: Stretches

    def boilerplate(self, corpus: Corpus) -> Stretches:
        """Return where the frames stand that are surely no part of what their articles tell."""
        frames = self.are_frames & ~self.are_phrases
        sure = find_boilerplate(self.blocks, frames, self.articles, corpus)
        return frame_stretches(self.blocks, sure)

    def runs(self, corpus: Corpus) -> Runs:
        """Return the runs that the other blocks make."""
        blocks = self.blocks.only(~self.are_frames)
        blocks = blocks.with_rows(rare_rows(blocks, corpus, self.counted))
        return shared_runs(blocks, corpus, self.counted)


def frame(grams: Grams, corpus: Corpus) -> Framed:
    """Return the blocks that grams make, and those of them that make no pairs."""
    blocks = shared_blocks(grams, corpus)
    articles = blocks.articles(corpus)
    spread = spread_of(blocks, articles, corpus)
    around = Surroundings(blocks, articles, spread, corpus, Likeness(corpus, spread))
    frames = find_frames(around)
    frames |= find_frames_of_few(around, frames)
    frames |= find_boxes(around, frames)
    phrases = find_phrases(around, frames)
    frames |= phrases
    stretches = frame_stretches(blocks, frames)
    counted = count_words(spread, stretches.flags(len(corpus.words)), corpus)
    return Framed(blocks, articles, counted, frames, phrases, stretches)
