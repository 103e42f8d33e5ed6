"""Two articles side by side: the match under the cursor, and the way from match to match."""

from collections.abc import Sequence

from tui.articles.model import Article, Span
from tui.desk.desk import Desk
from tui.desk.versions_here import VersionsHere
from tui.overlap.model import Difference, PairOverlaps, Standing, kinds_of
from tui.overlap.model import Row as OverlapRow
from tui.overlap.phrasing import describe, hidden_phrase
from tui.overlap.sections import Passage, Section, Suggestion
from tui.overlap.suggestions import visible_similar
from tui.reading.columns import Side
from tui.screens.resizing_screen import ResizingScreen
from tui.widgets.comparison_pane import ComparisonPane
from tui.widgets.painting import cells
from tui.widgets.side_by_side import differences_of
from tui.widgets.version_words import first_phrase

SUGGESTED = "similar, for you to judge"
"""What a suggestion is called: nothing that the program asserts."""

Both = tuple[Span, Span]
"""A span of the left and one of the right article."""


class MatchesScreen(ResizingScreen):
    """Goes from match to match of a pair of articles."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.versions = VersionsHere(desk)

    @property
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

    def status(self) -> tuple[str, str]:
        """Return what is under the cursor, and which match it is."""
        pane = self.pane
        keys = "n N match · tab · H L"
        if pane.selection:
            return f"selecting by {pane.selection.mode}", keys
        here = self.describe_here()
        if here:
            return here, keys
        if not pane.spread.matches:
            return _without_matches(self.pair) if self.pair else self.desk.waiting, keys
        section = self.section()
        if section is None:
            return "", keys
        facts = " ".join(f"! {fact}" for fact in kinds_of(self._differences_here(section)))
        told = f"{self._name_of(section)}   {facts}"
        first = self._first_here(section)
        room = self.size.width - cells(keys) - 3
        with_first = f"{told} · {first}" if facts else f"{told.rstrip()} · {first}"
        return with_first if first and cells(with_first) <= room else told, keys

    def _first_here(self, section: Section) -> str:
        """Return who likely had the sentence under the cursor first, asked from the left side."""
        if not isinstance(section, Passage):
            return ""
        row = self._row_here(section)
        if row is None or row.left is None:
            return ""
        start = row.left.start if self.pane.side is Side.RIGHT else self.pane.cursor
        dates = self.versions.at(self.articles[0], start)
        return first_phrase(dates, "", self.desk.letters) if dates else ""

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
            phrase = describe(*self.articles, section.overlap)
            return f"match {section.number} of {len(self._passages())}, {phrase}"
        if isinstance(section, Suggestion):
            return SUGGESTED
        hidden = hidden_phrase(self.pair) if self.pair else ""
        return f"not shared · {hidden}" if hidden else "not shared"

    def section(self) -> Section | None:
        """Return the section under the cursor."""
        index = self.pane.section
        return self.pane.spread.sections[index] if index >= 0 else None

    def _passages(self) -> list[Passage]:
        return [one for one in self.pane.spread.sections if isinstance(one, Passage)]

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
        self.tell("no match under the cursor")
        return None

    def row_here(self) -> Both | None:
        """Return both sides of the row under the cursor, or of the match where it has one side."""
        section = self.section()
        row = self._row_here(section) if isinstance(section, Passage) else None
        if row and row.left and row.right:
            return row.left, row.right
        if row:
            self.tell("no match under the cursor")
            return None
        return self.match_here()

    def match_and_next(self) -> Both | None:
        """Return both sides from the passage under the cursor to the end of the next one."""
        section, passages = self.section(), self._passages()
        if not isinstance(section, Passage):
            self.tell("no match under the cursor")
            return None
        if section.number == len(passages):
            self.tell("no match below to join with")
            return None
        here, following = section.overlap, passages[section.number].overlap
        return hull(here.left, following.left), hull(here.right, following.right)

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


def kept_apart(pair: PairOverlaps) -> str:
    """Return how many suggestions are shown only on request, as in `12 weak, 3 boilerplate`."""
    standings = (Standing.WEAK, Standing.BOILERPLATE)
    counts = [(len(visible_similar(pair, standing)), standing) for standing in standings]
    return ", ".join(f"{count} {standing}" for count, standing in counts if count)


def _without_matches(pair: PairOverlaps) -> str:
    """Return what is to be said of two articles where no match is shown."""
    hidden, kept = hidden_phrase(pair), kept_apart(pair)
    shared = f"nothing shared but {hidden}" if hidden else "no shared wording"
    return f"{shared} · {f'{kept}: S shows them' if kept else 'none alike'}"


def sides(section: Section) -> tuple[Span | None, Span | None]:
    """Return the spans of a match or of the best of a suggestion; a gap has none."""
    if isinstance(section, Passage):
        return section.overlap.left, section.overlap.right
    if isinstance(section, Suggestion):
        return section.left, section.candidates[0].right
    return None, None


def hull(one: Span, other: Span) -> Span:
    """Return the shortest span that has both in it."""
    return Span(min(one.start, other.start), max(one.end, other.end))
