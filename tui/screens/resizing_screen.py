"""A screen of article text on which highlights grow, shrink, take in more and let go of some."""

from collections.abc import Callable, Sequence
from functools import partial

from textual import work

from tui.annotations.model import Highlight, Placed
from tui.articles.model import Article, Span
from tui.articles.titles import cut_at_word
from tui.reading import resizing
from tui.screens.annotating_screen import AnnotatingScreen
from tui.screens.typing_ahead import ASKING
from tui.widgets.highlight_words import one_row, words_then

WORDS_LENGTH = 40
"""Characters of a highlight's words in the status line."""

Resize = Callable[[Article, Span, int], Span]
"""From a span and a count of words to the resized span."""


class ResizingScreen(AnnotatingScreen):
    """Changes the spans of highlights."""

    def do_lengthen_end(self, count: int | None = None) -> None:
        """Move the end of the highlight on by words."""
        self._resize(resizing.move_end, count or 1)

    def do_shorten_end(self, count: int | None = None) -> None:
        """Move the end of the highlight back by words."""
        self._resize(resizing.move_end, -(count or 1))

    def do_shorten_start(self, count: int | None = None) -> None:
        """Move the start of the highlight on by words."""
        self._resize(resizing.move_start, count or 1)

    def do_lengthen_start(self, count: int | None = None) -> None:
        """Move the start of the highlight back by words."""
        self._resize(resizing.move_start, -(count or 1))

    def _resize(self, resize: Resize, count: int) -> None:
        aim = self.aim_at_highlight()
        if aim is None or aim.placed is None:
            return
        cursor = self.pane.cursor
        before = next(span for span in aim.spans if span.contains(cursor))
        after = resize(aim.article, before, count)
        if after == before:
            beyond = "no words further on" if count > 0 else "no words before"
            self.tell("one word always stays" if _shrinks(resize, count) else beyond)
            return
        others = [span for span in aim.spans if span != before]
        self._set_spans(
            aim.article, aim.placed, resizing.add(aim.article, others, after), "resized", after
        )

    def do_add_span(self, _count: int | None = None) -> None:
        """Add the selection to the highlight it touches, or to the one last changed here."""
        selected, article = self.pane.selected(), self.pane.article
        if selected is None:
            self.tell(self.keyed("select what to add first · {select} or {select-sentence}"))
            return
        placed = self._to_add_to(article, selected)
        if placed is None:
            self.tell(self.keyed("no highlight here to add to · {tag} makes one"))
            return
        spans = resizing.add(article, placed.spans, selected)
        words = cut_at_word(one_row(words_then(placed.highlight)), WORDS_LENGTH)
        self._set_spans(article, placed, spans, f"added to the highlight “{words}”")

    def do_take_out(self, _count: int | None = None) -> None:
        """Take the selection out of the highlight under it."""
        selected, article = self.pane.selected(), self.pane.article
        if selected is None:
            self.tell(self.keyed("select what to take out first · {select} or {select-sentence}"))
            return
        placed = self._preferred(self._meeting(article, selected))
        if placed is None:
            self.tell("no highlight under the selection")
            return
        spans = resizing.take_out(article, placed.spans, selected)
        if spans:
            self._set_spans(article, placed, spans, "taken out of the highlight")
        else:
            self.tell(self.keyed("no words would be left · {delete} deletes the highlight"))

    def _to_add_to(self, article: Article, selected: Span) -> Placed | None:
        wider = Span(selected.start - 1, selected.end + 1)
        meeting = self._preferred(self._meeting(article, wider))
        last = self.desk.touched.get(article.id)
        placed = [item for item in self.desk.placed(article) if item.spans]
        return meeting or next((item for item in placed if item.highlight.id == last), None)

    def _meeting(self, article: Article, span: Span) -> list[Placed]:
        placed = self.desk.placed(article)
        return [item for item in placed if any(one.overlaps(span) for one in item.spans)]

    def _preferred(self, placed: Sequence[Placed]) -> Placed | None:
        """Return the highlight last changed here, or else the shortest."""
        last = self.desk.touched.get(self.pane.article.id)
        chosen = (item for item in placed if item.highlight.id == last)
        return next(chosen, min(placed, key=_length, default=None))

    @work(group=ASKING)
    async def _set_spans(
        self,
        article: Article,
        placed: Placed,
        spans: Sequence[Span],
        done: str,
        follow: Span | None = None,
    ) -> None:
        """Save other spans; the cursor stays in sight of the one it was in, `follow`."""
        notebook = self.desk.notebook
        make = partial(notebook.set_spans, article, placed.highlight.id, spans)
        await self.save(make, done, on_saved=partial(self._resized, article, follow))

    def _resized(self, article: Article, follow: Span | None, highlight: Highlight) -> None:
        cursor = self.pane.cursor
        if follow and self.pane.article is article and not follow.contains(cursor):
            self.pane.move_to(min(max(cursor, follow.start), follow.end - 1))
        self.on_touched(article, highlight)


def _shrinks(resize: Resize, count: int) -> bool:
    return (count < 0) == (resize is resizing.move_end)


def _length(placed: Placed) -> int:
    return sum(span.end - span.start for span in placed.spans)
