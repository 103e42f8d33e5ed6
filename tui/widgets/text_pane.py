"""What panes of article text have in common: how a stretch of it is drawn under its marks."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message

from tui.annotations.model import COLORS, Anchor, Placed
from tui.articles.model import Article, Span
from tui.overlap.model import Kind
from tui.reading.marks import Marks
from tui.reading.selection import Mode, Selection
from tui.reading.graphemes import clusters
from tui.widgets.line_pane import LinePane
from tui.widgets.painting import Layer, paint
from tui.widgets.signs import style_name, swatch_name


@dataclass(frozen=True)
class TextMarks:
    """The marks on one article's text."""

    facts: Marks[None] = field(default_factory=Marks)
    edits: Marks[None] = field(default_factory=Marks)
    same: Marks[None] = field(default_factory=Marks)
    highlights: Marks[Placed] = field(default_factory=Marks)
    found: Marks[None] = field(default_factory=Marks)
    seen: Marks[None] = field(default_factory=Marks)

    def with_facts(self, spans: Iterable[Span]) -> "TextMarks":
        """Return these marks with other words on which a fact differs."""
        return replace(self, facts=Marks((span, None) for span in spans))

    def with_edits(self, spans: Iterable[Span]) -> "TextMarks":
        """Return these marks with other words that are worded differently across."""
        return replace(self, edits=Marks((span, None) for span in spans))

    def with_same(self, spans: Iterable[Span]) -> "TextMarks":
        """Return these marks with other words that stand across in a text that differs."""
        return replace(self, same=Marks((span, None) for span in spans))

    def with_highlights(self, placed: Iterable[Placed]) -> "TextMarks":
        """Return these marks with other highlights; orphans have no place and are left out."""
        return replace(
            self, highlights=Marks((span, item) for item in placed for span in item.spans)
        )

    def with_found(self, spans: Iterable[Span]) -> "TextMarks":
        """Return these marks with other places that a search found."""
        return replace(self, found=Marks((span, None) for span in spans))

    def with_seen(self, spans: Iterable[Span]) -> "TextMarks":
        """Return these marks with other words that are dimmed, as they were seen elsewhere."""
        return replace(self, seen=Marks((span, None) for span in spans))


class TextPane(LinePane):
    """Base of the panes that show article text with a cursor and a selection."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--gutter",
        "text--fold",
        "text--chosen",
        "text--cursor",
        "text--selection",
        "text--found",
        "text--seen",
        "text--differs",
        "text--edit",
        "text--same",
        "text--heading",
        "text--suggestion",
        *map(swatch_name, COLORS),
        *(style_name(kind) for kind in (*Kind, None)),
    }

    class CursorMoved(Message):
        """The cursor or the selection changed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.selection: Selection | None = None
        self._chosen = ""

    def show_chosen(self, highlight_id: str) -> None:
        """Make a highlight stand out from those it overlaps with."""
        if highlight_id != self._chosen:
            self._chosen = highlight_id
            self.refresh()

    @property
    def article(self) -> Article:
        """Return the article the cursor is in."""
        raise NotImplementedError

    @property
    def cursor(self) -> int:
        """Return the cursor's offset in code points."""
        raise NotImplementedError

    def move_to(self, offset: int, *, middle: bool = False) -> None:
        """Put the cursor on an offset, or the nearest that is shown; `middle` centres far jumps."""
        raise NotImplementedError

    def move_rows(self, count: int) -> None:
        """Move the cursor down by rows (up when negative), in its column."""
        raise NotImplementedError

    def turn_pages(self, count: int) -> None:
        """Scroll down by pages less two rows (up when negative), and the cursor with the page."""
        rows = count * max(1, self.page_height - 2)
        top = round(self.scroll_offset.y) + rows
        self.scroll_to(y=max(0, top), animate=False, force=True)
        self.move_rows(rows)

    def move_in_row(self, *, end: bool) -> None:
        """Move the cursor to the start or the end of its row."""
        raise NotImplementedError

    @property
    def cursor_row(self) -> int:
        """Return the index of the row the cursor is on."""
        raise NotImplementedError

    def put_cursor(self, x: int, y: int, *, extend: bool) -> None:
        """Put the cursor on what is drawn at a cell; to extend, only in the article it is in."""
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor under the mouse and begin to drag."""
        if event.button == 1:
            self.select(None)
            self.put_cursor(event.x, event.y, extend=False)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection while the button is held."""
        if self.app.mouse_captured is not self:
            return
        before = self.cursor
        self.put_cursor(event.x, event.y, extend=True)
        if self.cursor != before and self.selection is None:
            self.selection = Selection(before, Mode.CHARACTER)
            self.refresh()

    def on_mouse_up(self) -> None:
        """End a drag."""
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Select the word under a double click, the sentence under a triple one."""
        if event.chain > 1:
            self.select(Mode.WORD if event.chain == 2 else Mode.SENTENCE)

    def selected(self) -> Span | None:
        """Return the selected span."""
        return self.selection.span(self.article, self.cursor) if self.selection else None

    def select(self, mode: Mode | None) -> None:
        """Start a selection at the cursor, or drop it with None."""
        self.selection = Selection(self.cursor, mode) if mode else None
        self.refresh()
        self.post_message(self.CursorMoved())

    def paint_text(
        self, article: Article, marks: TextMarks, span: Span, *, cursor: int | None, active: bool
    ) -> list[Segment]:
        """Return the segments of a stretch of one row; `cursor` is its offset when on this row."""
        layers = self._layers(marks, span)
        selected = self.selected() if active else None
        if selected:
            layers.append((selected, self.style("text--selection")))
        if cursor is not None and cursor < span.end:
            cluster = next(clusters(article.text, Span(cursor, span.end)))
            layers.append((cluster, self.style("text--cursor")))
        segments = paint(article.text, span, self.base_style, layers)
        if cursor is not None and cursor >= span.end:
            segments.append(Segment(" ", self.base_style + self.style("text--cursor")))
        return segments

    def _layers(self, marks: TextMarks, span: Span) -> list[Layer]:
        """Return the styles over a stretch, the ones that must stay readable last."""
        layers = [
            (place, self.style(name))
            for found, name in (
                (marks.seen, "text--seen"),
                (marks.edits, "text--edit"),
                (marks.same, "text--same"),
            )
            for place, _ in found.within(*span)
        ]
        highlights = sorted(marks.highlights.within(*span), key=_longest_first)
        layers += [(place, self._highlight_style(item)) for place, item in highlights]
        layers += [
            (place, self.style(name))
            for found, name in ((marks.facts, "text--differs"), (marks.found, "text--found"))
            for place, _ in found.within(*span)
        ]
        return layers

    def _highlight_style(self, placed: Placed) -> Style:
        """Return the colour of a highlight: as ink and underlined where its place is not sure."""
        color = placed.highlight.color
        style = self.style(swatch_name(color if color in COLORS else COLORS[0]))
        if placed.anchor is Anchor.FUZZY:
            style = Style(color=style.bgcolor, underline=True, italic=True)
        chosen = placed.highlight.id == self._chosen
        return style + self.style("text--chosen") if chosen else style


def _longest_first(mark: tuple[Span, Placed]) -> int:
    return mark[0].start - mark[0].end
