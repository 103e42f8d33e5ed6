"""Two articles side by side: the match under the cursor, and the way from match to match."""

from collections.abc import Callable, Sequence
from functools import cached_property

from tui.articles.model import Article, Span
from tui.desk.desk import Desk
from tui.desk.versions_here import VersionsHere
from tui.overlap.match_rows import MatchRows
from tui.overlap.model import Difference, PairOverlaps, Row, Standing
from tui.overlap.phrasing import hidden_phrase, without_moved
from tui.overlap.sections import OtherHalf, Passage, Section, Suggestion
from tui.overlap.suggestions import visible_similar
from tui.overlap.word_changes import Change
from tui.reading.columns import Side
from tui.screens.resizing_screen import ResizingScreen
from tui.widgets.bar import Status
from tui.widgets.comparison_pane import ComparisonPane
from tui.widgets.match_words import change_phrase, differing_phrase
from tui.widgets.painting import cells
from tui.widgets.pair_signs import LEGEND
from tui.widgets.signs import MOVED
from tui.widgets.spread import sides
from tui.widgets.version_words import first_phrase

SUGGESTED = "similar, for you to judge"
"""What a suggestion is called: nothing that the program asserts."""

KEYS = "{next} {previous} match · {next-difference} fact · {other-half} across · {change-view} view"
"""The keys of which the reader is reminded."""

Both = tuple[Span, Span]
"""A span of the left and one of the right article."""


class MatchesScreen(ResizingScreen):
    """Goes from match to match of a pair of articles."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.versions = VersionsHere(desk)
        self.kept_apart = ""
        """How many suggestions are shown only on request, in words."""

    @cached_property
    def pane(self) -> ComparisonPane:
        """Return the pane of both articles."""
        return self.query_one("#text", ComparisonPane)

    @property
    def articles(self) -> tuple[Article, Article]:
        """Return the left and the right article."""
        raise NotImplementedError

    @property
    def pair(self) -> PairOverlaps | None:
        """Return what the two articles share; None while that is not known."""
        left, right = self.articles
        return self.desk.findings.between(left.id, right.id)

    def here(self) -> object:
        """Return where the cursor is, on which side, and whether its match is told of."""
        pane = self.pane
        return super().here(), pane.side, pane.spread.knows(pane.section)

    def status(self) -> Status:
        """Return what is under the cursor, and keys; what the brackets mean where there is room."""
        told = self._under_cursor()
        keys = self.keyed(KEYS)
        explained = f"{LEGEND} · {keys}"
        return Status(told, explained if self._is_room_beside(explained, told) else keys)

    def _is_room_beside(self, keys: str, told: str) -> bool:
        return cells(told) + cells(keys) + 3 <= self.size.width

    def _under_cursor(self) -> str:
        """Return what is under the cursor, and which match it is."""
        pane = self.pane
        if pane.selection:
            return f"selecting by {pane.selection.mode}"
        here = self.describe_here()
        section, (rows, number) = self.section(), self._rows_here()
        facts = self._differing(rows, number)
        if here:
            return f"{facts}   {here}" if facts else here
        if not pane.spread.matches:
            return self._without_matches()
        if section is None:
            return ""
        told = self._name_of(section, is_moved=number in rows.moved, brief=bool(facts))
        more = facts or self._change_here()
        told = f"{told} · {more}" if more else told
        row = None if number is None else rows.told[number][0]
        first = self._first_here(row) if isinstance(section, Passage) and row else ""
        with_first = f"{told} · {first}"
        return with_first if first and self._is_room_beside(self.keyed(KEYS), with_first) else told

    def _first_here(self, row: Row) -> str:
        """Return who likely had the sentence under the cursor first, asked from the left side."""
        if row.left is None:
            return ""
        start = row.left.start if self.pane.side is Side.RIGHT else self.pane.cursor
        dates = self.versions.at(self.articles[0], start)
        return first_phrase(dates, "", self.desk.letters) if dates else ""

    def _differing(self, rows: MatchRows, number: int | None) -> str:
        """Return in words the facts that differ in one of some rows."""
        found: Sequence[Difference] = rows.told[number][1] if number is not None else ()
        pane = self.pane
        return differing_phrase(found, self.articles, pane.side, pane.cursor) if found else ""

    def _change_here(self) -> str:
        """Return in words what became of the words under the cursor."""
        words, other = self.pane.changed_words(), self.articles[self.pane.side.other]
        return change_phrase(words, other, self.keyed("{other-half} follows")) if words else ""

    def _rows_here(self) -> tuple[MatchRows, int | None]:
        """Return the rows of the match under the cursor, and the number of that which has it."""
        pane = self.pane
        rows = pane.spread.rows(pane.section)
        return rows, rows.at(pane.side, pane.cursor)

    def _name_of(self, section: Section, *, is_moved: bool, brief: bool) -> str:
        if isinstance(section, Passage):
            spread, key = self.pane.spread, self.pane.section
            named = f"match {section.number} of {len(spread.passages)}"
            if brief:
                return named
            phrase = spread.told(key).phrase if self.pane.tell(key) else section.overlap.kind.value
            words = self.pane.changed_words()
            if words and words.change is Change.MOVED:
                # What is said of the words tells it.
                return f"{named}, {without_moved(phrase)}"
            if section.moved or is_moved:
                return f"{named}, {without_moved(phrase)}, {MOVED} moved"
            return f"{named}, {phrase}"
        if isinstance(section, Suggestion):
            return SUGGESTED
        if isinstance(section, OtherHalf):
            number = section.passage.number
            return self.keyed(
                f"here match {number} stands in this article · {{other-half}} goes there"
            )
        hidden = hidden_phrase(self.pair) if self.pair else ""
        return f"not shared · {hidden}" if hidden else "not shared"

    def _without_matches(self) -> str:
        """Return what is to be said of two articles where no match is shown."""
        if self.pair is None:
            return self.desk.why_unknown(*self.articles)
        hidden, kept = hidden_phrase(self.pair), self.kept_apart
        shared = f"nothing shared but {hidden}" if hidden else "no shared wording"
        told = self.keyed("{show-weak} shows them")
        return f"{shared} · {f'{kept}: {told}' if kept else 'none alike'}"

    def section(self) -> Section | None:
        """Return the section under the cursor."""
        index = self.pane.section
        return self.pane.spread.sections[index] if index >= 0 else None

    def match_here(self) -> Both | None:
        """Return both sides of the match under the cursor; None, and the reader is told, of none.

        Of several suggestions for a sentence it is the one under the cursor, or else the best.
        """
        section = self.section()
        if isinstance(section, Passage):
            return section.overlap.left, section.overlap.right
        if isinstance(section, Suggestion):
            cursor, right = self.pane.cursor, self.pane.side is Side.RIGHT
            under = (one for one in section.candidates if right and one.right.contains(cursor))
            chosen = next(under, section.candidates[0])
            return chosen.left, chosen.right
        self._tell_none("no match under the cursor")
        return None

    def row_here(self) -> Both | None:
        """Return both sides of the row under the cursor, or of the match where it has one side."""
        section = self.section()
        rows, number = self._rows_here()
        is_match = isinstance(section, Passage)
        row = rows.told[number][0] if is_match and number is not None else None
        if row and row.left and row.right:
            return row.left, row.right
        if row:
            self.tell("nothing across from this row")
            return None
        return self.match_here()

    def match_and_next(self) -> Both | None:
        """Return both sides from the passage under the cursor to the end of the next one."""
        section, spread = self.section(), self.pane.spread
        if not isinstance(section, Passage):
            self._tell_none("no match under the cursor")
            return None
        if section.number == len(spread.passages):
            self.tell("no match below to join with")
            return None
        here, below = section.overlap, sides(spread.sections[spread.passages[section.number + 1]])
        return hull(here.left, below[0] or here.left), hull(here.right, below[1] or here.right)

    def passage_starts(self) -> Sequence[int]:
        """Return where matches start in the article under the cursor."""
        spread, side = self.pane.spread, self.pane.side
        spans = [sides(spread.sections[key])[side] for key in spread.matches]
        return sorted({span.start for span in spans if span})

    def difference_starts(self) -> Sequence[int]:
        """Return where facts differ in the article under the cursor."""
        side = self.pane.side
        found = (stop.on(side) for stop in self.pane.spread.fact_stops.all)
        return sorted({offset for there, offset in found if there == side})

    def do_next_passage(self, count: int | None) -> None:
        """Go to the next passage."""
        self._to("match", self.pane.to_match, count or 1)

    def do_previous_passage(self, count: int | None) -> None:
        """Go to the passage before."""
        self._to("match", self.pane.to_match, -(count or 1))

    def do_next(self, count: int | None) -> None:
        """Go to the next passage, edited or moved row in one, or suggestion."""
        self._to("match", self.pane.to_stop, count or 1)

    def do_previous(self, count: int | None) -> None:
        """Go to the passage, edited or moved row, or suggestion before."""
        self._to("match", self.pane.to_stop, -(count or 1))

    def do_next_difference(self, count: int | None) -> None:
        """Go to the next fact that differs."""
        self._to("differing fact", self.pane.to_fact, count or 1)

    def do_previous_difference(self, count: int | None) -> None:
        """Go to the differing fact before."""
        self._to("differing fact", self.pane.to_fact, -(count or 1))

    def do_other_half(self, _count: int | None) -> None:
        """Go to where moved words stand in the other order, else to their counterpart across."""
        if not self.pane.to_other_half():
            self._tell_none("nothing stands for it in the other article")

    def do_change_view(self, _count: int | None) -> None:
        """Show both articles in one column, or side by side again."""
        in_one = self.pane.change_form()
        self.tell("one column: - left, + right, = both" if in_one else "side by side")

    def _to(self, what: str, go: Callable[[int], bool], count: int) -> None:
        if not go(count):
            self._tell_none(f"no {what} {'below' if count > 0 else 'above'}")

    def _tell_none(self, words: str) -> None:
        """Say that there is nothing of a kind, or that it is not known yet."""
        self.tell(words if self.pair else self.desk.why_unknown(*self.articles))


def kept_apart(pair: PairOverlaps) -> str:
    """Return how many suggestions are shown only on request, as in `12 weak, 3 boilerplate`."""
    standings = (Standing.WEAK, Standing.BOILERPLATE)
    counts = [(len(visible_similar(pair, standing)), standing) for standing in standings]
    return ", ".join(f"{count} {standing}" for count, standing in counts if count)


def hull(one: Span, other: Span) -> Span:
    """Return the shortest span that has both in it."""
    return Span(min(one.start, other.start), max(one.end, other.end))
