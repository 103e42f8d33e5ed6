"""Compare two articles side by side."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from tui.articles.model import Article, Span
from tui.commands import Place
from tui.overlap.findings import visible_similar
from tui.overlap.model import Difference, PairOverlaps, Standing, kinds_of
from tui.overlap.model import Row as OverlapRow
from tui.overlap.phrasing import describe
from tui.overlap.sections import Passage, Section, Suggestion
from tui.quotes.citation import pair_quote
from tui.screens.annotating_screen import AnnotatingScreen, describe_highlight, saved_phrase
from tui.screens.command_screen import CommandScreen
from tui.screens.copying import copy_text
from tui.screens.desk import Desk
from tui.screens.typing_ahead import ASKING
from tui.widgets.bar import Bar
from tui.widgets.comparison_pane import ComparisonPane
from tui.widgets.side_by_side import Spread, differences_of, spread

SUGGESTED = "similar, for you to judge"
"""What a suggestion is called: nothing that the program asserts."""


def kept_apart(pair: PairOverlaps) -> str:
    """Return how many suggestions are shown only on request, as in `12 weak, 3 boilerplate`."""
    standings = (Standing.WEAK, Standing.BOILERPLATE)
    counts = [(len(visible_similar(pair, standing)), standing) for standing in standings]
    return ", ".join(f"{count} {standing}" for count, standing in counts if count)


class ComparisonScreen(AnnotatingScreen):
    """Wires the comparison pane to the findings of one article against others, in an order."""

    PLACE: ClassVar[Place] = Place.COMPARISON

    def __init__(
        self, desk: Desk, article: Article, others: Sequence[str], at: int | None = None
    ) -> None:
        super().__init__(desk)
        self.article = article
        self._others = others
        self._place = 0
        self._at = at
        self._weak = False
        self._known = False

    @property
    def other(self) -> Article:
        """Return the article on the right."""
        return self.desk.article(self._others[self._place])

    @property
    def pair(self) -> PairOverlaps:
        """Return what the two articles share; nothing while that is not known."""
        found = self.desk.findings.between(self.article.id, self.other.id)
        return found or PairOverlaps(self.article.id, self.other.id)

    @property
    def pane(self) -> ComparisonPane:
        """Return the pane of both articles."""
        return self.query_one("#text", ComparisonPane)

    def compose(self) -> ComposeResult:
        """Lay out a header, both articles and the status line."""
        yield Bar(id="header")
        self._known = self._is_known()
        yield ComparisonPane(self._spread(), self._at, id="text")
        yield Bar(wraps=True, id="status")

    def on_mount(self) -> None:
        """Show the header."""
        self._show_header()

    def _spread(self) -> Spread:
        return spread(self.article, self.other, self.pair, self.desk.repeats, weak=self._weak)

    def _is_known(self) -> bool:
        return self.desk.findings.between(self.article.id, self.other.id) is not None

    def findings_changed(self) -> None:
        """Show what the two articles share as soon as that is found."""
        if not self._known and self._is_known():
            self._show()

    def _show_header(self) -> None:
        phrase = self._shared_phrase()
        room = (self.size.width - len(phrase) - len("  ↔  ") - 3) // 2
        left, right = self._label(self.article, room), self._label(self.other, room)
        self.query_one("#header", Bar).show(f"{left}  ↔  {right}", phrase)

    def on_resize(self) -> None:
        """Fit the header to the width."""
        self._show_header()

    def _label(self, article: Article, room: int) -> str:
        name = f"{self.desk.letters[article.id]} {article.metadata.source or article.title}"
        return name if len(name) <= room else name[: max(1, room - 1)].rstrip() + "…"

    def _shared_phrase(self) -> str:
        if not self._known:
            return "comparing…"
        pair = self.pair
        strong, kept = len(visible_similar(pair)), kept_apart(pair)
        passages = len(pair.passages)
        parts = [
            f"{passages} passage{'s' * (passages > 1)}" if passages else "no shared wording",
            f"{strong} similar" if strong else "",
            f"{kept} ({'shown' if self._weak else 'S'})" if kept else "",
        ]
        return " · ".join(part for part in parts if part)

    def annotations_changed(self) -> None:
        """Draw the highlights of both articles anew."""
        placed = self.desk.placed
        self.pane.show_highlights((placed(self.article), placed(self.other)))

    def status(self) -> tuple[str, str]:
        """Return what is under the cursor, and which match it is."""
        pane = self.pane
        keys = "n N match · tab · H L"
        here = self.desk.find(pane.article, pane.cursor)
        if pane.selection:
            return f"selecting by {pane.selection.mode}", keys
        if here:
            return describe_highlight(here.highlight), keys
        if not pane.spread.matches:
            if not self._known:
                return "comparing…", keys
            kept = kept_apart(self.pair)
            return f"no shared wording · {f'{kept}: S shows them' if kept else 'none alike'}", keys
        section = self._section()
        if section is None:
            return "", keys
        facts = " ".join(f"! {fact}" for fact in kinds_of(self._differences_here(section)))
        return f"{self._name_of(section)}   {facts}", keys

    def _differences_here(self, section: Section) -> Sequence[Difference]:
        """Return the facts that differ in the row under the cursor."""
        if not isinstance(section, Passage):
            return differences_of(section)
        row = self._row_here(section)
        return section.overlap.differences_in(row) if row else ()

    def _row_here(self, passage: Passage) -> OverlapRow | None:
        side, cursor = self.pane.side, self.pane.cursor
        sides_of = ((row, (row.left, row.right)[side]) for row in passage.overlap.rows)
        return next((row for row, span in sides_of if span and span.contains(cursor)), None)

    def _name_of(self, section: Section) -> str:
        if isinstance(section, Passage):
            phrase = describe(self.article, self.other, section.overlap)
            return f"match {section.number} of {len(self.pair.passages)}, {phrase}"
        return SUGGESTED if isinstance(section, Suggestion) else "not shared"

    def _section(self) -> Section | None:
        index = self.pane.section
        return self.pane.spread.sections[index] if index >= 0 else None

    def passage_starts(self) -> Sequence[int]:
        """Return where matches start in the article under the cursor."""
        spread, side = self.pane.spread, self.pane.side
        spans = [sides(spread.sections[key])[side] for key in spread.matches]
        return sorted({span.start for span in spans if span})

    def difference_starts(self) -> Sequence[int]:
        """Return where facts differ in the article under the cursor."""
        return sorted({span.start for span in self.pane.spread.places[self.pane.side]})

    def do_next_passage(self, count: int | None) -> None:
        """Go to the next passage."""
        self._to_section(self.pane.spread.matches, count or 1)

    def do_previous_passage(self, count: int | None) -> None:
        """Go to the passage before."""
        self._to_section(self.pane.spread.matches, -(count or 1))

    def do_next(self, count: int | None) -> None:
        """Go to the next passage, edited row in one, or suggestion."""
        self._to_stop(count or 1)

    def do_previous(self, count: int | None) -> None:
        """Go to the passage, edited row or suggestion before."""
        self._to_stop(-(count or 1))

    def _to_stop(self, count: int) -> None:
        if not self.pane.to_stop(count):
            self.tell("no match below" if count > 0 else "no match above")

    def _to_section(self, keys: Sequence[int], count: int) -> None:
        here = self.pane.section
        beyond = [key for key in keys if (key > here if count > 0 else key < here)]
        if not beyond:
            self.tell("no match below" if count > 0 else "no match above")
            return
        place = count - 1 if count > 0 else count
        self.pane.to_section(beyond[min(max(place, -len(beyond)), len(beyond) - 1)])

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

    def do_weak(self, _count: int | None) -> None:
        """Show or hide weakly similar sentences and boilerplate."""
        self._weak = not self._weak
        self._show()
        kept = kept_apart(self.pair) or "no weak suggestions"
        self.tell(f"{kept} {'shown' if self._weak else 'hidden'}")

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
        self._show()

    def _show(self) -> None:
        self._known = self._is_known()
        self.pane.show(self._spread())
        self._show_header()
        self.annotations_changed()
        self.show_status()

    def _both_sides(self) -> tuple[Span, Span] | None:
        section = self._section()
        row = self._row_here(section) if isinstance(section, Passage) else None
        left, right = (row.left, row.right) if row else (None, None)
        if section and row is None:
            left, right = sides(section)
        if left is None or right is None:
            self.tell("no match under the cursor")
            return None
        return left, right

    def do_tag_both(self, _count: int | None = None) -> None:
        """Highlight and tag both sides of the row under the cursor."""
        both = self._both_sides()
        if both and self._can_annotate(both[0]):
            self._ask_for_both(both, self.desk.notebook.tags_in_use())

    @work(group=ASKING)
    async def _ask_for_both(self, both: tuple[Span, Span], in_use: Sequence[str]) -> None:
        tags = await self.ask_tags((), in_use)
        if tags is None:
            return
        targets = [(self.article, both[0]), (self.other, both[1])]
        self.change(lambda: self.desk.notebook.add_many(targets, tags=tags), saved_phrase(tags))

    def do_quote_both(self, _count: int | None) -> None:
        """Copy both sides of the row under the cursor with their citations."""
        both = self._both_sides()
        if both:
            copy_text(self, pair_quote(self.article, both[0], self.other, both[1]))


def sides(section: Section) -> tuple[Span | None, Span | None]:
    """Return the spans of a match or of the best of a suggestion; a gap has none."""
    if isinstance(section, Passage):
        return section.overlap.left, section.overlap.right
    if isinstance(section, Suggestion):
        return section.left, section.candidates[0].right
    return None, None


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
        screen.app.push_screen(ComparisonScreen(screen.desk, article, others, at))
    elif len(screen.desk.library.articles) < 2:
        screen.tell("there is no other article to compare with")
    else:
        screen.tell("still comparing; try again in a moment")
