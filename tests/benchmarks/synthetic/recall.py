"""Judge the runs and pairs that an index found by what was planted."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.synthetic.planted import JUNK, PlantedPair, Reuse, SyntheticLibrary

CHANCE = "chance"
"""Words that two articles share without having them from one source."""

_IN_GROUPS = frozenset({Reuse.REPRINT, Reuse.QUOTE, Reuse.LEAD})

Pairs = set[tuple[int, int]]
Numbers = NDArray[np.int64]


class SharedRuns(NamedTuple):
    """Words in a row that two articles share, a run each: articles by number, places in words."""

    left: Numbers
    right: Numbers
    left_start: Numbers
    right_start: Numbers
    length: Numbers

    def pairs(self) -> Pairs:
        """Return the pairs of articles that share a run, the lower number first."""
        low, high = np.minimum(self.left, self.right), np.maximum(self.left, self.right)
        return set(zip(low.tolist(), high.tolist(), strict=True))


class Recall(NamedTuple):
    """How many planted passages there are, and how many of them were found in which way."""

    planted: int
    on_the_words: int
    among_pairs: int
    among_candidates: int

    @property
    def share(self) -> float:
        """Return the share found by a run on its words."""
        return self.on_the_words / self.planted


def recall_of(
    library: SyntheticLibrary, runs: SharedRuns, candidates: Pairs
) -> dict[Reuse, Recall]:
    """Return what was found of each kind of reuse: by a run on its words, or at least the pair."""
    of_pair = _by_pair(runs)
    counts: dict[Reuse, list[int]] = {}
    for planted in library.planted_pairs():
        pair = planted.left, planted.right
        found = of_pair.get(pair, ())
        row = 1, _is_on(library, planted, runs, found), bool(found), pair in candidates
        known = counts.setdefault(planted.reuse, [0, 0, 0, 0])
        counts[planted.reuse] = [a + b for a, b in zip(known, row, strict=True)]
    return {reuse: Recall(*counts[reuse]) for reuse in Reuse if reuse in counts}


class Junk(NamedTuple):
    """Pairs of articles that were reported, and those of them that share only boilerplate."""

    reported: int
    outside_groups: int
    by_kind: Counter[str]

    def share(self, kinds: Collection[str]) -> float:
        """Return the share of these kinds of junk among themselves and the pairs that are none.

        Pairs in large groups are left out.
        """
        some = sum(self.by_kind[kind] for kind in kinds)
        return some / max(1, some + self.outside_groups - self.by_kind.total())


def junk_of(library: SyntheticLibrary, runs: SharedRuns) -> Junk:
    """Return how many pairs that share a run are not related, by what most of their words are.

    Reprints, leads and quotes make most pairs, which would hide junk: they are counted apart.
    """
    of_pair, related = _by_pair(runs), library.related()
    groups = {(p.left, p.right) for p in library.planted_pairs() if p.reuse in _IN_GROUPS}
    by_kind = Counter(
        _kind(library, pair, runs, rows) for pair, rows in of_pair.items() if pair not in related
    )
    return Junk(len(of_pair), len(of_pair.keys() - groups), by_kind)


def _by_pair(runs: SharedRuns) -> dict[tuple[int, int], list[int]]:
    found: dict[tuple[int, int], list[int]] = {}
    for row, pair in enumerate(zip(runs.left.tolist(), runs.right.tolist(), strict=True)):
        found.setdefault((min(pair), max(pair)), []).append(row)
    return found


def _is_on(
    library: SyntheticLibrary, planted: PlantedPair, runs: SharedRuns, rows: Iterable[int]
) -> bool:
    """Tell whether one of the runs has planted words, in the same place on both sides."""
    for row in rows:
        common = _common(library, runs, row)
        if ((common >= planted.start) & (common < planted.end)).any():
            return True
    return False


def _common(library: SyntheticLibrary, runs: SharedRuns, row: int) -> NDArray[np.int32]:
    """Return the origins of the words of a run that both articles have from one source."""
    length = runs.length[row]
    left, right = (
        library.origins[article][start : start + length]
        for article, start in (
            (runs.left[row], runs.left_start[row]),
            (runs.right[row], runs.right_start[row]),
        )
    )
    common: NDArray[np.int32] = left[(left == right) & (left >= 0)]
    return common


def _kind(
    library: SyntheticLibrary, pair: tuple[int, int], runs: SharedRuns, rows: Iterable[int]
) -> str:
    """Return what most of the common words of an unrelated pair are."""
    counts: Counter[str] = Counter()
    for row in rows:
        common = _common(library, runs, row)
        counts[CHANCE] += int(runs.length[row]) - len(common)
        for source in library.sources_of(common).tolist():
            kind = library.sources[source].kind
            counts[kind if kind in JUNK else CHANCE] += 1
    return counts.most_common(1)[0][0]
