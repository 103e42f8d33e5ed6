"""A library's highlights as the app works with them: placed, edited and undone."""

import datetime
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotations.anchors import place
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.history import History, Step
from tui.annotations.location import article_id_of, article_source, library_source
from tui.annotations.model import (
    COLORS,
    Change,
    Highlight,
    Placed,
    Target,
    select,
)
from tui.annotations.tags import clean_tags, rank_tags
from tui.articles.characters import normalise
from tui.articles.model import Article, Span

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore


def utc_now() -> datetime.datetime:
    """Return the time of now in UTC."""
    return datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True, slots=True)
class _Placing:
    """What the highlights of an article were placed from, and the outcome."""

    article: Article
    highlights: tuple[Highlight, ...]
    placed: tuple[Placed, ...]


class Notebook:
    """The highlights of one library in an annotations file that others may share.

    Every change is safe on disk when its method returns, can be undone, and raises
    AnnotationsError where it cannot be saved; then nothing has changed.
    """

    def __init__(
        self,
        store: "AnnotationStore",
        folder: Path,
        *,
        now: Callable[[], datetime.datetime] = utc_now,
    ) -> None:
        self.store = store
        self._library = library_source(store.file, folder)
        self._now = now
        self._history = History()
        self._placings: dict[str, _Placing] = {}

    def all(self) -> list[Highlight]:
        """Return the highlights of this library in the order in which they were first saved."""
        return [found for found in self.store.highlights() if self.article_id(found) is not None]

    def article_id(self, highlight: Highlight) -> str | None:
        """Return the id of a highlight's article, None where it is not in this library."""
        return article_id_of(self._library, highlight.target.source)

    def count(self, article_id: str) -> int:
        """Return how many highlights an article has, orphans among them."""
        return len(self.store.on(article_source(self._library, article_id)))

    def placed(self, article: Article) -> tuple[Placed, ...]:
        """Return the highlights of an article by their place, a longer one first, orphans last."""
        highlights = self.store.on(article_source(self._library, article.id))
        known = self._placings.get(article.id)
        if known and known.article is article and known.highlights is highlights:
            return known.placed
        placed = tuple(sorted((place(one, article) for one in highlights), key=_by_place))
        self._placings[article.id] = _Placing(article, highlights, placed)
        return placed

    def find(self, article: Article, offset: int) -> Placed | None:
        """Return the shortest highlight at the code point `offset`, None where there is none."""
        at = [one for one in self.placed(article) if one.span and one.span.contains(offset)]
        return min(at, key=_length, default=None)

    def tags_in_use(self) -> list[str]:
        """Return the tags of the whole file, most used first."""
        return rank_tags(self.store.highlights())

    def add(
        self, article: Article, span: Span, *, tags: Iterable[str] = (), note: str = ""
    ) -> Highlight:
        """Highlight a span; raise AnnotationsError where it is empty or not in the text."""
        return self.add_many([(article, span)], tags=tags, note=note)[0]

    def add_many(
        self,
        places: Sequence[tuple[Article, Span]],
        *,
        tags: Iterable[str] = (),
        note: str = "",
    ) -> list[Highlight]:
        """Highlight several spans, such as both sides of a match, as one step to undo."""
        if not places:
            return []
        cleaned, now = clean_tags(tags, self.tags_in_use()), self._now()
        highlights = [
            Highlight(
                id=str(uuid.uuid4()),
                target=self._target(article, span),
                created=now,
                modified=now,
                tags=cleaned,
                note=normalise(note),
            )
            for article, span in places
        ]
        changes = tuple(Change(None, highlight) for highlight in highlights)
        self.store.apply(changes)
        what = "highlight" if len(changes) == 1 else f"{len(changes)} highlights"
        self._history.record(Step(changes, f"{what} added", f"{what} removed"))
        return highlights

    def set_tags(self, highlight_id: str, tags: Iterable[str]) -> Highlight:
        """Replace the tags of a highlight and return it."""
        others = (one for one in self.store.highlights() if one.id != highlight_id)
        cleaned = clean_tags(tags, rank_tags(others))
        return self._edit(highlight_id, "tags", lambda one: one.with_tags(cleaned, self._now()))

    def set_note(self, highlight_id: str, note: str) -> Highlight:
        """Replace the note of a highlight and return it."""
        written = normalise(note)
        return self._edit(highlight_id, "note", lambda one: one.with_note(written, self._now()))

    def set_color(self, highlight_id: str, color: str) -> Highlight:
        """Replace the colour of a highlight, one of COLORS, and return it."""
        if color not in COLORS:
            raise AnnotationsError(f"no colour {color!r}; take one of {', '.join(COLORS)}")
        return self._edit(highlight_id, "colour", lambda one: one.with_color(color, self._now()))

    def delete(self, highlight_id: str) -> None:
        """Delete a highlight; one that is gone already is no error and no step to undo."""
        highlight = self.store.get(highlight_id)
        if highlight is None:
            return
        changes = (Change(highlight, None),)
        self.store.apply(changes)
        self._history.record(Step(changes, "highlight removed", "highlight restored"))

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to undo."""
        return self._history.next_undo is not None

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a step to do again."""
        return self._history.next_redo is not None

    def undo(self) -> str | None:
        """Take back the latest step and return what happened in words, None where there is none.

        A step whose highlights another program has changed is not taken back: it is forgotten and
        ConflictError raised.
        """
        step = self._history.next_undo
        if step is None:
            return None
        try:
            self.store.apply(step.reverse)
        except ConflictError as error:
            self._history.drop_undo()
            raise ConflictError(f"not undone: {error}") from error
        self._history.mark_undone()
        return step.undone

    def redo(self) -> str | None:
        """Do the latest undone step again and return what happened in words, None without one.

        A step whose highlights another program has changed is forgotten and ConflictError raised.
        """
        step = self._history.next_redo
        if step is None:
            return None
        try:
            self.store.apply(step.changes)
        except ConflictError as error:
            self._history.drop_redo()
            raise ConflictError(f"not done again: {error}") from error
        self._history.mark_redone()
        return step.done

    def _edit(
        self, highlight_id: str, what: str, edited: Callable[[Highlight], Highlight]
    ) -> Highlight:
        before, after = self.store.edit(highlight_id, lambda one: _unless_same(one, edited(one)))
        if after != before:
            step = Step((Change(before, after),), f"{what} changed", f"{what} changed back")
            self._history.record(step)
        return after

    def _target(self, article: Article, span: Span) -> Target:
        if not 0 <= span.start < span.end <= len(article.text):
            raise AnnotationsError(
                f"{article.id}: nothing to highlight from {span[0]} to {span[1]}"
            )
        source = article_source(self._library, article.id)
        return Target(source, article.sha256, select(article.text, span))


def _unless_same(before: Highlight, after: Highlight) -> Highlight:
    """Return `before` where nothing but the time of the change differs."""
    same = (before.tags, before.note, before.color) == (after.tags, after.note, after.color)
    return before if same else after


def _by_place(placed: Placed) -> tuple[bool, int, int]:
    span = placed.span or Span(*placed.highlight.target.selector.span)
    return placed.span is None, span.start, -span.end


def _length(placed: Placed) -> int:
    return placed.span.end - placed.span.start if placed.span else 0
