"""Turn matches into fragments: ranges of words on either side, edges trimmed."""

from itertools import chain
from typing import NamedTuple

import numpy as np

from tui.overlap.clustering import Match, cluster
from tui.overlap.matches import Sides, find_matches
from tui.overlap.rows import align_rows
from tui.overlap.terms import Range, Terms

GAP = 30
"""Words on one side that may lie between matches of one fragment."""

ONE_SIDED = 60
"""Words on one side that may lie between rows of one reworded passage."""

COPIED = 0.7
"""Share of a fragment's words, on both sides, from which its edges are trimmed to shared words."""

IN_RUN = 0.75
"""Share of the words shared from which all that is shared is one run."""

LOSS = 0.35
"""What a word that stands on one side only costs when edges are trimmed; a telling shared word
gains up to one."""

TELLING = 8.0
"""Bits from which a shared word gains one when edges are trimmed."""


class Fragment(NamedTuple):
    """Ranges of word numbers on either side that tell the same."""

    left: Range
    right: Range


def find_fragments(sides: Sides) -> list[Fragment]:
    """Return the fragments two articles share, by their place on the left."""
    groups = cluster(find_matches(sides), GAP)
    found = (_fragments(sides, group) for group in groups if any(match.sure for match in group))
    return without_rivals(sides, list(chain.from_iterable(found)))


def whole_sentences(sides: Sides, fragment: Fragment) -> Fragment:
    """Return the fragment widened to whole sentences on both sides."""
    return Fragment(
        _sentence_bounds(sides.left, fragment.left), _sentence_bounds(sides.right, fragment.right)
    )


def without_rivals(sides: Sides, fragments: list[Fragment]) -> list[Fragment]:
    """Return the fragments less those that mostly lie in longer ones on one side."""
    taken = [np.zeros(len(terms.stems), dtype=bool) for terms in (sides.left, sides.right)]
    kept: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda f: (-_length(f.left) - _length(f.right), f)):
        parts = [words[slice(*part)] for words, part in zip(taken, fragment, strict=True)]
        if any(2 * part.sum() > len(part) for part in parts):
            continue
        for part in parts:
            part[:] = True
        kept.append(fragment)
    return sorted(kept)


def _fragments(sides: Sides, group: list[Match]) -> list[Fragment]:
    whole = _bounds(group)
    if min(_shared_shares(sides, whole)) >= COPIED:
        return [_trim(sides, whole)]
    runs = [match for match in group if match.run]
    if len(runs) == 1 and _is_mere_run(sides, whole, runs[0]):
        return [_bounds(runs)]
    whole = whole_sentences(sides, whole)
    rows = align_rows(sides.left, whole.left, sides.right, whole.right, sides.table)
    paired = [Match(*row.left, *row.right, sure=True) for row in rows if row.left and row.right]
    parts = [_bounds(part) for part in cluster(paired, ONE_SIDED)]
    return [part for part in parts if any(m.sure and _touches(part, m) for m in group)]


def _bounds(group: list[Match]) -> Fragment:
    return Fragment(
        (min(m.left_start for m in group), max(m.left_end for m in group)),
        (min(m.right_start for m in group), max(m.right_end for m in group)),
    )


def _touches(fragment: Fragment, match: Match) -> bool:
    (start, end), (other_start, other_end) = fragment
    return (
        match.left_start < end
        and start < match.left_end
        and match.right_start < other_end
        and other_start < match.right_end
    )


def _shared_shares(sides: Sides, fragment: Fragment) -> tuple[float, float]:
    left = sides.left.stems[slice(*fragment.left)]
    right = sides.right.stems[slice(*fragment.right)]
    return float(np.isin(left, right).mean()), float(np.isin(right, left).mean())


def _is_mere_run(sides: Sides, whole: Fragment, run: Match) -> bool:
    """Tell whether a fragment is a run of words in sentences that share little else."""
    shares, length = _shared_shares(sides, whole), run.left_end - run.left_start
    return length >= IN_RUN * max(shares[0] * _length(whole.left), shares[1] * _length(whole.right))


def _sentence_bounds(terms: Terms, words: Range) -> Range:
    return terms.sentence_start(words[0]), terms.sentence_end(words[1])


def _trim(sides: Sides, fragment: Fragment) -> Fragment:
    left, right = fragment
    for _ in range(2):
        left = _densest(sides, sides.left, left, sides.right, right)
        right = _densest(sides, sides.right, right, sides.left, left)
    return Fragment(left, right)


def _densest(sides: Sides, terms: Terms, words: Range, others: Terms, other_words: Range) -> Range:
    """Return the range within `words` with the greatest sum of gains less losses."""
    stems = terms.stems[slice(*words)]
    shared = np.isin(stems, others.stems[slice(*other_words)])
    gains = np.where(shared, np.minimum(sides.table[stems] / TELLING, 1.0), -LOSS)
    sums = np.concatenate([[0.0], np.cumsum(np.round(gains * 1024.0))])
    lowest = np.minimum.accumulate(sums)
    end = int((sums - lowest).argmax())
    start = int(sums[: end + 1].argmin())
    return (words[0] + start, words[0] + end) if end > start else words


def _length(words: Range) -> int:
    return words[1] - words[0]
