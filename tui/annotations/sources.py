"""Which records are about an article of a library, and how a new record names it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.annotations.errors import AnnotationsError
from tui.annotations.location import article_id_of, article_source, library_source
from tui.annotations.model import Entity, Target, select
from tui.articles.model import Article, Span

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore

E = TypeVar("E", bound=Entity)


class Sources:
    """The articles of one library as the records of an annotations file name them."""

    def __init__(self, store: "AnnotationStore", folder: Path) -> None:
        self._store = store
        self._library = library_source(store.file, folder)
        self._renamed: dict[str, str] = {}
        self._former: dict[str, tuple[str, ...]] = {}

    def of(self, article_id: str) -> str:
        """Return the source that new records give for an article."""
        return article_source(self._library, article_id)

    def article_id(self, source: str) -> str | None:
        """Return the id of the article at `source`, None where it is not in this library."""
        return article_id_of(self._library, self._renamed.get(source, source))

    def all_of(self, article_id: str) -> tuple[str, ...]:
        """Return an article's own source, then those it had before it was renamed."""
        source = self.of(article_id)
        return (source, *self._former.get(source, ()))

    def about(self, kind: type[E], article_id: str) -> tuple[E, ...]:
        """Return the records of a kind that are about an article."""
        own, *former = (self._store.about(kind, source) for source in self.all_of(article_id))
        return sum(former, own) if former else own

    def follow(self, renames: Mapping[str, str]) -> None:
        """Take the records of each source in `renames` for those of its new one, in memory only."""
        self._renamed = dict(renames)
        self._former = {}
        for old, new in renames.items():
            self._former[new] = (*self._former.get(new, ()), old)

    def target(self, article: Article, spans: Iterable[Span]) -> Target:
        """Return the target of spans in an article's text of now, which is kept for later.

        Spans that touch or overlap become one. Raises AnnotationsError where none has any text,
        one is not in the article, or the text cannot be kept.
        """
        merged = merge_spans(spans)
        if not merged:
            raise AnnotationsError(f"{article.id}: there is no text to highlight")
        if merged[0].start < 0 or merged[-1].end > len(article.text):
            raise AnnotationsError(
                f"{article.id}: from {merged[0].start} to {merged[-1].end} is not in its text of "
                f"{len(article.text)} characters"
            )
        self._store.texts.keep(article)
        selectors = tuple(select(article.text, span) for span in merged)
        return Target(self.of(article.id), article.sha256, selectors)

    def whole(self, article: Article) -> Target:
        """Return the target of a whole article."""
        return Target(self.of(article.id), article.sha256)


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans by place, those that touch or overlap as one, without empty ones."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
