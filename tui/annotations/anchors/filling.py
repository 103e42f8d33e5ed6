"""Pair the words between runs that are already paired: what was edited."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from tui.annotations.anchors.folding import Ids
from tui.annotations.anchors.pairing import NONE, Pairing
from tui.annotations.anchors.runs import Run, cluster, in_order, shared_runs

_DIRECT = 1_000_000
_MOST = 200_000_000
_TAKEN_OLD, _TAKEN_NEW = "\U0010ffff", "\U0010fffe"


class Gap(NamedTuple):
    """Words `old` to `old_end` of one text and `new` to `new_end` of another."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def size(self) -> int:
        """Return the number of pairs of words; none where a side is empty."""
        return max(0, self.old_end - self.old) * max(0, self.new_end - self.new)


def gaps_between(runs: Sequence[Run], whole: Gap) -> Iterator[Gap]:
    """Yield what lies before, between and after runs in the same order in both texts."""
    old, new = whole.old, whole.new
    for run in runs:
        if run.old > old and run.new > new:
            yield Gap(old, run.old, new, run.new)
        old, new = max(old, run.old + run.length), max(new, run.new + run.length)
    if whole.old_end > old and whole.new_end > new:
        yield Gap(old, whole.old_end, new, whole.new_end)


class Filler:
    """Pairs words that are free when it is made."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._old = _masked(pairing.old.code, pairing.to_new, _TAKEN_OLD)
        self._new = _masked(pairing.new.code, pairing.to_old, _TAKEN_NEW)

    def fill(self, gaps: Iterable[Gap], chain: int = 0) -> None:
        """Pair the words of gaps that are the same and in the same order, as many as possible."""
        self._pairing.pair([run for gap in gaps for run in self._runs(gap)], chain)

    def _runs(self, gap: Gap) -> Iterator[Run]:
        if gap.size <= _DIRECT:
            yield from self._matches(gap)
            return
        runs = self._unique_runs(gap)
        if runs:
            yield from runs
            for part in gaps_between(runs, gap):
                yield from self._runs(part)
        elif gap.size <= _MOST:
            yield from self._matches(gap)

    def _unique_runs(self, gap: Gap) -> list[Run]:
        old = _numbers(self._old[gap.old : gap.old_end])
        new = _numbers(self._new[gap.new : gap.new_end])
        for length in (3, 1):
            runs = shared_runs(old, new, length)
            clusters = cluster(runs)
            kept = [run for n in sorted(in_order(clusters)) for run in clusters[n].runs]
            if kept:
                return [Run(gap.old + i, gap.new + j, size) for i, j, size in kept]
        return []

    def _matches(self, gap: Gap) -> Iterator[Run]:
        from rapidfuzz.distance import Indel

        old, new = self._old[gap.old : gap.old_end], self._new[gap.new : gap.new_end]
        if len(old) == 1 or len(new) == 1:
            at, other = (0, new.find(old)) if len(old) == 1 else (old.find(new), 0)
            if at >= 0 and other >= 0:
                yield Run(gap.old + at, gap.new + other, 1)
            return
        for block in Indel.opcodes(old, new).as_matching_blocks():
            if block.size:
                yield Run(gap.old + block.a, gap.new + block.b, block.size)


def _numbers(code: str) -> Ids:
    return np.frombuffer(code.encode("utf-32-le"), dtype="<u4").astype(np.int64)


def _masked(code: str, counterparts: Ids, taken: str) -> str:
    codes = np.frombuffer(code.encode("utf-32-le"), dtype="<u4")
    masked = np.where(counterparts == NONE, codes, np.uint32(ord(taken)))
    return masked.astype("<u4").tobytes().decode("utf-32-le")
