"""A screen of article text on which the reader highlights, tags, notes and quotes."""

from collections.abc import Sequence

from tui.annotations.model import Highlight, Placed
from tui.articles.model import Article
from tui.reading.motions import sentence_at
from tui.screens.highlight_commands import Aim, HighlightCommands
from tui.screens.text_screen import TextScreen


class AnnotatingScreen(TextScreen, HighlightCommands):
    """Aims commands at the selection, the chosen highlight or the sentence under the cursor."""

    _chosen = ""
    """The id of the highlight chosen among those that overlap under the cursor."""

    def highlight_here(self) -> Placed | None:
        """Return the chosen or else the shortest highlight under the cursor."""
        return self._highlight_of(self.desk.at(self.pane.article, self.pane.cursor))

    def _highlight_of(self, here: Sequence[Placed]) -> Placed | None:
        chosen = (item for item in here if item.highlight.id == self._chosen)
        return next(chosen, here[0] if here else None)

    def aim(self) -> Aim | None:
        """Return the selection, the highlight or else the sentence under the cursor.

        A selection of just the words of a highlight is that highlight.
        """
        pane = self.pane
        here = None if pane.selection else self.highlight_here()
        if here:
            return Aim(pane.article, here.spans, here)
        span = pane.selected() or sentence_at(pane.article, pane.cursor)
        if span is None or not pane.article.slice(span).strip():
            self.tell("no words here")
            return None
        same = (one for one in self.desk.at(pane.article, span.start) if one.spans == (span,))
        return Aim(pane.article, (span,), next(same, None))

    def aim_at_highlight(self) -> Aim | None:
        """Return the highlight under the cursor, whatever is selected."""
        here = self.highlight_here()
        if here is None:
            self.tell("no highlight under the cursor")
            return None
        return Aim(self.pane.article, here.spans, here)

    def on_touched(self, article: Article, highlight: Highlight) -> None:
        """Choose the highlight that was made or changed."""
        super().on_touched(article, highlight)
        self._choose(highlight.id)

    def cursor_moved(self) -> None:
        """Let go of the chosen highlight where the cursor has left it."""
        here = self.desk.at(self.pane.article, self.pane.cursor) if self._chosen else ()
        if self._chosen and all(item.highlight.id != self._chosen for item in here):
            self._choose("")
        super().cursor_moved()

    def _choose(self, highlight_id: str) -> None:
        self._chosen = highlight_id
        if self.is_composed:
            overlap = len(self.desk.at(self.pane.article, self.pane.cursor)) > 1
            self.pane.show_chosen(highlight_id if overlap else "")

    def do_next_highlight_here(self, count: int | None = None) -> None:
        """Choose the next of the highlights that overlap under the cursor."""
        here = self.desk.at(self.pane.article, self.pane.cursor)
        current = self.highlight_here()
        if current is None:
            self.tell("no highlight under the cursor")
        elif len(here) == 1:
            self.tell("this is the only highlight here")
        else:
            chosen = here[(here.index(current) + (count or 1)) % len(here)]
            self._choose(chosen.highlight.id)
            self.tell(self.describe_here())

    def describe_here(self) -> str:
        """Return the highlight under the cursor in words, nothing where there is none."""
        here = self.desk.at(self.pane.article, self.pane.cursor)
        current = self._highlight_of(here)
        if current is None:
            return ""
        return self.describe(current, (here.index(current) + 1, len(here)))

    def was_saved(self) -> None:
        """Drop the selection."""
        if self.pane.selection:
            self.pane.select(None)

    def was_copied(self) -> None:
        """Drop the selection."""
        self.was_saved()
