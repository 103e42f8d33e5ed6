"""What a cell of the matrix says, in words for the status line and the lines under the cells."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from tui.articles.model import Article
from tui.key_tables import DOT
from tui.overlap.matrix import Line, Matrix, Position
from tui.overlap.model import Kind, PairOverlaps, kinds_of
from tui.overlap.sharing import Sharing
from tui.widgets.highlight_words import counted
from tui.widgets.matrix_row import FIRST, FOLDED, MEMBER, Name, percent
from tui.widgets.painting import cut
from tui.widgets.signs import DIFFERS
from tui.widgets.strip import strip_of
from tui.widgets.version_words import MONTHS

TOGETHER = "over half in common, or one source"
"""What the articles of a cluster have in common."""

BETWEEN = " ↔ "
"""What stands between the names of two articles."""

MOST_NAMED = 12
"""Articles of a cluster that are named; more are counted."""


def both_ways(left: str, right: str, shares: tuple[float, float]) -> str:
    """Return how much of each is in the other, as in `27 % of C is in D, 21 % of D in C`."""
    there, back = map(percent, shares)
    return f"{there} % of {left} is in {right}, {back} % of {right} in {left}"


def passages_by_kind(pair: PairOverlaps) -> str:
    """Return how many passages two articles share, as in `5 passages: 1 edited, 4 reworded`."""
    kinds = Counter(passage.kind for passage in pair.passages)
    by_kind = ", ".join(f"{kinds[kind]} {kind}" for kind in Kind if kind in kinds)
    return f"{counted(len(pair.passages), 'passage')}: {by_kind}"


def pair_words(left: str, right: str, sharing: Sharing, pair: PairOverlaps | None) -> str:
    """Return what two articles share; without the `pair` how many words, mostly of which kind."""
    if not sharing.left_words:
        return nothing_shared(sharing.strong)
    told = both_ways(left, right, (sharing.left_share, sharing.right_share))
    if pair and pair.passages:
        return f"{told}, {passages_by_kind(pair)}{_facts(pair)}"
    return f"{told}, {counted(sharing.left_words, 'word')}, mostly {sharing.kind}"


def _facts(pair: PairOverlaps) -> str:
    """Return which facts differ in the passages of a pair, as in `, ! number`."""
    kinds = kinds_of(one for passage in pair.passages for one in passage.differences)
    return f", {DIFFERS} {' '.join(kinds)}" if kinds else ""


def nothing_shared(similar: int = 0) -> str:
    """Return that no wording is shared, and how many suggestions there are beside."""
    suggestions = f"; {counted(similar, 'similar sentence')}" if similar else ""
    return f"no shared wording{suggestions}"


def distance(letter: str, left: datetime.date | None, right: datetime.date | None) -> str:
    """Return how much later the right article, with a `letter`, is: `D is 2 days later`.

    Nothing is said where one of them is undated.
    """
    if left is None or right is None:
        return ""
    days = (right - left).days
    if not days:
        return "on the same day"
    return f"{letter} is {counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


class Days(Enum):
    """How the dates of a library are written: not at all, as `18 Jul`, or with the year."""

    UNKNOWN = 0
    IN_A_YEAR = 6
    OF_YEARS = 10

    def of(self, date: datetime.date | None) -> str:
        """Return a date in as many cells as any; blanks without one."""
        if date is None or self is Days.UNKNOWN:
            return " " * self.value
        short = f"{date.day:>2} {MONTHS[date.month - 1]}"
        return short if self is Days.IN_A_YEAR else date.isoformat()


def days_of(articles: Iterable[Article]) -> Days:
    """Return how the dates of some articles are written."""
    years = {article.metadata.date.year for article in articles if article.metadata.date}
    return Days.OF_YEARS if len(years) > 1 else Days.IN_A_YEAR if years else Days.UNKNOWN


def name_of(
    matrix: Matrix,
    number: int,
    articles: Mapping[str, Article],
    letters: Mapping[str, str],
    days: Days,
) -> Name:
    """Return what a row is called: by its earliest article, and how many there are if folded."""
    line = matrix.lines[number]
    article = articles[line.articles[0]]
    many = f"×{len(line.articles)} " if line.is_folded else ""
    return Name(
        _sign(matrix, number),
        letters[article.id],
        days.of(article.metadata.date),
        f"{many}{article.metadata.source or article.title}",
    )


def _sign(matrix: Matrix, number: int) -> str:
    line, cluster = matrix.lines[number], matrix.cluster_at(number)
    if line.is_folded:
        return FOLDED
    if not cluster:
        return ""
    return FIRST if number == min(matrix.line_of[one] for one in cluster) else MEMBER


def short_name(line: Line, letters: Mapping[str, str]) -> str:
    """Return the letter of a line's earliest article and how many there are, as in `C ×11`."""
    many = f" ×{len(line.articles)}" if line.is_folded else ""
    return letters[line.articles[0]] + many


def cell_words(
    matrix: Matrix,
    at: Position,
    letters: Mapping[str, str],
    sharing: Sharing | None,
    pair: PairOverlaps | None,
    waiting: str,
) -> str:
    """Return what a cell says, in a sentence.

    `sharing` and `pair` are what is known of its two articles; without anything that is `waiting`,
    in words why, or nothing where all is compared.
    """
    row, column = matrix.lines[at.row], matrix.lines[at.column]
    left, right = short_name(row, letters), short_name(column, letters)
    if at.row == at.column:
        told = _own_words(matrix, at.row, waiting)
        return f"{left}: {f'{TOGETHER}; ' if row.is_folded else ''}{told}"
    if row.is_folded or column.is_folded:
        shares = matrix.share(at), matrix.share(Position(at.column, at.row))
        return both_ways(left, right, shares) if any(shares) else waiting or nothing_shared()
    return pair_words(left, right, sharing, pair) if sharing else waiting or nothing_shared()


def _own_words(matrix: Matrix, number: int, waiting: str) -> str:
    partners = matrix.partners[number]
    if not partners:
        return waiting or "no shared wording with any other article"
    others = counted(partners, "other article")
    return f"{percent(matrix.anywhere[number])} % of it is in {others}"


def about_lines(
    matrix: Matrix,
    at: Position,
    articles: Mapping[str, Article],
    letters: Mapping[str, str],
    width: int,
) -> list[str]:
    """Return lines of at most `width` cells on a cell: who it is about, and strips of the words."""
    ends = dict.fromkeys(matrix.lines[number] for number in at)
    drawn = strips(matrix, at, letters, width)
    if len(ends) > 1 and drawn:
        apart = distance_at(matrix, at, articles, letters)
        room = (width - len(BETWEEN) - len(DOT + apart if apart else "")) // len(ends)
        names = BETWEEN.join(cut(_who(line, articles, letters), room) for line in ends)
        lines = [DOT.join(part for part in (names, apart) if part)]
    else:
        lines = [full_name(line, articles, letters) for line in ends]
    return [cut(line, width) for line in lines] + list(drawn)


def distance_at(
    matrix: Matrix, at: Position, articles: Mapping[str, Article], letters: Mapping[str, str]
) -> str:
    """Return how much later the article of a column is than that of a row; nothing of clusters."""
    row, column = (matrix.lines[number] for number in at)
    if row == column or row.is_folded or column.is_folded:
        return ""
    left, right = (articles[line.articles[0]].metadata.date for line in (row, column))
    return distance(letters[column.articles[0]], left, right)


def _who(line: Line, articles: Mapping[str, Article], letters: Mapping[str, str]) -> str:
    article = articles[line.articles[0]]
    return f"{letters[article.id]} {article.metadata.source or article.title}"


def full_name(line: Line, articles: Mapping[str, Article], letters: Mapping[str, str]) -> str:
    """Return letter, source and title of a line's article, or the letters of its articles."""
    if line.is_folded:
        named = ", ".join(letters[one] for one in line.articles[:MOST_NAMED])
        more = len(line.articles) - MOST_NAMED
        return f"{short_name(line, letters)}: {named}{f' and {more} more' if more > 0 else ''}"
    article = articles[line.articles[0]]
    named = " · ".join(part for part in (article.metadata.source, article.title) if part)
    return f"{letters[article.id]} {named}"


def strips(matrix: Matrix, at: Position, letters: Mapping[str, str], width: int) -> Sequence[str]:
    """Return where the words lie that two articles share, a strip for each; none of clusters.

    In its own cell an article has one strip of the words found in any other.
    """
    if not (matrix.partners[at.row] if at.row == at.column else matrix.share(at)):
        return ()
    known, row, column = matrix.survey, matrix.lines[at.row], matrix.lines[at.column]
    if row.is_folded or column.is_folded:
        return ()
    one, other = row.articles[0], column.articles[0]
    label = max(len(letters[one]), len(letters[other]))
    room = max(0, width - label - 1)
    if one == other:
        ranges = known.ranges_in_any(one)
        return (f"{letters[one]} {strip_of(ranges, known.total([one]), room)}",)
    return tuple(
        f"{letters[ours]:>{label}} "
        + strip_of(known.ranges(ours, theirs), known.total([ours]), room)
        for ours, theirs in ((one, other), (other, one))
    )
