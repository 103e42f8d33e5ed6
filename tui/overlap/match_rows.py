"""The rows of a match: where each stands, what differs in it, and which are moved."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Row
from tui.overlap.order import moved_rows
from tui.overlap.sections import Passage, Section, Suggestion
from tui.overlap.wording import Edit, diff_words

ToldRow = tuple[Row, tuple[Difference, ...]]
"""A row and the facts that differ inside it."""


class MatchRows:
    """Rows in the order of a comparison, asked by a side (0 left, 1 right) and an offset."""

    def __init__(self, told: Iterable[ToldRow] = ()) -> None:
        self.told = tuple(told)
        numbered = list(enumerate(self.told))
        places = (
            sorted((row.left, number) for number, (row, _) in numbered if row.left),
            sorted((row.right, number) for number, (row, _) in numbered if row.right),
        )
        self._spans = tuple([span for span, _ in side] for side in places)
        self._numbers = tuple([number for _, number in side] for side in places)

    def at(self, side: int, offset: int) -> int | None:
        """Return the number of the first row that has an offset of one side."""
        spans = self._spans[side]
        place = bisect_right(spans, offset, key=_start) - 1
        if place < 0 or not spans[place].contains(offset):
            return None
        return self._numbers[side][bisect_left(spans, spans[place])]

    def before(self, side: int, offset: int) -> int:
        """Return the number of the last row that starts up to an offset, else of the first."""
        place = bisect_right(self._spans[side], offset, key=_start) - 1
        return self._numbers[side][place] if place >= 0 else 0

    @cached_property
    def moved(self) -> frozenset[int]:
        """Return the numbers of the rows in another order on the right than on the left."""
        return moved_rows([row for row, _ in self.told])


def rows_of(section: Section) -> MatchRows:
    """Return the rows of a passage, or of a suggestion one for each candidate; others have none."""
    if isinstance(section, Passage):
        return MatchRows(section.overlap.rows_with_differences())
    if isinstance(section, Suggestion):
        return MatchRows(
            (Row(section.left, one.right, None), one.differences) for one in section.candidates
        )
    return MatchRows()


def across(articles: tuple[Article, Article], row: Row, side: int, offset: int) -> int | None:
    """Return where the word at an offset of one side of a row stands on the other side.

    A word that is not there gives the words in its place; None where that side has nothing.
    """
    if row.left is None or row.right is None:
        return None
    (left, right), other = articles, 1 - side
    edits = diff_words(left, row.left, right, row.right)
    here = next((one for one in edits if _span(one, side).contains(offset)), None)
    if here is None:
        return (row.left, row.right)[other].start
    if not here.equal:
        return min(_span(here, other).start, (row.left, row.right)[other].end - 1)
    words, others = articles[side].words, articles[other].words
    first = bisect_left(words, _span(here, side).start, key=_start)
    number = max(0, bisect_right(words, offset, key=_start) - 1 - first)
    there = bisect_left(others, _span(here, other).start, key=_start) + number
    return others[there].start if there < len(others) else _span(here, other).start


def _span(edit: Edit, side: int) -> Span:
    return edit.right if side else edit.left


def _start(span: Span) -> int:
    return span.start
