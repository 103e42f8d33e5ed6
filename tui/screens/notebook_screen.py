"""A screen from which the notebook is changed: saving, undo, redo and what leads to its lists."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import work

from tui.annotations.errors import AnnotationsError
from tui.quotes.errors import QuotesError
from tui.screens.command_screen import CommandScreen
from tui.screens.prompt import Prompt
from tui.screens.typing_ahead import ASKING

T = TypeVar("T")


class NotebookScreen(CommandScreen):
    """Saves changes in a thread of their own; keys typed meanwhile wait until it is done."""

    RESCUE: ClassVar[str] = ""
    """What the reader can do with what could not be saved."""

    async def save(
        self,
        make: Callable[[], T],
        done: str | Callable[[T], str],
        *,
        failed: str = "NOT saved",
        on_saved: Callable[[T], None] | None = None,
    ) -> bool:
        """Make a change to the notebook and tell whether it is saved, the reader too.

        It goes on where this screen is left meanwhile; the screen then in front tells.
        """
        attempt = self._attempt(make, done, failed, on_saved)
        return await self.app.run_worker(attempt, group=ASKING).wait()

    def change(self, make: Callable[[], object], done: str, *, failed: str = "NOT saved") -> None:
        """Begin to make a change; the reader is told the outcome."""
        self.app.run_worker(self._attempt(make, done, failed, None), group=ASKING)

    async def _attempt(
        self,
        make: Callable[[], T],
        done: str | Callable[[T], str],
        failed: str,
        on_saved: Callable[[T], None] | None,
    ) -> bool:
        try:
            made = await asyncio.to_thread(make)
            compared = await asyncio.to_thread(self.desk.recomparing.recompare)
        except AnnotationsError as error:
            told = f"{failed}: {error}{self.RESCUE}" if failed else str(error)
            self._tell_in_front(told)
            return False
        if self.is_composed:
            self.was_saved()
            if on_saved:
                on_saved(made)
        front = self.app.screen
        if isinstance(front, CommandScreen) and front.is_composed:
            front.annotations_changed()
            if compared:
                front.findings_changed()
        self._tell_in_front(done if isinstance(done, str) else done(made))
        return True

    def _tell_in_front(self, message: str) -> None:
        front = self.app.screen
        if isinstance(front, CommandScreen) and front.is_composed:
            front.tell(message)
        else:
            self.desk.warn(message)

    def was_saved(self) -> None:
        """Take notice that what was asked for on this screen is saved."""

    async def can_save(self) -> bool:
        """Tell whether anything can be saved; where not, the reader is told why."""
        why = await asyncio.to_thread(self.desk.notebook.store.why_read_only)
        if why:
            self.tell(f"nothing can be saved: {why} · another place: --annotations FILE")
        return why is None

    async def ask_note(self, label: str, key: str, saved: str) -> str | None:
        """Ask for a note, with what was typed before and not saved; None where nothing changes.

        What the reader leaves by escape is kept as the draft `key`.
        """
        from tui.screens.note_editor import NoteEditor

        drafts = self.desk.drafts
        editor = NoteEditor(label, drafts.get(key, saved))
        note = await self.app.push_screen_wait(editor)
        if note is None:
            if editor.draft.strip() and editor.draft != saved:
                drafts[key] = editor.draft
                self.tell("note not saved; it is offered again")
            return None
        drafts[key] = note
        return note

    async def ask_tags(
        self, label: str, key: str, saved: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        """Ask for tags, offering those in use; None where the reader backs out.

        The line is kept as the draft `key` until it is saved.
        """
        from tui.annotations.suggestions import suggest_tags
        from tui.screens.prompt import TagPrompt

        in_use = self.desk.tags_in_use()
        line = self.desk.drafts.get(key, ", ".join(saved) + (", " if saved else ""))
        wanted = await self.app.push_screen_wait(
            TagPrompt(label, line, lambda typed: suggest_tags(typed, in_use))
        )
        if wanted is None:
            return None
        self.desk.drafts[key] = wanted
        return tuple(tag.strip() for tag in wanted.split(",") if tag.strip())

    async def save_draft(
        self,
        key: str,
        make: Callable[[], T],
        done: str,
        *,
        failed: str = "NOT saved",
        on_saved: Callable[[T], None] | None = None,
    ) -> None:
        """Save what was typed; the draft `key` is dropped only then."""
        if await self.save(make, done, failed=failed, on_saved=on_saved):
            self.desk.drafts.pop(key, None)

    def do_undo(self, count: int | None) -> None:
        """Undo the last changes."""
        self._step(self.desk.notebook.undo, "undone", count)

    def do_redo(self, count: int | None) -> None:
        """Do again the changes that were undone."""
        self._step(self.desk.notebook.redo, "done again", count)

    def _step(self, step: Callable[[], str | None], word: str, count: int | None) -> None:
        repeated = partial(_repeat, step, count or 1)
        phrase = partial(_phrase, word)
        self.app.run_worker(self._attempt(repeated, phrase, "", None), group=ASKING)

    def do_highlights(self, _count: int | None) -> None:
        """List the highlights of the library."""
        from tui.screens.highlights import HighlightsScreen

        self.app.push_screen(HighlightsScreen(self.desk))

    def do_claims(self, _count: int | None) -> None:
        """List the claims and their evidence."""
        from tui.screens.claims import ClaimsScreen

        self.app.push_screen(ClaimsScreen(self.desk))

    @work(group=ASKING)
    async def do_export(self, _count: int | None = None) -> None:
        """Ask for a file name and write all highlights to it."""
        from tui.quotes.exports import export_file

        name = await self.app.push_screen_wait(Prompt("export to", "highlights.md"))
        if not name:
            return
        path = Path(name).expanduser()
        if path.exists():
            answer = await self.app.push_screen_wait(Prompt(f"{name} exists: write over it? y/n"))
            if answer != "y":
                self.tell("not exported")
                return
        try:
            count = export_file(path, self.desk.library, self.desk.notebook)
        except (AnnotationsError, QuotesError) as error:
            self.tell(str(error))
        else:
            self.tell(f"{count} highlights written to {name}")


def _repeat(step: Callable[[], str | None], count: int) -> list[str]:
    """Take up to `count` steps and return what happened in each."""
    done: list[str] = []
    while len(done) < count:
        phrase = step()
        if phrase is None:
            break
        done.append(phrase)
    return done


def _phrase(word: str, done: list[str]) -> str:
    return f"{word}: {', '.join(done)}" if done else f"nothing to be {word}"
