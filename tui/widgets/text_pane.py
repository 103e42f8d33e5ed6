"""What panes of article text have in common: how a stretch of it is drawn under its marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style

from tui.annotations.colors import COLORS
from tui.annotations.model import Anchor, Placed
from tui.articles.model import Article, Span
from tui.overlap.model import Kind
from tui.reading.graphemes import cluster_over
from tui.reading.marks import Marks, overlaps
from tui.widgets.painting import Layer, paint
from tui.widgets.selecting_pane import SelectingPane
from tui.widgets.signs import style_name, swatch_name

IN_SELECTION = Style(reverse=False, bold=True, underline=True)
"""What tells the cursor from the selection it is in."""

HIGHLIGHTED, SEVERAL = Style(underline=True), Style(bold=True)
"""What tells a highlight, and where several lie, without colour."""


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


class TextPane(SelectingPane):
    """Base of the panes that show article text: draws it under its marks."""

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

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chosen = ""

    def show_chosen(self, highlight_id: str) -> None:
        """Make a highlight stand out from those it overlaps with."""
        if highlight_id != self._chosen:
            self._chosen = highlight_id
            self.refresh()

    def move_in_row(self, *, end: bool) -> None:
        """Move the cursor to the start or the end of its row."""
        raise NotImplementedError

    def paint_text(
        self, article: Article, marks: TextMarks, span: Span, *, cursor: int | None, active: bool
    ) -> list[Segment]:
        """Return the segments of a stretch of one row; `cursor` is its offset when on this row."""
        selected = self.selected() if active else None
        layers = self._layers(marks, span)
        return self.paint_under(article, layers, span, cursor=cursor, selected=selected)

    def paint_under(
        self,
        article: Article,
        layers: Sequence[Layer],
        span: Span,
        *,
        cursor: int | None,
        selected: Span | None,
    ) -> list[Segment]:
        """Return the segments of a stretch in some layers, under what is selected and the cursor.

        `cursor` is its offset when on this row.
        """
        over: list[Layer] = []
        if selected:
            over.append((selected, self.style("text--selection")))
        if cursor is not None and cursor < span.end:
            over.append((cluster_over(article.text, cursor), self._cursor_style(selected, cursor)))
        segments = paint(article.text, span, self.base_style, [*layers, *over])
        if cursor is not None and cursor >= span.end:
            segments.append(Segment(" ", self.base_style + self.style("text--cursor")))
        return segments

    def _cursor_style(self, selected: Span | None, cursor: int) -> Style:
        """Return how the cursor is shown: in a selection, which is reversed too, as plain."""
        style = self.style("text--cursor")
        if selected and selected.contains(cursor) and self.style("text--selection").reverse:
            return style + IN_SELECTION
        return style

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
        layers += [(place, SEVERAL) for place in overlaps(place for place, _ in highlights)]
        layers += [
            (place, self.style(name))
            for found, name in ((marks.facts, "text--differs"), (marks.found, "text--found"))
            for place, _ in found.within(*span)
        ]
        return layers

    def _highlight_style(self, placed: Placed) -> Style:
        """Return the colour of a highlight: as ink and underlined where its place is not sure."""
        color = placed.highlight.color
        style = self.style(swatch_name(color if color in COLORS else COLORS[0])) + HIGHLIGHTED
        if placed.anchor is Anchor.FUZZY:
            style = Style(color=style.bgcolor, underline=True, italic=True)
        chosen = placed.highlight.id == self._chosen
        return style + self.style("text--chosen") if chosen else style


def _longest_first(mark: tuple[Span, Placed]) -> int:
    return mark[0].start - mark[0].end
