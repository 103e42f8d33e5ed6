"""What the reader decided about matches, so that a new computation does not undo it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tui.articles.model import Span

SpanPair = tuple[Span, Span]
"""A span of one article and a span of another."""


class Verdict(StrEnum):
    """What the reader said of two spans."""

    NOT_A_MATCH = "not a match"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Correction:
    """The reader's word on two spans of two articles, given by their ids; sides have no order."""

    verdict: Verdict
    article: str
    span: Span
    other_article: str
    other_span: Span


@dataclass(frozen=True, slots=True)
class PairCorrections:
    """What the reader decided about two articles: spans of the left one and of the right one."""

    refused: tuple[SpanPair, ...] = ()
    joined: tuple[SpanPair, ...] = ()

    def swapped(self) -> "PairCorrections":
        """Return the same with left and right exchanged, ordered by place."""
        refused = sorted((right, left) for left, right in self.refused)
        joined = sorted((right, left) for left, right in self.joined)
        return PairCorrections(tuple(refused), tuple(joined))


NONE = PairCorrections()
"""Nothing was decided."""


class Corrections:
    """All corrections of a library, asked by pair of articles; the latest word on spans counts."""

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self._latest: dict[tuple[str, str], dict[SpanPair, Verdict]] = defaultdict(dict)
        for given in corrections:
            for key, spans in (
                ((given.article, given.other_article), (given.span, given.other_span)),
                ((given.other_article, given.article), (given.other_span, given.span)),
            ):
                self._latest[key].pop(spans, None)
                self._latest[key][spans] = given.verdict

    def pairs(self) -> set[tuple[str, str]]:
        """Return the ids of each two articles on which there is a correction, in order."""
        return {key for key, latest in self._latest.items() if latest and key[0] <= key[1]}

    def between(self, left: str, right: str) -> PairCorrections:
        """Return what was decided about two articles, ordered by place."""
        latest = sorted(self._latest.get((left, right), {}).items())
        return PairCorrections(
            tuple(spans for spans, verdict in latest if verdict is Verdict.NOT_A_MATCH),
            tuple(spans for spans, verdict in latest if verdict is Verdict.JOIN),
        )
