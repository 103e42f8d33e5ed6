"""Highlights with their article, and as flat records for scripts and spreadsheets."""

from dataclasses import dataclass

from tui.annotations.model import Placed
from tui.annotations.records import write_time
from tui.articles.model import Article
from tui.quotes.citation import paragraph_label

Record = dict[str, object]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A highlight, its place and its article as it is now.

    An article that is gone is one without text, titled by its id.
    """

    article: Article
    placed: Placed

    @property
    def quote(self) -> str:
        """Return the text as the article has it; that of an orphan as it was when marked."""
        if self.placed.span is None:
            return self.placed.highlight.target.selector.exact
        return self.article.slice(self.placed.span)


def highlight_record(entry: Entry) -> Record:
    """Return a highlight as a JSON object; start and end, in code points, are None in an orphan."""
    highlight, span = entry.placed.highlight, entry.placed.span
    return {
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


def citation_record(entry: Entry) -> Record:
    """Return where a quote comes from as a JSON object; what is not known is None."""
    known, span = entry.article.metadata, entry.placed.span
    return {
        "title": entry.article.title,
        "source": known.source,
        "author": known.author,
        "date": known.date.isoformat() if known.date else None,
        "url": known.url,
        "paragraph": (paragraph_label(entry.article, span) or None) if span else None,
    }
