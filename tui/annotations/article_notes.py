"""What the reader said of whole articles, and which of them are read."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce

from tui.annotations.history.steps import Step
from tui.annotations.labels import label_key
from tui.annotations.ledger import Ledger, edit_step, removals
from tui.annotations.merging import merge_tags, merge_text
from tui.annotations.model import ArticleNote, Change, Highlight, ReadMark
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
        """Return what was said of an article, None where nothing was.

        What several machines said of it apart from each other is taken together.
        """
        notes = self._records(article)
        return reduce(_joined, notes) if notes else None

    def set_tags(
        self, article: Article, tags: Iterable[str], shown: tuple[str, ...] | None = None
    ) -> ArticleNote:
        """Replace the tags of an article; where they are no longer as `shown`, merge them."""
        cleaned = self._spelling.clean(tags)
        return self._set(
            article,
            "article tags",
            lambda one: replace(one, tags=merge_tags(one.tags, shown, cleaned)),
        )

    def set_note(self, article: Article, note: str, shown: str | None = None) -> ArticleNote:
        """Replace the note on an article; raise ConflictError where it is no longer as `shown`."""
        written = normalise(note)
        return self._set(
            article,
            "article note",
            lambda one: replace(one, note=merge_text("note", one.note, shown, written)),
        )

    def set_status(self, article: Article, status: str, shown: str | None = None) -> ArticleNote:
        """Replace the status of an article, a label in the reader's own words.

        Raises ConflictError where it is no longer as `shown`.
        """
        label = one_line(status)
        return self._set(
            article,
            "article status",
            lambda one: replace(one, status=merge_text("status", one.status, shown, label)),
        )

    def is_read(self, article: Article) -> bool:
        """Tell whether the reader has marked an article read, whatever text it had then."""
        return bool(self._sources.about(ReadMark, article.id))

    def is_changed(self, article: Article) -> bool:
        """Tell whether an article was marked read, or highlighted, when it had another text."""
        marks = self._sources.about(ReadMark, article.id)
        highlights = self._sources.about(Highlight, article.id)
        texts = {one.target.sha256 for one in marks} | {one.target.sha256 for one in highlights}
        return bool(texts - {article.sha256})

    def read_ids(self) -> frozenset[str]:
        """Return the ids of the articles that the reader has marked read."""
        marks = self._ledger.store.all(ReadMark)
        ids = (self._sources.article_id(mark.target.source) for mark in marks)
        return frozenset(article_id for article_id in ids if article_id is not None)

    def mark_read(self, article: Article, *, undoable: bool = True) -> None:
        """Mark an article read; one that is read already is no step.

        It is not `undoable` where the reader did not ask for it: only `mark_unread` takes it back.
        """

        def plan() -> Step:
            new = ReadMark(target=self._sources.whole(article), **self._ledger.origin())
            changes = () if self.is_read(article) else (Change(None, new),)
            return Step(changes, "marked read", "marked unread")

        self._ledger.carry_out_plan(plan, undoable=undoable)

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
        def plan() -> tuple[ArticleNote, Step]:
            records = self._records(article)
            if not records:
                return self._first(article, what, edited)
            before = reduce(_joined, records)
            after = self._ledger.dated(before, edited(before))
            *others, latest = records
            changes = () if after == before else (*removals(others), Change(latest, after))
            return after, edit_step(what, changes)

        return self._ledger.make(plan)

    def _first(
        self, article: Article, what: str, edited: Callable[[ArticleNote], ArticleNote]
    ) -> tuple[ArticleNote, Step]:
        empty = ArticleNote(target=self._sources.whole(article), **self._ledger.origin())
        note = edited(empty)
        return note, edit_step(what, () if note == empty else (Change(None, note),))

    def _records(self, article: Article) -> list[ArticleNote]:
        """Return what was said of an article, the latest last."""
        notes = self._sources.about(ArticleNote, article.id)
        return sorted(notes, key=lambda note: note.modified)


def _joined(older: ArticleNote, newer: ArticleNote) -> ArticleNote:
    """Return the newer one with what else the older one says."""
    tags = {label_key(label): label for label in reversed((*older.tags, *newer.tags))}
    notes = dict.fromkeys(note for note in (older.note, newer.note) if note)
    return replace(
        newer,
        tags=tuple(reversed(tags.values())),
        note="\n\n".join(notes),
        status=newer.status or older.status,
    )
