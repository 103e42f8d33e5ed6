"""A reader's marks, named as in the W3C Web Annotation model where it has a name."""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum

from tui.articles.model import Span

CONTEXT = 64
"""Code points of text kept before and after a highlight, to find it again."""

COLORS = ("yellow", "green", "blue", "pink", "orange")
"""Names of highlight colours; the first is the default."""


class Anchor(StrEnum):
    """How surely a highlight's place in the text of today is known."""

    OK = "ok"
    MOVED = "moved"
    FUZZY = "fuzzy"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Selector:
    """Where a highlight stands: offsets and the quoted text with what surrounds it."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @property
    def span(self) -> Span:
        """Return the offsets as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Target:
    """What a highlight is on: an article's path in the annotations file, its text and the place."""

    source: str
    sha256: str
    selector: Selector


@dataclass(frozen=True, slots=True)
class Highlight:
    """A reader's mark on a span of an article; times are in UTC."""

    id: str
    target: Target
    created: datetime.datetime
    modified: datetime.datetime
    tags: tuple[str, ...] = ()
    note: str = ""
    color: str = COLORS[0]

    def with_tags(self, tags: tuple[str, ...], now: datetime.datetime) -> "Highlight":
        """Return the highlight with other tags."""
        return replace(self, tags=tags, modified=now)

    def with_note(self, note: str, now: datetime.datetime) -> "Highlight":
        """Return the highlight with another note."""
        return replace(self, note=note, modified=now)

    def with_color(self, color: str, now: datetime.datetime) -> "Highlight":
        """Return the highlight in another colour."""
        return replace(self, color=color, modified=now)


@dataclass(frozen=True, slots=True)
class Placed:
    """A highlight with its place in the article as it is now; an orphan has no span."""

    highlight: Highlight
    anchor: Anchor
    span: Span | None


def select(text: str, span: Span) -> Selector:
    """Return the selector of `span` in `text`."""
    return Selector(
        span.start,
        span.end,
        text[span.start : span.end],
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


@dataclass(frozen=True, slots=True)
class Change:
    """A highlight before and after something was done; None where there was or is none."""

    before: Highlight | None
    after: Highlight | None

    @property
    def id(self) -> str:
        """Return the id of the highlight; raise ValueError where there is none on either side."""
        highlight = self.after or self.before
        if highlight is None:
            raise ValueError("a change of no highlight")
        return highlight.id
