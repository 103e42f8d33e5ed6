"""Compare two articles side by side."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.articles.changes import LibraryChange
from tui.articles.model import Article, Span
from tui.command import Place
from tui.desk.compared_order import with_found
from tui.desk.desk import Desk
from tui.overlap.model import PairOverlaps
from tui.overlap.novelty import spans_of
from tui.overlap.suggestions import visible_similar
from tui.reading.columns import Side
from tui.reading.jumps import Position
from tui.reading.moved_offset import moved_offset
from tui.screens.command_screen import CommandScreen
from tui.screens.matches import kept_apart
from tui.screens.novelty_commands import NoveltyCommands
from tui.screens.pair_commands import PairCommands
from tui.screens.searching import SearchingScreen
from tui.screens.version_commands import VersionCommands
from tui.widgets.bar import Bar
from tui.widgets.comparison_pane import ComparisonPane
from tui.widgets.highlight_words import counted
from tui.widgets.match_list import MatchList
from tui.widgets.pair_strip import PairStrip
from tui.widgets.spread import Spread, spread

LEAST_NAME = 8
"""Cells of the name of an article in the header for which words on what is hidden give way."""

STRIP_FROM = 16
"""Rows of a screen from which there is a strip of where the matches lie."""

MATCHES_FROM = 110
"""Cells of a screen from which the matches are listed beside the text."""

HIDDEN = " hidden as boilerplate", " hidden", ""
"""What is said of passages that are hidden, where there is less and less room."""


class ComparisonScreen(SearchingScreen, PairCommands, NoveltyCommands, VersionCommands):
    """Wires the comparison pane to the findings of one article against others, in an order.

    It opens with the one at `place` in that order; where that `grows`, what is found comes in.
    """

    PLACE: ClassVar[Place] = Place.COMPARISON

    def __init__(
        self,
        desk: Desk,
        article: Article,
        others: Sequence[str],
        at: int | None = None,
        place: int = 0,
        *,
        grows: bool = False,
    ) -> None:
        super().__init__(desk)
        self.article = article
        self._others = others
        self._grows = grows
        self._place = place
        self._at = at
        self._kept = None if at is None else (Side.LEFT, at)
        self._weak = False
        self._strong = 0
        self._shown: PairOverlaps | None = None
        self._strip, self._matches = PairStrip(id="strip"), MatchList(id="matches")

    @property
    def articles(self) -> tuple[Article, Article]:
        """Return the left and the right article."""
        return self.article, self.desk.article(self._others[self._place])

    @property
    def texts(self) -> Sequence[Article]:
        """Return the left and the right article."""
        return self.articles

    def face(self, article_id: str) -> None:
        """Have the cursor in one of the articles."""
        side = Side.LEFT if article_id == self.article.id else Side.RIGHT
        if side is not self.pane.side:
            self.pane.change_side()

    def unfold_at(self, position: Position) -> None:
        """Unfold what is not shared where a position is."""
        self.show_position(position)
        self.pane.open_fold()

    def show_found(self, spans: Sequence[Sequence[Span]]) -> None:
        """Mark the places that a search found in both articles."""
        self.pane.show_found(spans)

    def compose(self) -> ComposeResult:
        """Lay out a header, both articles and the status line."""
        yield Bar(id="header")
        yield self._strip
        with Horizontal(id="pair"):
            yield self._matches
            yield ComparisonPane(self._spread(), self._at, id="text")
        yield Bar(wraps=True, id="status")

    def on_mount(self) -> None:
        """Show the header and where the matches lie."""
        self._show_around()

    def _spread(self) -> Spread:
        left, right = self.articles
        self.desk.find_between(left, right)
        self._shown = self.pair
        pair = self._shown or PairOverlaps(left.id, right.id)
        known = self._shown is not None
        self._strong, self.kept_apart = len(visible_similar(pair)), kept_apart(pair)
        letters = self.desk.letters[left.id], self.desk.letters[right.id]
        repeats = self.desk.repeats
        found = spread((left, right), pair, letters, repeats, weak=self._weak, compared=known)
        found.keymap = self.desk.keymap
        return found

    def library_changed(self, change: LibraryChange) -> None:
        """Show both texts as they are now; one that is gone stays as it was."""
        known, shown, pane = self.desk.library.by_id, self.articles, self.pane
        side, text, cursor = pane.side, pane.article.text, pane.cursor
        self.article = known.get(change.renamed.get(self.article.id, self.article.id), self.article)
        others = [change.renamed.get(other, other) for other in self._others]
        other = others[self._place]
        self._others = [one for one in others if one in known or one == other]
        self._place = self._others.index(other)
        gone = [
            one.id for one in shown if one.id in change.removed and one.id not in change.renamed
        ]
        if gone:
            self.tell(f"{' and '.join(gone)} is gone; this is its text as it was")
        elif any(one.id in (change.changed.keys() | change.renamed.keys()) for one in shown):
            self._show((side, moved_offset(text, self.articles[side].text, cursor)))
            self.tell("changed on disk")

    def findings_changed(self) -> None:
        """Show what the two articles share as soon as that is found, or found anew."""
        self.versions.forget()
        self.progress_changed()
        if self.pair is None or self.pair is self._shown:
            return
        known, place = self._shown is not None, (self.pane.side, self.pane.cursor)
        self._show(place if known else self._kept)
        if self.revisit and not known:
            self.return_to(self.revisit)

    def progress_changed(self) -> None:
        """Take in further articles that were found, and say how many there are."""
        if self._grows:
            ranked = [one.other for one in self.desk.findings.partners(self.article)]
            if not set(ranked).issubset(self._others):
                self._others = with_found(self._others, self._place, ranked)
        self._show_header()

    def _show_header(self) -> None:
        phrases = [" · ".join(parts) for parts in self._told()]
        fitting = (one for one in phrases if self._room_beside(one) >= LEAST_NAME)
        phrase = next(fitting, phrases[-1])
        room = self._room_beside(phrase)
        left, right = (self._label(article, room) for article in self.articles)
        self.query_one("#header", Bar).show(f"{left}  ↔  {right}", phrase)

    def _room_beside(self, phrase: str) -> int:
        """Return the cells for the name of each article beside what they share."""
        return (self.size.width - len(phrase) - len("  ↔  ") - 4) // 2

    def _show_around(self) -> None:
        """Show the header and, where there is room, where the matches lie and a list of them."""
        spread = self.pane.spread
        strip, matches = self._strip, self._matches
        strip.show(spread)
        matches.show(spread)
        strip.display = self.size.height >= STRIP_FROM
        matches.display = self.size.width >= MATCHES_FROM and bool(spread.matches)
        self._show_header()

    def on_resize(self) -> None:
        """Show what there is room for."""
        self._show_around()
        # Signs take more room on a wide screen, also where a list takes what the pane would gain.
        self.call_after_refresh(self.pane.fit_widths)

    def cursor_moved(self) -> None:
        """Show where the cursor is among the matches."""
        pane = self.pane
        self._strip.show_place(pane.side, pane.cursor, pane.section)
        self._matches.show_section(pane.section)
        super().cursor_moved()

    def on_pair_strip_pointed(self, event: PairStrip.Pointed) -> None:
        """Go to the place that was clicked."""
        self.pane.go_to(event.side, event.offset)

    def on_match_list_pointed(self, event: MatchList.Pointed) -> None:
        """Go to the match that was clicked."""
        self.pane.to_section(event.section)

    def _label(self, article: Article, room: int) -> str:
        name = f"{self.desk.letters[article.id]} {article.metadata.source or article.title}"
        return name if len(name) <= room else name[: max(1, room - 1)].rstrip() + "…"

    def _told(self) -> Iterator[list[str]]:
        """Yield what is said of the two articles, where there is less and less room."""
        coming = "" if self.desk.is_answered else "…"
        place = f"{self._place + 1:,} of {len(self._others):,}{coming}"
        about = [place] if len(self._others) > 1 else []
        pair = self._shown
        if pair is None:
            yield [*about, self.desk.why_unknown(*self.articles)]
            return
        refused = self.desk.refused(*self.articles)
        weak = "shown" if self._weak else self.keyed("{show-weak}") or "hidden"
        more = [
            f"{self._strong} similar" if self._strong else "",
            f"{self.kept_apart} ({weak})" if self.kept_apart else "",
            f"{refused} refused" if refused else "",
        ]
        more = [part for part in more if part]
        for hidden in HIDDEN:
            yield [*about, _passages_phrase(pair, hidden), *more]
        for count in range(len(more) - 1, -1, -1):
            yield [*about, _passages_phrase(pair, ""), *more[:count]]

    def annotations_changed(self) -> None:
        """Draw the highlights of both articles anew."""
        left, right = self.articles
        self.pane.show_highlights((self.desk.placed(left), self.desk.placed(right)))
        self.show_dimmed()
        self._show_header()

    def show_dimmed(self) -> None:
        """Dim on both sides the words that others have, as far as the reader wants that."""
        ranges = ((one, self.desk.seen_ranges(one, self.desk.dimming)) for one in self.articles)
        left, right = (spans_of(article, seen) for article, seen in ranges)
        self.pane.show_seen((left, right))

    def do_other_pane(self, _count: int | None) -> None:
        """Move the cursor to the other article."""
        self.pane.change_side()

    def do_fold(self, _count: int | None) -> None:
        """Fold or unfold what is not shared."""
        self.pane.toggle_folds()

    def do_open(self, _count: int | None) -> None:
        """Unfold what is under the cursor, or read its article from here."""
        from tui.screens.reader import ReaderScreen

        if not self.pane.open_fold():
            self.app.push_screen(ReaderScreen(self.desk, self.pane.article, self.pane.cursor))

    def do_show_weak(self, _count: int | None) -> None:
        """Show or hide weakly similar sentences and boilerplate."""
        self._weak = not self._weak
        self._show((self.pane.side, self.pane.cursor))
        kept = self.kept_apart or "no weak suggestions"
        self.tell(f"{kept} {'shown' if self._weak else 'hidden'}")

    def do_matrix(self, _count: int | None) -> None:
        """Show the matrix from the cell of the two articles on."""
        from tui.screens.matrix import open_matrix

        left, right = self.articles
        open_matrix(self, left.id, right.id)

    def do_next_article(self, count: int | None) -> None:
        """Compare with the article that shares next most."""
        self._to_article(count or 1)

    def do_previous_article(self, count: int | None) -> None:
        """Compare with the article before in that order."""
        self._to_article(-(count or 1))

    def _to_article(self, count: int) -> None:
        place = min(max(self._place + count, 0), len(self._others) - 1)
        if place == self._place:
            self.tell("no article shares more" if count < 0 else "no article shares less")
            return
        self._place = place
        self._kept = Side.LEFT, self.pane.left_place
        self._show(self._kept)

    def _show(self, place: tuple[Side, int] | None) -> None:
        """Show both articles anew, the cursor on a place or else on the first match."""
        self.pane.show(self._spread(), place)
        self._show_around()
        self.annotations_changed()
        self.search_again()
        self.show_status()


def _passages_phrase(pair: PairOverlaps, hidden: str) -> str:
    """Return how many passages two articles share, and of how many more it is said `hidden`."""
    shown, more = len(pair.passages), pair.left_out
    if not shown:
        return f"{counted(more, 'passage')}{hidden or ' hidden'}" if more else "no shared wording"
    passages = counted(shown, "passage")
    return f"{passages}, {more}{hidden}" if more and hidden else passages


def compare_with_nearest(screen: CommandScreen, article: Article, at: int | None = None) -> None:
    """Open the comparison of an article with the one that shares most with it.

    At a differing fact it is the first of those that differ there.
    """
    findings = screen.desk.findings
    others = [partner.other for partner in findings.partners(article)]
    differing = [
        d.other for d in findings.differing(article) if at is not None and d.place.start == at
    ]
    others.sort(key=lambda other: other not in differing)
    if others:
        screen.app.push_screen(ComparisonScreen(screen.desk, article, others, at, grows=True))
    elif len(screen.desk.library.articles) < 2:
        screen.tell("there is no other article to compare with")
    elif screen.desk.progress.is_all:
        screen.tell("no other article shares anything with it")
    else:
        screen.tell("still comparing; try again in a moment")
