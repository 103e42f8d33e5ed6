"""What the reader said of whole articles, and which of them are read."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from tui.annotations.history.steps import Step
from tui.annotations.ledger import Ledger, removals
from tui.annotations.model import ArticleNote, Change, ReadMark
from tui.annotations.sources import Sources
from tui.annotations.tags import TagSpelling
from tui.articles.characters import normalise, one_line
from tui.articles.model import Article


class ArticleNotes:
    """Tags, notes, a status and read marks of articles; every change is one undoable step."""

    def __init__(self, ledger: Ledger, sources: Sources, spelling: TagSpelling) -> None:
        self._ledger = ledger
        self._sources = sources
        self._spelling = spelling

    def of(self, article: Article) -> ArticleNote | None:
        """Return what was said of an article last, None where nothing was."""
        notes = self._sources.about(ArticleNote, article.id)
        return max(notes, key=lambda note: note.modified, default=None)

    def set_tags(self, article: Article, tags: Iterable[str]) -> ArticleNote:
        """Replace the tags of an article."""
        cleaned = self._spelling.clean(tags)
        return self._set(article, "article tags", lambda note: replace(note, tags=cleaned))

    def set_note(self, article: Article, note: str) -> ArticleNote:
        """Replace the note on an article."""
        written = normalise(note)
        return self._set(article, "article note", lambda one: replace(one, note=written))

    def set_status(self, article: Article, status: str) -> ArticleNote:
        """Replace the status of an article, a label in the reader's own words."""
        label = one_line(status)
        return self._set(article, "article status", lambda note: replace(note, status=label))

    def is_read(self, article: Article) -> bool:
        """Tell whether the reader has marked an article read, whatever text it had then."""
        return bool(self._sources.about(ReadMark, article.id))

    def mark_read(self, article: Article) -> None:
        """Mark an article read; one that is read already is no step."""

        def plan() -> Step:
            new = ReadMark(target=self._sources.whole(article), **self._ledger.origin())
            changes = () if self.is_read(article) else (Change(None, new),)
            return Step(changes, "marked read", "marked unread")

        self._ledger.carry_out_plan(plan)

    def mark_unread(self, article: Article) -> None:
        """Mark an article unread; one that is not read is no step."""

        def plan() -> Step:
            marks = self._sources.about(ReadMark, article.id)
            changes = removals(marks)
            return Step(changes, "marked unread", "marked read")

        self._ledger.carry_out_plan(plan)

    def _set(
        self, article: Article, what: str, edited: Callable[[ArticleNote], ArticleNote]
    ) -> ArticleNote:
        known = self.of(article)
        if known:
            return self._ledger.edit(ArticleNote, known.id, what, edited)
        empty = ArticleNote(target=self._sources.whole(article), **self._ledger.origin())
        note = edited(empty)
        if note != empty:
            words = f"{what} changed", f"{what} changed back"
            self._ledger.carry_out(Step((Change(None, note),), *words))
        return note
