"""Read one article."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from tui.annotations.model import Placed
from tui.articles.changes import LibraryChange
from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.command import Place
from tui.desk.desk import Desk
from tui.desk.versions_here import VersionsHere
from tui.overlap.findings import Differing, SharedSpan
from tui.overlap.novelty import spans_of
from tui.quotes.citation import paragraph_label
from tui.reading.jumps import Position
from tui.reading.moved_offset import moved_offset
from tui.reading.rows import Fold
from tui.screens.notebook_screen import NotebookScreen
from tui.screens.novelty_commands import NoveltyCommands
from tui.screens.placing_screen import PlacingScreen
from tui.screens.searching import SearchingScreen
from tui.screens.shown_text import ShownText
from tui.screens.version_commands import VersionCommands
from tui.widgets.bar import Bar, Status
from tui.widgets.highlight_words import counted
from tui.widgets.reader_pane import ReaderPane
from tui.widgets.version_words import also_in, first_phrase, similar_in

MOST_FACTS = 4
"""Differing facts that the status line tells; more are counted."""

KEYS = (
    "{next-passage} shared passage · {tag} tag · {copy-quote} quote"
    " · {compare} compare · {help} keys"
)
"""The hints of the status line, with the ids of commands."""


class ReaderScreen(SearchingScreen, PlacingScreen, NoveltyCommands, ShownText, VersionCommands):
    """Wires the reader pane to what is shared, highlighted and searched in its article.

    It opens `at` an offset, or else where the reader last left the article; `lost` is the id of a
    highlight that is to be given a place.
    """

    PLACE: ClassVar[Place] = Place.READER

    def __init__(self, desk: Desk, article: Article, at: int | None = None, lost: str = "") -> None:
        super().__init__(desk, lost)
        self.article = article
        bookmark = desk.remembered.bookmark(article)
        self._at = bookmark.cursor if at is None and bookmark else at
        self._unfolds_at = at
        self._unfolded: set[Span] = set()
        self._folds: list[Fold] = []
        self._differing: list[Differing] = []
        self._shared: list[SharedSpan] = []
        self._versions = VersionsHere(desk)

    @property
    def pane(self) -> ReaderPane:
        """Return the pane of text."""
        return self.query_one("#text", ReaderPane)

    @property
    def texts(self) -> Sequence[Article]:
        """Return the article that is read."""
        return (self.article,)

    def compose(self) -> ComposeResult:
        """Lay out a header, the text and the status line."""
        yield Bar(id="header")
        yield ReaderPane(self.article, self._at, id="text")
        yield Bar(wraps=True, id="status")

    def _show_header(self) -> None:
        metadata, placed = self.article.metadata, self.desk.placed(self.article)
        lost, listed = sum(not item.spans for item in placed), self.keyed(" ({highlights})")
        about = [
            "read" if self.desk.is_read(self.article) else None,
            f"{lost} lost {'its' if lost == 1 else 'their'} place{listed}" if lost else None,
            metadata.source,
            metadata.date.isoformat() if metadata.date else None,
        ]
        name = f"{self.desk.letters[self.article.id]} {self.article.title}"
        self.query_one("#header", Bar).show(name, " · ".join(part for part in about if part))

    def library_changed(self, change: LibraryChange) -> None:
        """Show the text as it is now, the cursor on the same words; one that is gone stays."""
        before = self.article
        new_id = change.renamed.get(before.id, before.id)
        after = self.desk.library.by_id.get(new_id)
        if after is None or after is before:
            if before.id in change.removed:
                self.tell(f"{before.id} is gone; this is its text as it was")
            return
        self.article, at = after, moved_offset(before.text, after.text, self.pane.cursor)
        self._unfolded.clear()
        self._unfolds_at = None
        self.pane.show_article(after, at)
        self.search_again()
        self.findings_changed()
        self.annotations_changed()
        self.tell(f"renamed to {new_id}" if new_id != before.id else "changed on disk")

    def findings_changed(self) -> None:
        """Draw the gutter and the folds anew."""
        findings, article = self.desk.findings, self.article
        self.desk.find_all(article)
        self._differing, self._shared = findings.differing(article), findings.shared(article)
        self._versions.forget()
        self._unfold_where_opened()
        self.pane.show_shared(self._shared, self._differing, self.desk.letters)
        self._show_folds()
        self.show_dimmed()

    def progress_changed(self) -> None:
        """Say that all is compared as soon as it is."""
        self.show_status()

    def annotations_changed(self) -> None:
        """Draw the highlights anew, and say in the header how many lost their place."""
        self.pane.show_highlights(self.shown(self.article))
        self.show_dimmed()
        self._show_header()

    def show_dimmed(self) -> None:
        """Dim the words that others have, as far as the reader wants that."""
        seen = self.desk.seen_ranges(self.article, self.desk.dimming)
        self.pane.show_seen(spans_of(self.article, seen))

    def was_shown(self, article: Article) -> None:
        """Take note that the article is read, and say so in the header."""
        super().was_shown(article)
        self._show_header()

    def show_found(self, spans: Sequence[Sequence[Span]]) -> None:
        """Mark the places that a search found."""
        self.pane.show_found(spans[0])

    def passage_starts(self) -> Sequence[int]:
        """Return where shared passages start; without any, where suggestions do."""
        findings, article = self.desk.findings, self.article
        passages = {overlap.left.start for overlap, _ in findings.passages(article)}
        return sorted(passages or {item.span.start for item in self._shared})

    def difference_starts(self) -> Sequence[int]:
        """Return where facts differ from another article."""
        return sorted({item.place.start for item in self._differing})

    def status(self) -> Status:
        """Return what is under the cursor, and how far the reader has come."""
        pane, article = self.pane, self.article
        percent = round(100 * (pane.cursor_row + 1) / max(1, pane.row_count))
        paragraph = paragraph_label(article, Span(pane.cursor, pane.cursor + 1))
        far = f"{percent}%" if pane.row_count else ""
        where = f"¶{paragraph}  {far}" if paragraph else far
        selected = pane.selected()
        if selected:
            mode = pane.selection.mode if pane.selection else ""
            words = counted(covered_words(article, [selected]), "word")
            told = (f"{words} selected by {mode}", self.hint())
            return Status(" · ".join(part for part in told if part), where)
        told_here = self.hint() or self.describe_here() or self._shared_here()
        if told_here:
            return Status(told_here, where)
        return Status(self.waiting_here(), where, self.keyed(KEYS))

    def _shared_here(self) -> str:
        cursor, letters = self.pane.cursor, self.desk.letters
        here = self.pane.shared_at(cursor)
        told = any(item.kind for item in here)
        dates = self._versions.at(self.article, cursor) if told else {}
        first = [first_phrase(dates, self.article.id, letters)] if dates else []
        facts = self._facts_here()
        if facts:
            more = [f"and {len(facts) - MOST_FACTS} more"] if len(facts) > MOST_FACTS else []
            return " · ".join([*facts[:MOST_FACTS], *more, *first])
        if here:
            others = dates.keys() - {self.article.id}
            parts = [also_in(others, here, letters), *first, similar_in(others, here, letters)]
            return " · ".join(part for part in parts if part)
        return ""

    def _facts_here(self) -> list[str]:
        """Return the facts under the cursor on which others differ, in words, each once."""
        differing = self.pane.differing_at(self.pane.cursor)
        facts = (f"! {item.difference.fact} {self._said_by(item)}" for item in differing)
        return list(dict.fromkeys(facts))

    def _said_by(self, item: Differing) -> str:
        other, span = self.desk.article(item.other), item.difference.right
        return f"{self.desk.letters[item.other]}: {other.slice(span) if span else '(nothing)'}"

    def _show_folds(self) -> None:
        folds, opens = [], self.keyed(" · {fold} opens")
        for first, later in self.desk.repeats.get(self.article.id, ()):
            if later not in self._unfolded:
                words = covered_words(self.article, [later])
                where = paragraph_label(self.article, first)
                folds.append(Fold(later, f"╴╴ {words:,} words repeat ¶{where}{opens} ╴╴"))
        # To wrap a long text anew costs more than a frame.
        if folds != self._folds:
            self._folds = folds
            self.pane.show_folds(tuple(sorted(folds)))

    def do_fold(self, _count: int | None) -> None:
        """Unfold what repeats, or fold it again."""
        repeats = {later for _, later in self.desk.repeats.get(self.article.id, ())}
        if not repeats:
            self.tell("nothing in this article repeats")
            return
        self._unfolded = set() if self._unfolded else repeats
        self._show_folds()

    def do_open(self, _count: int | None) -> None:
        """Unfold what the cursor is on."""
        fold = self.pane.fold_at_cursor
        if fold:
            self._unfolded.add(fold)
            self._show_folds()

    def _unfold_where_opened(self) -> None:
        """Unfold once, when it is known what repeats, the place at which this was opened."""
        repeats = self.desk.repeats.get(self.article.id)
        if repeats and self._unfolds_at is not None:
            at, self._unfolds_at = self._unfolds_at, None
            self._unfolded |= {later for _, later in repeats if later.contains(at)}

    def unfold_at(self, position: Position) -> None:
        """Unfold what repeats where a position is."""
        repeats = (later for _, later in self.desk.repeats.get(self.article.id, ()))
        folded = {one for one in repeats if one.contains(position.offset)} - self._unfolded
        if folded:
            self._unfolded |= folded
            self._show_folds()

    def do_compare(self, _count: int | None) -> None:
        """Compare with the article that shares most."""
        from tui.screens.comparison import compare_with_nearest

        compare_with_nearest(self, self.article, self.pane.cursor)

    def do_matrix(self, _count: int | None) -> None:
        """Show the matrix from this article on."""
        from tui.screens.matrix import open_matrix

        open_matrix(self, self.article.id)


def read_highlight(screen: NotebookScreen, article: Article, placed: Placed) -> None:
    """Open an article at a highlight; one that is lost is held there until it has a place."""
    if article.id not in screen.desk.library.by_id:
        screen.tell(f"{article.id} is no longer in this library")
        return
    before = placed.highlight.target.spans[0].start
    spans = placed.spans or placed.guess
    at = spans[0].start if spans else min(before, max(0, len(article.text) - 1))
    lost = "" if placed.spans else placed.highlight.id
    screen.app.push_screen(ReaderScreen(screen.desk, article, at, lost))
