"""A screen from which the notebook is changed: saving, undo, redo and what leads to its lists."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import work

from tui.annotations.errors import AnnotationsError, ConflictError
from tui.desk.drafts import Draft, tag_line
from tui.desk.stepping import StepsTaken, TakeStep, steps_phrase, take_steps
from tui.quotes.errors import QuotesError
from tui.screens.choice import Choice
from tui.screens.command_screen import CommandScreen, screen_in_front
from tui.screens.prompt import OfferingPrompt, Prompt, Suggest, TagPrompt
from tui.screens.typing_ahead import ASKING, TypingAheadApp
from tui.widgets.family_words import families_phrase
from tui.widgets.highlight_words import counted

T = TypeVar("T")

SLOW = 0.3
"""Seconds after which the reader is told that something is still being saved."""

OVERWRITE = {"y": "write over it", "n": "leave it"}
"""What can be done about a file that an export would overwrite, by key."""


class NotebookScreen(CommandScreen):
    """Saves changes in a thread of their own; keys typed meanwhile wait until it is done."""

    RESCUE: ClassVar[str] = ""
    """What the reader can do with what could not be saved, with the id of a command."""

    async def save(
        self,
        make: Callable[[], T],
        done: str | Callable[[T], str],
        *,
        draft: str = "",
        failed: str | None = "NOT saved",
        on_saved: Callable[[T], None] | None = None,
    ) -> bool:
        """Make a change to the notebook and tell whether it is saved, the reader too.

        It goes on where this screen is left meanwhile; the screen then in front tells. What was
        typed, the draft `draft`, is dropped only once it is saved. Without `failed` an error speaks
        for itself.
        """
        attempt = self._attempt(make, done, draft, failed, on_saved)
        return await self.app.run_worker(attempt, group=ASKING).wait()

    async def _attempt(
        self,
        make: Callable[[], T],
        done: str | Callable[[T], str],
        draft: str,
        failed: str | None,
        on_saved: Callable[[T], None] | None,
    ) -> bool:
        try:
            made = await self._in_thread(make)
        except AnnotationsError as error:
            if isinstance(error, ConflictError):
                self.desk.drafts.forget_shown(draft)
            self._show_in_front()
            rescue = self.keyed(self.RESCUE)
            self._tell_in_front(str(error) if failed is None else f"{failed}{rescue}: {error}")
            return False
        self.desk.drafts.drop(draft)
        if self.is_composed:
            self.was_saved()
            if on_saved:
                on_saved(made)
        await asyncio.to_thread(self.desk.recompare)
        self._show_in_front()
        self._tell_in_front(done if isinstance(done, str) else done(made))
        return True

    async def _in_thread(self, make: Callable[[], T]) -> T:
        """Return what `make` returns; where it takes long the reader is told that it is saving."""
        making = asyncio.ensure_future(asyncio.to_thread(make))
        await asyncio.wait({making}, timeout=SLOW)
        front = screen_in_front(self.app)
        if front and not making.done():
            front.tell("saving…")
        return await making

    def _show_in_front(self) -> None:
        front = screen_in_front(self.app)
        if front:
            front.show_changes()

    def _tell_in_front(self, message: str) -> None:
        front = screen_in_front(self.app)
        if front:
            front.tell(message)
        else:
            self.desk.warn(message)

    def was_saved(self) -> None:
        """Take notice that what was asked for on this screen is saved."""

    async def can_save(self) -> bool:
        """Tell whether anything can be saved; where not, the reader is told why."""
        if await asyncio.to_thread(self.desk.can_save):
            return True
        if isinstance(self.app, TypingAheadApp):
            self.app.forget_typed_ahead()
        why = self.desk.why_read_only
        self.tell(f"nothing can be saved: {why} · another place: --annotations FILE")
        return False

    async def ask_note(self, label: str, key: str, saved: str, spare: str = "") -> Draft | None:
        """Ask for a note, with what was typed before and not saved; None where nothing changes.

        What the reader leaves by escape is kept as the draft `key`.
        """
        from tui.screens.note_editor import NoteEditor

        before = self.desk.drafts.offered(key, saved, spare)
        editor = NoteEditor(label, before.typed)
        note = await self.app.push_screen_wait(editor)
        if note is not None:
            return self._typed(key, note, before, spare)
        if editor.draft.strip() and editor.draft not in (saved, before.typed):
            self._typed(key, editor.draft, before, spare)
            self.tell("note not saved; it is offered again")
        return None

    async def ask_tags(
        self, label: str, key: str, saved: tuple[str, ...], spare: str = ""
    ) -> Draft | None:
        """Ask for a line of tags, offering those in use; None where the reader backs out.

        The line is kept as the draft `key` until it is saved.
        """
        from tui.annotations.suggestions import suggest_tags

        in_use = self.desk.tags_in_use()
        before = self.desk.drafts.offered(key, tag_line(saved), spare)
        prompt = TagPrompt(label, before.typed, lambda typed: suggest_tags(typed, in_use))
        return self._typed(key, await self.app.push_screen_wait(prompt), before, spare)

    async def ask_line(
        self, label: str, key: str, saved: str, suggest: Suggest | None = None, spare: str = ""
    ) -> Draft | None:
        """Ask for a line, with what was typed before and not saved; None where it is left."""
        before = self.desk.drafts.offered(key, saved, spare)
        if suggest:
            prompt: Prompt = OfferingPrompt(label, before.typed, suggest)
        else:
            prompt = Prompt(label, before.typed)
        return self._typed(key, await self.app.push_screen_wait(prompt), before, spare)

    def _typed(self, key: str, typed: str | None, before: Draft, spare: str) -> Draft | None:
        """Keep what was typed, and return it; None where the reader backed out."""
        if typed is None:
            return None
        draft = Draft(typed, before.shown)
        self.desk.drafts.keep(key, draft, spare)
        return draft

    def do_undo(self, count: int | None) -> None:
        """Undo the last changes."""
        self._step(self.desk.notebook.undo, "undone", count)

    def do_redo(self, count: int | None) -> None:
        """Do again the changes that were undone."""
        self._step(self.desk.notebook.redo, "done again", count)

    @work(group=ASKING)
    async def _step(self, step: TakeStep, word: str, count: int | None) -> None:
        families, before = self.desk.families, self.desk.families.by_article

        def phrase(taken: StepsTaken) -> str:
            done = steps_phrase(word, self.desk.claim_text, taken, self.desk.letter_at)
            if families.by_article is before:
                return done
            return f"{done}: {families_phrase(len(families.all), families.sources)}"

        await self.save(partial(take_steps, step, count or 1), phrase, failed=None)

    def do_highlights(self, _count: int | None) -> None:
        """List the highlights of the library."""
        from tui.screens.highlights import HighlightsScreen

        self.app.push_screen(HighlightsScreen(self.desk))

    def do_claims(self, _count: int | None) -> None:
        """List the claims and their evidence."""
        from tui.screens.claims import ClaimsScreen

        self.app.push_screen(ClaimsScreen(self.desk))

    def do_tags(self, _count: int | None) -> None:
        """List the tags."""
        from tui.screens.tags import TagsScreen

        self.app.push_screen(TagsScreen(self.desk))

    @work(group=ASKING)
    async def do_search_library(self, _count: int | None = None) -> None:
        """Ask what to search all articles for, and list where it stands."""
        from tui.screens.search import SearchScreen, ask_query

        query = await ask_query(self)
        if query:
            self.app.push_screen(SearchScreen(self.desk, query))

    @work(group=ASKING)
    async def do_export(self, _count: int | None = None) -> None:
        """Ask for a file name and write all highlights to it."""
        from tui.quotes.exports import export_file

        name = await self.app.push_screen_wait(Prompt("export to", "highlights.md"))
        if not name:
            return
        path = Path(name).expanduser()
        if path.exists():
            answer = await self.app.push_screen_wait(Choice(f"{name} exists", OVERWRITE))
            if answer != OVERWRITE["y"]:
                self.tell("not exported")
                return
        desk = self.desk
        try:
            count = await asyncio.to_thread(export_file, path, desk.library, desk.notebook)
        except (AnnotationsError, QuotesError) as error:
            self.tell(str(error))
        else:
            self.tell(f"{counted(count, 'highlight')} written to {name}")
