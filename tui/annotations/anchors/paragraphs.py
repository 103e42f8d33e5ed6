"""Find the paragraphs that two texts share word for word and that stand once in either."""

import re
from collections.abc import Iterator

import numpy as np

from tui.annotations.anchors.folding import Ids, Words
from tui.annotations.anchors.runs import Run
from tui.articles.segmentation import HARD_WRAP_LIMIT

_LINE = re.compile(r"\S.*")
_BLOCK = re.compile(r"\S.*(?:\n[ \t]*\S.*)*")
_ITEM = re.compile(r"^[ \t]*(?:#{1,6}\s|>|[-*+•–]\s|\d{1,3}[.)]\s|\|).*", re.MULTILINE)


def shared_paragraphs(old: Words, new: Words) -> list[Run]:
    """Return the paragraphs that each text has once, in the old order."""
    ours, theirs = _only_once(old), _only_once(new)
    shared = [
        Run(start, theirs[key][0], end - start)
        for key, (start, end) in ours.items()
        if key in theirs
    ]
    return sorted(_apart(shared, len(old), len(new)))


def _apart(runs: list[Run], old: int, new: int) -> Iterator[Run]:
    """Yield the runs that share no word with a longer one; `old`, `new`: words of the texts."""
    taken, taken_new = np.zeros(old, dtype=bool), np.zeros(new, dtype=bool)
    for run in sorted(runs, key=lambda run: -run.length):
        here = slice(run.old, run.old + run.length)
        there = slice(run.new, run.new + run.length)
        if not taken[here].any() and not taken_new[there].any():
            taken[here] = taken_new[there] = True
            yield run


def _only_once(words: Words) -> dict[bytes, tuple[int, int]]:
    """Return the ranges of the paragraphs that stand once, by their words."""
    found: dict[bytes, tuple[int, int]] = {}
    repeated: set[bytes] = set()
    for start, end in _ranges(words):
        key = words.ids[start:end].tobytes()
        if not key or key in found:
            repeated.add(key)
        found[key] = start, end
    return {key: place for key, place in found.items() if key not in repeated}


def _ranges(words: Words) -> list[tuple[int, int]]:
    """Return the first word of each paragraph and that after its last.

    A paragraph stands between empty lines; a line is one too, but where lines are broken at a
    margin only that of a heading or a list.
    """
    blocks, lines = _spans(_BLOCK, words.text), _spans(_LINE, words.text)
    if len(lines) and int(np.diff(lines).max()) <= HARD_WRAP_LIMIT:
        lines = _spans(_ITEM, words.text)
    spans = np.concatenate((blocks, lines))
    firsts, ends = np.searchsorted(words.starts, spans.T)
    return sorted({*zip(firsts.tolist(), ends.tolist(), strict=True)})


def _spans(what: re.Pattern[str], text: str) -> Ids:
    """Return the matches as rows of start and end."""
    return np.array([match.span() for match in what.finditer(text)], dtype=np.int64).reshape(-1, 2)
