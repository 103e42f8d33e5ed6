"""What the reader adds to articles, named as in W3C Web Annotation where it has a name."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tui.annotations.colors import COLORS
from tui.articles.model import Span

CONTEXT = 64
"""Code points of text kept before and after a highlight, to find it again."""


class Anchor(StrEnum):
    """How surely a highlight's place in the text of today is known."""

    OK = "ok"
    MOVED = "moved"
    FUZZY = "fuzzy"
    ORPHAN = "orphan"


class Stance(StrEnum):
    """What a highlight says of a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MENTIONS = "mentions"


class Verdict(StrEnum):
    """What the reader decided about two places or two articles."""

    NOT_A_MATCH = "not a match"
    JOIN = "join"
    SPLIT = "split"


class Selector(NamedTuple):
    """Where a span stands: offsets and the quoted text with what surrounds it."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @property
    def span(self) -> Span:
        """Return the offsets as a span."""
        return Span(self.start, self.end)


class Target(NamedTuple):
    """What a record is about: an article's path in the annotations file, its text and spans of it.

    The selectors are ordered by place and do not overlap; without any it is the whole article.
    """

    source: str
    sha256: str
    selectors: tuple[Selector, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the offsets of the selectors as spans."""
        return tuple(selector.span for selector in self.selectors)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A reader's mark on one or more spans of an article; times are in UTC."""

    id: str
    target: Target
    created: datetime.datetime
    modified: datetime.datetime
    tags: tuple[str, ...] = ()
    note: str = ""
    color: str = COLORS[0]
    creator: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """What the reader said of a tag; `label` has its parents before it, parted by `/`."""

    id: str
    label: str
    created: datetime.datetime
    modified: datetime.datetime
    color: str = ""
    description: str = ""
    creator: str = ""

    @property
    def parent(self) -> str:
        """Return the label of the tag above, empty for one at the top."""
        return self.label.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that highlights support, contradict or mention."""

    id: str
    text: str
    created: datetime.datetime
    modified: datetime.datetime
    note: str = ""
    creator: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a highlight says of a claim, both given by their ids."""

    id: str
    claim: str
    highlight: str
    stance: Stance
    created: datetime.datetime
    modified: datetime.datetime
    creator: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """The reader's word on two places, or on two whole articles; the sides have no order."""

    id: str
    verdict: Verdict
    targets: tuple[Target, Target]
    created: datetime.datetime
    modified: datetime.datetime
    creator: str = ""


@dataclass(frozen=True, slots=True)
class ArticleNote:
    """What the reader said of a whole article: tags, a note and a status in the reader's words."""

    id: str
    target: Target
    created: datetime.datetime
    modified: datetime.datetime
    tags: tuple[str, ...] = ()
    note: str = ""
    status: str = ""
    creator: str = ""


@dataclass(frozen=True, slots=True)
class ReadMark:
    """Says that the reader has read an article, with the text it had then."""

    id: str
    target: Target
    created: datetime.datetime
    modified: datetime.datetime
    creator: str = ""


Entity = Highlight | Tag | Claim | Evidence | Correction | ArticleNote | ReadMark
"""Anything the reader adds; each has an `id` that is a UUID, `created` and `modified` in UTC."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A highlight with its place in the article as it is now.

    `spans` are ordered by place; an orphan has none, but may have a `guess` at where it belongs.
    """

    highlight: Highlight
    anchor: Anchor
    spans: tuple[Span, ...]
    guess: tuple[Span, ...] = ()

    @property
    def span(self) -> Span | None:
        """Return the range from the first span's start to the last one's end; None in an orphan."""
        return Span(self.spans[0].start, self.spans[-1].end) if self.spans else None


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
    """A record before and after something was done; None where there was or is none."""

    before: Entity | None
    after: Entity | None

    @property
    def entity(self) -> Entity:
        """Return the record after, or else before; raise ValueError where there is neither."""
        entity = self.after or self.before
        if entity is None:
            raise ValueError("a change of nothing")
        return entity
