"""What one side of a passage tells that the other does not: longer additions, facts that differ."""

from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.articles.places import lying_in, touching
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row
from tui.overlap.sharing import WordRange, merged
from tui.overlap.word_alignment import align_words
from tui.overlap.words.folding import fold

LEAST_ADDED = 4
"""Words in a row that are an addition, and not another way of saying the same."""


class Additions(NamedTuple):
    """Words inside the passages of two articles, by number, that only one of them tells."""

    left: tuple[WordRange, ...]
    right: tuple[WordRange, ...]


def find_additions(pair: PairOverlaps, left: Article, right: Article) -> Additions:
    """Return what each of two articles adds inside the passages of the pair.

    That are the words on which a fact differs, and in rows that are not copied, runs of words
    without a counterpart; in an edited row also those that others have replaced.
    """
    ours: list[WordRange] = []
    theirs: list[WordRange] = []
    for overlap in pair.passages:
        for difference in overlap.differences:
            ours += _words(left, difference.left)
            theirs += _words(right, difference.right)
        for added, also in _added_in_rows(overlap, left, right):
            ours.append(added)
            theirs.append(also)
    return Additions(merged(ours), merged(theirs))


def _words(article: Article, span: Span | None) -> list[WordRange]:
    return [touching(article.words, span)] if span else []


def _added_in_rows(
    overlap: Overlap, left: Article, right: Article
) -> list[tuple[WordRange, WordRange]]:
    return [
        added
        for row in overlap.rows
        if row.left and row.right and row.kind is not Kind.VERBATIM
        for added in _added(row, left, right)
    ]


def _added(row: Row, left: Article, right: Article) -> list[tuple[WordRange, WordRange]]:
    """Return runs of words that one side of a row adds; the range of the other may be empty."""
    if row.left is None or row.right is None:
        return []
    ours, theirs = lying_in(left.words, row.left), lying_in(right.words, row.right)
    blocks = align_words(
        [fold(left.slice(word)) for word in left.words[slice(*ours)]],
        [fold(right.slice(word)) for word in right.words[slice(*theirs)]],
    )
    found = []
    for block in blocks:
        here, there = (end - start for start, end in (block.left, block.right))
        if block.equal or (row.kind is not Kind.EDITED and here and there):
            continue
        found.append(
            (
                _range(ours[0], block.left) if here >= LEAST_ADDED else (0, 0),
                _range(theirs[0], block.right) if there >= LEAST_ADDED else (0, 0),
            )
        )
    return found


def _range(first: int, block: tuple[int, int]) -> WordRange:
    return first + block[0], first + block[1]
