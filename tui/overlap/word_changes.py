"""Say of the words of a match what became of them: inserted, deleted, replaced or moved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.articles.places import lying_in
from tui.overlap.model import Kind, Row
from tui.overlap.wording import diff_words, is_function_word
from tui.overlap.words.folding import fold

SHORTEST_SAME = 5
"""Code points from which words that are the same in a reworded text are told."""

FEWEST_MOVED = 3
"""Words in a row from which they count as moved in a text that is reworded, not as the same."""

ANCHORS = (3, 2, 1)
"""Words in a row, longer runs first, by which moved words are found."""


class Change(StrEnum):
    """What became of words between the left and the right side of a match."""

    DELETED = "deleted"
    """They stand on the left alone."""
    INSERTED = "inserted"
    """They stand on the right alone."""
    REPLACED = "replaced"
    """Other words stand in their place."""
    MOVED = "moved"
    """They stand at another place of the match."""
    SAME = "same"
    """They stand on both sides of a text that is reworded."""


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """A run of words of one side, and the words that stand for them across, if any do."""

    span: Span
    change: Change
    across: Span | None = None


Changes = tuple[tuple[ChangedWords, ...], tuple[ChangedWords, ...]]
"""What became of the words of the left and of the right side, by their place; none overlap."""


class _Edit(NamedTuple):
    """Ranges of word numbers that differ in a row; `told` where also unmoved words are."""

    left: range
    right: range
    row: int
    told: bool


class _Word(NamedTuple):
    folded: str
    row: int


def word_changes(left: Article, right: Article, rows: Sequence[Row]) -> Changes:
    """Return what became of the words of a match, given its rows.

    In copied rows all that changed is told, in reworded ones, where most words differ, those that
    are the same; moved words are told in each. What is equal in copied rows is not.
    """
    edits, same = _compared(left, right, rows)
    flipped = [_Edit(one.right, one.left, one.row, one.told) for one in edits]
    moves = _moves(_changed(left, edits), _changed(right, flipped))
    ours = [ChangedWords(one, Change.SAME, other) for one, other in same]
    theirs = [ChangedWords(other, Change.SAME, one) for one, other in same]
    ours += _told(left, right, edits, moves, Change.DELETED)
    theirs += _told(right, left, flipped, [(b, a) for a, b in moves], Change.INSERTED)
    return tuple(sorted(ours, key=_start)), tuple(sorted(theirs, key=_start))


def _compared(
    left: Article, right: Article, rows: Sequence[Row]
) -> tuple[list[_Edit], list[tuple[Span, Span]]]:
    """Return what differs in the rows, and what is the same in reworded ones."""
    edits: list[_Edit] = []
    same: list[tuple[Span, Span]] = []
    for number, row in enumerate(rows):
        if row.kind is Kind.VERBATIM:
            continue
        copied = row.kind is Kind.EDITED
        ours, theirs = row.left or Span(0, 0), row.right or Span(0, 0)
        for run in diff_words(left, ours, right, theirs):
            if not run.equal:
                words = _words_in(left, run.left), _words_in(right, run.right)
                edits.append(_Edit(*words, number, copied))
            elif not copied and len(left.slice(run.left).strip()) >= SHORTEST_SAME:
                same.append((run.left, run.right))
    return edits, same


def _words_in(article: Article, span: Span) -> range:
    return range(*lying_in(article.words, span))


def _changed(article: Article, edits: Iterable[_Edit]) -> dict[int, _Word]:
    """Return the words of the left side that differ, by number."""
    return {
        number: _Word(fold(article.slice(article.words[number])), edit.row)
        for edit in edits
        for number in edit.left
    }


def _moves(ours: Mapping[int, _Word], theirs: Mapping[int, _Word]) -> list[tuple[range, range]]:
    """Return the runs of changed words that both sides have, each once, at different places.

    A run grows from words that stand once among the changed ones of each side; a single word
    moves only inside its row. It takes time linear in the words.
    """
    moves: list[tuple[range, range]] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for size in ANCHORS:
        there = _unique(theirs, size)
        for words, place in _unique(ours, size).items():
            if words not in there or all(map(is_function_word, words)):
                continue
            run = _grown((ours, theirs), taken, (place, there[words]), size)
            one_row = ours[place].row == theirs[there[words]].row
            if run and (len(run[0]) > 1 or one_row):
                moves.append(run)
                taken[0].update(run[0])
                taken[1].update(run[1])
    return moves


def _unique(words: Mapping[int, _Word], size: int) -> dict[tuple[str, ...], int]:
    """Return the runs of `size` words that stand once, and where they start."""
    runs = {
        place: tuple(words[n].folded for n in range(place, place + size))
        for place in words
        if all(n in words for n in range(place, place + size))
    }
    counts = Counter(runs.values())
    return {run: place for place, run in runs.items() if counts[run] == 1}


def _grown(
    words: tuple[Mapping[int, _Word], Mapping[int, _Word]],
    taken: tuple[set[int], set[int]],
    at: tuple[int, int],
    size: int,
) -> tuple[range, range] | None:
    """Return the longest equal runs around an anchor; None where part of it is taken."""

    def are_same(ours: int, theirs: int) -> bool:
        if ours not in words[0] or theirs not in words[1]:
            return False
        free = ours not in taken[0] and theirs not in taken[1]
        return free and words[0][ours].folded == words[1][theirs].folded

    first, there = at
    if not all(are_same(first + n, there + n) for n in range(size)):
        return None
    end = first + size
    while are_same(end, there + end - first):
        end += 1
    while are_same(first - 1, there - 1):
        first, there = first - 1, there - 1
    return range(first, end), range(there, there + end - first)


def _told(
    article: Article,
    other: Article,
    edits: Sequence[_Edit],
    moves: Sequence[tuple[range, range]],
    alone: Change,
) -> Iterator[ChangedWords]:
    """Yield what became of the words of one side; `alone` is said where none stand for them."""
    gone, come = {n for run, _ in moves for n in run}, {n for _, run in moves for n in run}
    copied = {number for edit in edits if edit.told for number in edit.left}
    for run, there in moves:
        span, across = _span_of(article, run), _span_of(other, there)
        if run.start in copied or len(run) >= FEWEST_MOVED:
            yield ChangedWords(span, Change.MOVED, across)
        elif span.end - span.start >= SHORTEST_SAME:
            yield ChangedWords(span, Change.SAME, across)
    for edit in edits:
        if not edit.told:
            continue
        rest = [number for number in edit.right if number not in come]
        instead = _span_of(other, range(rest[0], rest[-1] + 1)) if rest else None
        for piece in _pieces(edit.left, gone):
            change = Change.REPLACED if instead else alone
            yield ChangedWords(_span_of(article, piece), change, instead)


def _pieces(words: range, without: set[int]) -> Iterator[range]:
    """Yield the runs of a range that are left without some of its numbers."""
    start = words.start
    for number in (*words, words.stop):
        if number in without or number == words.stop:
            if start < number:
                yield range(start, number)
            start = number + 1


def _span_of(article: Article, words: range) -> Span:
    return Span(article.words[words.start].start, article.words[words.stop - 1].end)


def _start(words: ChangedWords) -> int:
    return words.span.start
