"""The matrix: how much of each article is in each other."""

import asyncio
import time
from functools import cache, partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult

from tui.articles.changes import LibraryChange
from tui.command import Place
from tui.desk.desk import Desk
from tui.desk.following import change_phrase
from tui.desk.library_matrix import LibraryMatrix
from tui.overlap.clusters import Cluster
from tui.overlap.matrix import MANY, Folding, Matrix, Order, Position
from tui.screens.articles import progress
from tui.screens.choice import Choice
from tui.screens.command_screen import CommandScreen
from tui.screens.comparison import ComparisonScreen, compare_with_nearest
from tui.screens.matrix_motions import MatrixMotions
from tui.screens.reader import ReaderScreen
from tui.screens.typing_ahead import ASKING
from tui.widgets.bar import Bar, Status
from tui.widgets.cell_lines import CellLines
from tui.widgets.family_words import articles_phrase
from tui.widgets.matrix_pane import MatrixPane
from tui.widgets.matrix_row import SCALE, UNKNOWN, Beside, Sheet, percent
from tui.widgets.matrix_words import (
    about_lines,
    cell_words,
    days_of,
    distance_at,
    name_of,
    nothing_shared,
    short_name,
)

if TYPE_CHECKING:
    from textual.timer import Timer

KEYS = "{open-cell} compare · {sort} order · {fold-clusters} fold · {help} keys"
"""The keys that the status line names where there is room."""

SECONDS_BETWEEN_MATRICES = 2.0
"""How often the matrix is made anew while more is found."""

REST = 5
"""How many times as long as making it took the matrix stays as it is while more is found."""

SECONDS_AT_REST = 0.2
"""How long the cursor stays on a cell until it is asked in which facts its articles differ."""

TALL = 24
"""Rows of a screen from which on it shows where in two articles the shared words lie."""


class MatrixScreen(MatrixMotions):
    """Wires the matrix to what is found; the cursor begins at two articles, by their ids."""

    PLACE: ClassVar[Place] = Place.MATRIX
    CSS_PATH: ClassVar = "matrix.tcss"

    def __init__(self, desk: Desk, row: str, column: str) -> None:
        super().__init__(desk)
        self._is_large = len(desk.library.articles) > MANY
        self._order = Order.CLUSTER if self._is_large else Order.DATE
        self._folding = Folding(self._is_large)
        self._at = (row, column)
        self._kept = frozenset(self._at)
        self._matrix: Matrix | None = None
        self._made = LibraryMatrix(desk)
        self._asked = self._shown = 0
        self._is_whole = False
        self._last = self._took = 0.0
        self._making = asyncio.Lock()
        self._resting: Timer | None = None
        self._days = days_of(desk.library.articles)

    def compose(self) -> ComposeResult:
        """Lay out a header, the matrix, its scale, lines on a cell and the status line."""
        yield Bar(id="header")
        yield MatrixPane(id="matrix")
        yield Bar(id="scale")
        yield CellLines(id="about")
        yield Bar(wraps=True, id="status")

    def on_mount(self) -> None:
        """Make the matrix."""
        self.pane.moved = self._cell_moved
        self._make()

    def on_resize(self) -> None:
        """Show what there is room for."""
        self.query_one("#about").display = self._is_tall
        self.set_class(not self._is_tall, "-short")
        self.show_status()

    @property
    def _cells(self) -> Matrix | None:
        """Return the matrix; None while there is none, or where it has not a single cell."""
        return self._matrix if self._matrix and self._matrix.lines else None

    @property
    def _is_tall(self) -> bool:
        return self.size.height >= TALL

    @property
    def is_laid_out(self) -> bool:
        """Tell whether the rows are as asked for; in a large library no key waits for them."""
        return self._is_large or self._shown == self._asked

    def findings_changed(self) -> None:
        """Make the matrix anew as soon as that is due; say what is known of the cell by now."""
        self._follow()
        self.show_status()

    def library_changed(self, change: LibraryChange) -> None:
        """Make the matrix of the articles there are now; where one is gone the next has its row."""
        row, column = map(self.desk.id_now, self._at)
        self._at = row, column
        self._kept = frozenset(map(self.desk.id_now, self._kept))
        self._days = days_of(self.desk.library.articles)
        self._make()
        self.tell(change_phrase(change, self.desk.letters))

    def progress_changed(self) -> None:
        """Show how far the comparison has come, and now and then what it has found."""
        self._follow()

    def _follow(self) -> None:
        self._show_header()
        before, self._is_whole = self._is_whole, self.desk.progress.is_all
        if self._matrix and self._is_whole and not before:
            # What shares nothing is known by now to share nothing.
            self.pane.show(self._sheet(self._matrix), self.pane.cursor)
        if self._asked > self._shown or not self._made.is_stale:
            return
        rest = max(SECONDS_BETWEEN_MATRICES, REST * self._took)
        if self.desk.progress.is_over or time.monotonic() > self._last + rest:
            self._make()

    def _make(self) -> None:
        self._asked += 1
        self._show_header()
        self._make_in_thread(self._asked)

    @work(group="gathering")
    async def _make_in_thread(self, asked: int) -> None:
        async with self._making:
            if asked != self._asked:
                return
            began = time.monotonic()
            make = partial(self._made.make, self._order, self._folding, self._kept)
            matrix = await asyncio.to_thread(make)
            self._last = time.monotonic()
            self._took = self._last - began
        if asked == self._asked and self.is_composed:
            self._shown = asked
            self._show(matrix)

    def _show(self, matrix: Matrix) -> None:
        is_first, self._matrix = self._matrix is None, matrix
        before = self.pane.cursor
        row, column = (
            matrix.line_of.get(one, number) for one, number in zip(self._at, before, strict=True)
        )
        if is_first and matrix.lines and row == column and self._at[0] != self._at[1]:
            # The reader comes from two articles of one cluster.
            self._toggle(matrix.cluster_at(row))
        self.pane.show(self._sheet(matrix), Position(row, column))
        self._follow()
        self.show_status()

    def _sheet(self, matrix: Matrix) -> Sheet:
        desk = self.desk
        articles, letters = desk.articles, desk.letters
        name = partial(name_of, matrix, articles=articles, letters=letters)
        widest = max((len(letters[line.articles[0]]) for line in matrix.lines), default=1)
        besides = (
            Beside("in any", 7, partial(self._in_any, matrix)),
            Beside("with", 5, lambda row: str(matrix.partners[row] or "")),
        )
        names = cache(partial(name, days=self._days))
        return Sheet(matrix, names, widest, partial(self._is_known, matrix), besides)

    def _in_any(self, matrix: Matrix, row: int) -> str:
        share = matrix.anywhere[row]
        if share:
            return f"{percent(share)}%"
        return "–" if self.desk.progress.is_all else UNKNOWN

    def _is_known(self, matrix: Matrix, at: Position) -> bool:
        row, column = matrix.lines[at.row], matrix.lines[at.column]
        if self.desk.progress.is_all or row.is_folded or column.is_folded:
            return self.desk.progress.is_all
        return self.desk.findings.sharing(row.articles[0], column.articles[0]) is not None

    def _cell_moved(self) -> None:
        """Remember the articles under the cursor, and say what they share."""
        if self._cells:
            lines = [self._cells.lines[number].articles for number in self.pane.cursor]
            row, column = (
                before if before in line else line[0]
                for before, line in zip(self._at, lines, strict=True)
            )
            self._at = row, column
            if self._resting:
                self._resting.stop()
            self._resting = self.set_timer(SECONDS_AT_REST, self._find_facts)
        self.show_status()

    def _find_facts(self) -> None:
        """Have found in which facts the two articles under the cursor differ."""
        one, other = self._at
        sharing = self.desk.findings.sharing(one, other) if one != other else None
        if sharing and sharing.left_words:
            self.desk.find_between(self.desk.article(one), self.desk.article(other))

    def on_matrix_pane_opened(self) -> None:
        """Open what was clicked twice."""
        self.run_command("open-cell")

    def _show_header(self) -> None:
        desk, matrix = self.desk, self._matrix
        count = articles_phrase(len(desk.library.articles), desk.families.sources)
        ordering = "ordering…" if self._shown < self._asked else f"by {self._order}"
        state = " · ".join(part for part in (progress(desk), ordering) if part)
        self.query_one("#header", Bar).show(f"matrix · {count}", state)
        self.query_one("#scale", Bar).show(SCALE, self._left_out(matrix) if matrix else "")

    def _left_out(self, matrix: Matrix) -> str:
        """Return what has no row, or that nothing is shared at all."""
        if not matrix.survey.sharings and self.desk.progress.is_all:
            return nothing_shared(matrix.survey.similar)
        yet = "" if self.desk.progress.is_all else " so far"
        return f"{matrix.left_out:,} share nothing{yet}" if matrix.left_out else ""

    def status(self) -> Status:
        """Return what the articles under the cursor share."""
        matrix, desk = self._cells, self.desk
        if matrix is None:
            self.query_one("#about", CellLines).show_at_width(lambda _width: [])
            return Status("no articles" if self._matrix else "ordering…", self.keyed(KEYS))
        at, (one, other) = self.pane.cursor, self._at
        about = partial(about_lines, matrix, at, desk.articles, desk.letters)
        self.query_one("#about", CellLines).show_at_width(about)
        told = cell_words(
            matrix,
            at,
            desk.letters,
            desk.findings.sharing(one, other),
            desk.findings.between(one, other),
            "" if desk.progress.is_all else desk.waiting,
        )
        apart = "" if self._is_tall else distance_at(matrix, at, desk.articles, desk.letters)
        return Status(", ".join(part for part in (told, apart) if part), self.keyed(KEYS))

    def _line(self, number: int) -> str:
        return short_name(self._cells.lines[number], self.desk.letters) if self._cells else ""

    def do_next_shared(self, count: int | None) -> None:
        """Go to the next cell that shares something, on through the rows."""
        self._to_shared(count or 1)

    def do_previous_shared(self, count: int | None) -> None:
        """Go to the cell before that shares something, back through the rows."""
        self._to_shared(-(count or 1))

    def _to_shared(self, count: int) -> None:
        if self._cells:
            at = self.pane.cursor
            found = self._cells.step(at, count)
            self.pane.choose(found)
            if found == at:
                self.tell("nothing shared below" if count > 0 else "nothing shared above")

    @work(group=ASKING)
    async def do_sort(self, _count: int | None = None) -> None:
        """Ask for an order by its letter."""
        answers = {order[0]: order.value for order in Order}
        answer = await self.app.push_screen_wait(Choice("sort by", answers))
        if answer is not None:
            self._order = Order(answer)
            self._make()
            self.tell(f"sorted by {self._order}")

    def do_fold_clusters(self, _count: int | None) -> None:
        """Fold or unfold the cluster under the cursor; where there is none, all of them."""
        matrix = self._cells
        if matrix is None:
            return
        if not matrix.survey.clusters:
            self.tell("no clusters: no two articles share more than half of one")
            return
        row, column = map(matrix.cluster_at, self.pane.cursor)
        if row or column:
            self._toggle(row or column)
        else:
            self._folding = Folding(not any(line.is_folded for line in matrix.lines))
            self._make()

    def _toggle(self, cluster: Cluster) -> None:
        self._folding = self._folding.toggled(cluster)
        self._make()

    def do_open_cell(self, _count: int | None) -> None:
        """Compare the two articles, read the one in its own cell, or unfold a cluster."""
        matrix = self._cells
        if matrix is None:
            return
        row, column = (matrix.lines[number] for number in self.pane.cursor)
        if row.is_folded or column.is_folded:
            self._toggle((row if row.is_folded else column).articles)
        elif row == column:
            self.app.push_screen(ReaderScreen(self.desk, self.desk.article(row.articles[0])))
        else:
            self._compare(row.articles[0], column.articles[0])

    def do_compare_cell(self, _count: int | None) -> None:
        """Compare the two articles; of clusters the two that share most."""
        matrix, at = self._cells, self.pane.cursor
        if matrix is None:
            return
        row, column = (matrix.lines[number] for number in at)
        closest = matrix.closest(at)
        if closest:
            self._compare(*closest)
        elif row.is_folded or column.is_folded:
            self.tell(f"{self._line(at.row)} and {self._line(at.column)} share nothing")
        elif row == column:
            compare_with_nearest(self, self.desk.article(row.articles[0]))
        else:
            self._compare(row.articles[0], column.articles[0])

    def _compare(self, one: str, other: str) -> None:
        """Compare two articles; the other ones follow, those that share most first."""
        article = self.desk.article(one)
        rest = [partner.other for partner in self.desk.findings.partners(article)]
        others = [other, *(one for one in rest if one != other)]
        self.app.push_screen(ComparisonScreen(self.desk, article, others, grows=True))


def open_matrix(screen: CommandScreen, row: str, column: str | None = None) -> None:
    """Show the matrix from the cell of two articles on, or from that of one with itself."""
    if len(screen.desk.library.articles) < 2:
        screen.tell("there is no other article to compare with")
    else:
        screen.app.push_screen(MatrixScreen(screen.desk, row, column or row))
