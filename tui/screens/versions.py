"""All versions of one passage, aligned, with the facts on which they differ and what is similar."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from tui.annotations.model import Placed
from tui.articles.changes import LibraryChange
from tui.articles.library import Library
from tui.articles.model import Article
from tui.command import Place
from tui.desk.desk import Desk
from tui.desk.passage_now import Passage, passage_now
from tui.screens.article_commands import ArticleCommands
from tui.screens.comparison import ComparisonScreen
from tui.screens.gathered_list import GatheredList
from tui.screens.highlight_commands import Aim, HighlightCommands
from tui.screens.version_commands import is_awaited
from tui.widgets.bar import Bar, Status
from tui.widgets.lines import Lines
from tui.widgets.version_items import KnownOfLibrary, VersionItem
from tui.widgets.version_rows import VersionPage, lay_out_versions, passage_phrase
from tui.widgets.versions_pane import VersionsPane

if TYPE_CHECKING:
    from tui.overlap.families import Family
    from tui.overlap.model import PairOverlaps
    from tui.overlap.passage_survey import PassageSurvey

KEYS = (
    "{open} read · {compare} compare · {next-difference} fact · {next} wording"
    " · {tag} {note} {add-evidence} · {copy-quote} quote · {back} back"
)
"""What can be done here."""


Gathered = tuple[Passage, VersionPage]
"""A passage where it is now, and its versions."""


class VersionsScreen(GatheredList[Gathered], HighlightCommands, ArticleCommands):
    """Lists who has a sentence of an article, by its number, in which words and since when."""

    PLACE: ClassVar[Place] = Place.VERSIONS

    def __init__(self, desk: Desk, article: Article, sentence: int) -> None:
        super().__init__(desk)
        self._passage = Passage(article, sentence)
        self._news = 0
        self._survey: tuple[int, PassageSurvey] | None = None
        self._missed: tuple[VersionItem, VersionItem] | None = None
        self._families: Mapping[str, Family] = {}
        self._alone = ""

    @property
    def article(self) -> Article:
        """Return the article of which these are the versions of a sentence."""
        return self._passage.article

    @property
    def list(self) -> VersionsPane:
        """Return the list."""
        return self.query_one("#list", VersionsPane)

    @property
    def is_laid_out(self) -> bool:
        """Tell whether there is anything to move about in: keys wait for no further findings."""
        return self.is_gathered

    def compose(self) -> ComposeResult:
        """Lay out a header, the versions, what is known of the chosen one and the status line."""
        yield Bar(id="header")
        yield VersionsPane(id="list")
        yield Lines(id="about")
        yield Bar(wraps=True, id="status")

    def on_mount(self) -> None:
        """Say of which sentence these are the versions."""
        self._show_header()

    def _show_header(self) -> None:
        article = self.article
        words = " ".join(article.slice(self._passage.span).split())
        gone = "" if article.id in self.desk.library.by_id else f"{article.id} is gone"
        self.query_one("#header", Bar).show(f"versions · “{words}”", gone)

    def on_resize(self) -> None:
        """Wrap the texts anew at the new width."""
        self.call_after_refresh(self.annotations_changed)

    def library_changed(self, change: LibraryChange) -> None:
        """Look for the sentence in the texts of now; where its article is gone, in another one."""
        self._news += 1
        super().library_changed(change)

    def findings_changed(self) -> None:
        """Look again for who has the sentence."""
        self.desk.find_all(self.article)
        self._news += 1
        self.annotations_changed()

    def progress_changed(self) -> None:
        """Count sources anew where families changed."""
        if self.is_gathered and self._families is not self.desk.families.by_article:
            self.annotations_changed()

    def gather(self) -> Gathered:
        """Find the versions, align them, and wrap them at the width of now."""
        items = [one for one in self.list.items if not one.suggested]
        others = [(one.article, one.span.start) for one in items]
        passage = passage_now(self.desk, self._passage, others)
        survey, known = self._look(passage), self._known_of
        width = self.list.width or self.size.width
        return passage, lay_out_versions(survey, known(survey), width)

    def _look(self, passage: Passage) -> "PassageSurvey":
        """Return what is known of the sentence; what was found before as long as that is all."""
        # Not at the top: the thread of keys is not to wait for what it loads.
        from tui.overlap.passage_survey import survey_passage

        news, before = self._news, self._survey
        if before and before[0] == news:
            return before[1]
        library = self.desk.library
        articles = {**self.desk.articles, **library.by_id}
        survey = survey_passage(*passage, partial(self._pairs_of, library), articles)
        self._survey = news, survey
        return survey

    def _pairs_of(self, library: Library, article_id: str) -> "Sequence[PairOverlaps]":
        """Return the pairs of an article; none once they may be of another library."""
        pairs = self.desk.pairs_of(article_id)
        return pairs if self.desk.library is library else []

    def _known_of(self, survey: "PassageSurvey") -> KnownOfLibrary:
        """Return what the library is known to have beside a survey."""
        desk = self.desk
        having = {one.version.article for one in survey.versions}
        shown = having | {one.article for one in survey.similar}
        self._families = desk.families.by_article
        known = KnownOfLibrary(
            desk.articles,
            desk.letters,
            desk.families.count(having),
            {one: desk.families.sign(one, desk.letters) for one in shown},
            {one: desk.placed(desk.article(one)) for one in shown if desk.count(one)},
            [one for one in desk.library.by_id if one not in having],
            desk.waiting if is_awaited(desk, survey.article) else "",
        )
        self._alone = "" if len(having) > 1 or known.waiting else passage_phrase(survey, known)
        return known

    def fill(self, gathered: Gathered) -> None:
        """Show the versions, the cursor on the one it was on, at first on the one come from."""
        (passage, page), first, before = gathered, not self.list.items, self.article
        self._passage = passage
        self._show_header()
        self.list.show_page(page, self._row_in(page))
        if self.desk.id_now(before.id) != passage.article.id:
            letters = self.desk.letters
            now = letters[passage.article.id]
            self.tell(f"{letters[before.id]} is gone; these are the versions that {now} has")
        elif first and self._alone:
            self.tell(self._alone)

    def _row_in(self, page: VersionPage) -> int:
        """Return the row of the item under the cursor, or of that which stands in for it.

        One that is missed while its text is compared anew has the cursor again once it is back.
        """
        chosen, items = self.list.chosen, page.items
        if chosen and self._missed and chosen == self._missed[1]:
            chosen = self._missed[0]
        article, span = (
            (chosen.article, chosen.span) if chosen else (self.article, self._passage.span)
        )
        self._missed = None
        same = [n for n, one in enumerate(items) if one.article.id == self.desk.id_now(article.id)]
        if same:
            return min(same, key=lambda n: abs(items[n].span.start - span.start))
        row = min(self.list.chosen_row, len(items) - 1)
        if chosen:
            self._missed = chosen, items[row]
        return row

    def status(self) -> Status:
        """Return what can be done here, and where the cursor is."""
        item, about = self.list.chosen, self.query_one("#about", Lines)
        if item is None:
            about.show(["looking…"])
            return Status(hints=self.keyed("{back} back"))
        about.show(self._about(item))
        place = f"{self.list.chosen_row + 1}/{len(self.list.items)}"
        return Status(place=place, hints=self.keyed(KEYS))

    def _about(self, item: VersionItem) -> Sequence[str]:
        """Return the lines on the chosen item: its article, its family, its highlight."""
        desk, article = self.desk, item.article
        placed = self._highlight_of(item)
        lines = [
            f"{desk.letters[article.id]} · {article.title}",
            desk.families.line(article.id, desk.letters),
            self.describe(placed) if placed else "",
        ]
        return [line for line in lines if line]

    def _highlight_of(self, item: VersionItem) -> Placed | None:
        """Return the highlight on just the words of an item."""
        here = self.desk.at(item.article, item.span.start)
        return next((one for one in here if one.spans == (item.span,)), None)

    def _chosen(self) -> VersionItem | None:
        """Return the item under the cursor; None, and the reader is told, while there is none."""
        if self.list.chosen is None:
            self.tell("looking…")
        return self.list.chosen

    def current_article(self) -> Article | None:
        """Return the article of the chosen version."""
        return self.list.chosen.article if self.list.chosen else None

    def aim(self) -> Aim | None:
        """Return the chosen version, or the highlight on just its words."""
        item = self._chosen()
        return Aim(item.article, (item.span,), self._highlight_of(item)) if item else None

    def do_open(self, _count: int | None = None) -> None:
        """Read the article of the chosen version at the passage."""
        from tui.screens.reader import ReaderScreen

        item = self._chosen()
        if item:
            self.app.push_screen(ReaderScreen(self.desk, item.article, item.span.start))

    def do_compare(self, _count: int | None = None) -> None:
        """Compare the article one came from with that of the chosen version, at the passage.

        The one itself is compared with the base.
        """
        item, items = self._chosen(), self.list.items
        if item is None:
            return
        left = next(one for one in items if one.article.id == self.article.id)
        if item == left:
            left = items[0]
        if item == left:
            self.tell(f"{self.desk.letters[item.article.id]} is where you are; choose another one")
            return
        others = [item.article.id, *(one.article.id for one in items)]
        ordered = [one for one in dict.fromkeys(others) if one != left.article.id]
        self.app.push_screen(ComparisonScreen(self.desk, left.article, ordered, left.span.start))

    def do_next_difference(self, count: int | None = None) -> None:
        """Go to the next version that differs in a fact."""
        self._go([item.differs for item in self.list.items], count or 1, "differing fact")

    def do_previous_difference(self, count: int | None = None) -> None:
        """Go to the version before that differs in a fact."""
        self._go([item.differs for item in self.list.items], -(count or 1), "differing fact")

    def do_next(self, count: int | None = None) -> None:
        """Go to the next version in words of its own."""
        self._go([not item.same_as for item in self.list.items], count or 1, "other wording")

    def do_previous(self, count: int | None = None) -> None:
        """Go to the version before in words of its own."""
        self._go([not item.same_as for item in self.list.items], -(count or 1), "other wording")

    def _go(self, wanted: Sequence[bool], count: int, what: str) -> None:
        """Go `count` wanted items on (back when negative); say so where there is none."""
        here, places = self.list.chosen_row, [i for i, is_one in enumerate(wanted) if is_one]
        beyond = [i for i in places if (i > here if count > 0 else i < here)]
        if not beyond:
            self.tell(f"no {what} {'below' if count > 0 else 'above'}")
            return
        place = count - 1 if count > 0 else count
        self.list.choose(beyond[min(max(place, -len(beyond)), len(beyond) - 1)])

    def do_half_page_down(self, count: int | None) -> None:
        """Move down half a page."""
        self.list.turn_rows((count or 1) * max(1, self.list.page_height // 2))

    def do_half_page_up(self, count: int | None) -> None:
        """Move up half a page."""
        self.list.turn_rows(-(count or 1) * max(1, self.list.page_height // 2))

    def do_page_down(self, count: int | None) -> None:
        """Move down a page."""
        self.list.turn_rows((count or 1) * self.list.page_height)

    def do_page_up(self, count: int | None) -> None:
        """Move up a page."""
        self.list.turn_rows(-(count or 1) * self.list.page_height)
