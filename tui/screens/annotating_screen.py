"""A screen of article text on which the reader highlights, tags, notes and quotes."""

from collections.abc import Callable, Sequence

from textual import work

from tui.annotations.errors import AnnotationsError
from tui.annotations.model import Highlight, Placed
from tui.articles.model import Article, Span
from tui.quotes.citation import markdown_quote
from tui.quotes.plain import plain_text
from tui.reading.motions import sentence_at
from tui.screens.copying import copy_text
from tui.screens.prompt import Prompt, TagPrompt
from tui.screens.text_screen import TextScreen
from tui.screens.typing_ahead import ASKING

NEW_LINE = " ⏎ "
"""Stands for the end of a line of a note while it is edited in one line."""


class AnnotatingScreen(TextScreen):
    """Does what the reader and the comparison have in common beside moving about."""

    _unsaved_note = ""
    """A note that could not be saved, to be offered again."""

    def highlight_here(self) -> Placed | None:
        """Return the highlight under the cursor, unless something is selected."""
        pane = self.pane
        if pane.selection:
            return None
        return self.desk.find(pane.article, pane.cursor)

    def target(self) -> Span | None:
        """Return what a command is about: the selection, highlight or sentence at the cursor."""
        pane = self.pane
        here = self.highlight_here()
        if pane.selection:
            return pane.selected()
        return here.span if here else sentence_at(pane.article, pane.cursor)

    def do_tag(self, _count: int | None = None) -> None:
        """Highlight the target and tag it; on a highlight, edit its tags."""
        here, span = self.highlight_here(), self.target()
        if self._can_annotate(span) and span is not None:
            self._ask_for_tags(here, self.pane.article, span, self.desk.notebook.tags_in_use())

    @work(group=ASKING)
    async def _ask_for_tags(
        self, here: Placed | None, article: Article, span: Span, in_use: Sequence[str]
    ) -> None:
        tags = await self.ask_tags(here.highlight.tags if here else (), in_use)
        if tags is None:
            return
        notebook = self.desk.notebook
        if here:
            self.change(lambda: notebook.set_tags(here.highlight.id, tags), "tags saved")
        else:
            self.change(lambda: notebook.add(article, span, tags=tags), saved_phrase(tags))

    def do_note(self, _count: int | None = None) -> None:
        """Write a note on the highlight at the cursor, or on a new one."""
        here, span = self.highlight_here(), self.target()
        if self._can_annotate(span) and span is not None:
            self._ask_for_note(here, self.pane.article, span)

    @work(group=ASKING)
    async def _ask_for_note(self, here: Placed | None, article: Article, span: Span) -> None:
        before = self._unsaved_note or (here.highlight.note if here else "")
        line = await self.app.push_screen_wait(Prompt("note", before.replace("\n", NEW_LINE)))
        if line is None:
            return
        note, notebook = line.replace(NEW_LINE, "\n"), self.desk.notebook
        if here:
            saved = self.change(lambda: notebook.set_note(here.highlight.id, note), "note saved")
        else:
            saved = self.change(
                lambda: notebook.add(article, span, note=note), "highlighted, note saved"
            )
        self._unsaved_note = "" if saved else note

    def do_delete(self, _count: int | None) -> None:
        """Delete the highlight at the cursor."""
        here = self.desk.find(self.pane.article, self.pane.cursor)
        if here is None:
            self.tell("no highlight under the cursor")
            return
        self.change(
            lambda: self.desk.notebook.delete(here.highlight.id),
            "highlight deleted · u brings it back",
        )

    def do_quote(self, _count: int | None) -> None:
        """Copy the target as a Markdown quote with its citation."""
        self._copy(markdown_quote)

    def do_copy_text(self, _count: int | None) -> None:
        """Copy the text of the target alone."""
        self._copy(plain_text)

    def _copy(self, render: Callable[[Article, Span], str]) -> None:
        span = self.target()
        if span is None:
            self.tell("nothing here to copy")
            return
        copy_text(self, render(self.pane.article, span))
        if self.pane.selection:
            self.pane.select(None)

    async def ask_tags(
        self, before: tuple[str, ...], in_use: Sequence[str]
    ) -> tuple[str, ...] | None:
        """Ask for tags, offering those in use; None where the reader backs out."""
        from tui.annotations.suggestions import suggest_tags

        value = ", ".join(before) + (", " if before else "")
        prompt = TagPrompt("tags", value, lambda typed: suggest_tags(typed, in_use))
        line = await self.app.push_screen_wait(prompt)
        if line is None:
            return None
        return tuple(tag.strip() for tag in line.split(",") if tag.strip())

    def change(self, make: Callable[[], object], done: str) -> bool:
        """Make a change to the notebook and tell whether it is saved, the reader too."""
        try:
            make()
        except AnnotationsError as error:
            self.tell(str(error))
            return False
        if self.pane.selection:
            self.pane.select(None)
        self.annotations_changed()
        self.tell(done)
        return True

    def _can_annotate(self, span: Span | None) -> bool:
        if span is None or not self.pane.article.slice(span).strip():
            self.tell("nothing here to highlight")
            return False
        if not self.desk.notebook.store.writable():
            file = self.desk.notebook.store.file
            self.tell(
                f"highlights cannot be saved here; start again with --annotations FILE ({file} or"
                " its folder may not be written)"
            )
            return False
        return True


def saved_phrase(tags: tuple[str, ...]) -> str:
    """Return what to say once a highlight is safe."""
    return f"highlighted as {', '.join(tags)}" if tags else "highlighted"


def describe_highlight(highlight: Highlight) -> str:
    """Return a highlight's tags and note for the status line."""
    tags = " ".join(f"#{tag}" for tag in highlight.tags)
    return " · ".join(part for part in (tags, highlight.note) if part) or "highlight"
