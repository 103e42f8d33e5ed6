"""Highlights with their article, and as flat records for scripts and spreadsheets."""

from dataclasses import dataclass
from enum import StrEnum

from tui.annotations.locate import find_quote
from tui.annotations.model import Claim, Evidence, Placed
from tui.annotations.records.fields import write_time
from tui.articles.model import Article
from tui.quotes.citation import paragraph_label
from tui.quotes.plain import ELISION

Record = dict[str, object]
"""A JSON object."""


class Loss(StrEnum):
    """Why a highlight has no place, in words for the reader."""

    ARTICLE = "its article is gone"
    UNREADABLE = "its article cannot be read"
    PLACE = "its place is lost, though such words still stand in the article"
    TEXT = "its text is gone from the article"


@dataclass(frozen=True, slots=True)
class Entry:
    """A highlight, its place, its article as it is now and the claims of which it says something.

    An article that is gone or cannot be read is one without text, titled by its id; `missing` says
    which of the two.
    """

    article: Article
    placed: Placed
    claims: tuple[tuple[Claim, Evidence], ...] = ()
    missing: Loss | None = None

    @property
    def quote(self) -> str:
        """Return the text as the article has it; that of an orphan as it was when marked."""
        return ELISION.join(self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the quote span by span."""
        if not self.placed.spans:
            return tuple(selector.exact for selector in self.placed.highlight.target.selectors)
        return tuple(map(self.article.slice, self.placed.spans))

    @property
    def marked(self) -> str | None:
        """Return the text as it was when marked; None where the words are the same now."""
        then = ELISION.join(one.exact for one in self.placed.highlight.target.selectors)
        return then if then.split() != self.quote.split() else None

    @property
    def loss(self) -> Loss | None:
        """Return why the highlight has no place, None where it has one."""
        if self.placed.spans or self.missing:
            return self.missing
        stands = all(find_quote(self.article.text, text) for text in self.texts)
        return Loss.PLACE if stands else Loss.TEXT


def highlight_record(entry: Entry) -> Record:
    """Return a highlight as a JSON object; start and end, in code points, are None in an orphan.

    It has `spans` only where there are several, `claims` only where there are some, and `marked`,
    the text as it was when marked, only where its words were others.
    """
    highlight, span = entry.placed.highlight, entry.placed.span
    record: Record = {
        "id": highlight.id,
        "article": entry.article.id,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "quote": entry.quote,
        "tags": list(highlight.tags),
        "note": highlight.note,
        "color": highlight.color,
        "created": write_time(highlight.created),
        "modified": write_time(highlight.modified),
        "anchor": entry.placed.anchor.value,
    }
    if len(entry.placed.spans) > 1:
        record["spans"] = [list(one) for one in entry.placed.spans]
    if entry.marked is not None:
        record["marked"] = entry.marked
    if entry.claims:
        record["claims"] = [
            {"claim": claim.text, "stance": evidence.stance.value}
            for claim, evidence in entry.claims
        ]
    return record


def citation_record(entry: Entry) -> Record:
    """Return where a quote comes from as a JSON object; what is not known is None."""
    known = entry.article.metadata
    return {
        "title": entry.article.title,
        "source": known.source,
        "author": known.author,
        "date": known.date.isoformat() if known.date else None,
        "url": known.url,
        "paragraph": paragraph_label(entry.article, *entry.placed.spans) or None,
    }
