"""Commands on the highlight under the cursor, or on text that becomes one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import work

from tui.annotations.model import COLORS, Anchor, Highlight, Placed, Stance
from tui.articles.model import Article, Span
from tui.quotes.citation import markdown_quote
from tui.quotes.plain import plain_text
from tui.screens.choice import Choice
from tui.screens.copying import copy_text
from tui.screens.notebook_screen import NotebookScreen
from tui.screens.prompt import OfferingPrompt
from tui.screens.typing_ahead import ASKING
from tui.widgets.highlight_words import words_then

STANCES = {"s": Stance.SUPPORTS, "c": Stance.CONTRADICTS, "m": Stance.MENTIONS}
"""The keys that say what a highlight says of a claim."""


@dataclass(frozen=True)
class Aim:
    """What a command is about: a highlight, or without one the span that would become one."""

    article: Article
    spans: tuple[Span, ...]
    placed: Placed | None = None

    @property
    def key(self) -> str:
        """Return a name for what is typed about it."""
        return self.placed.highlight.id if self.placed else f"{self.article.id} {self.spans}"


class HighlightCommands(NotebookScreen):
    """Tags, notes, colours, claims and quotes of what `aim` returns."""

    RESCUE: ClassVar[str] = " · y copies the text"

    def aim(self) -> Aim | None:
        """Return what a command is about; None, and the reader is told, where there is nothing."""
        raise NotImplementedError

    def on_touched(self, article: Article, highlight: Highlight) -> None:
        """Take notice that a highlight was made or changed here."""
        self.desk.touched[article.id] = highlight.id

    def aim_at_highlight(self) -> Aim | None:
        """Return the highlight a command is about; None, and the reader is told, without one."""
        aim = self.aim()
        if aim and aim.placed is None:
            self.tell("no highlight under the cursor")
            return None
        return aim

    @work(group=ASKING)
    async def do_tag(self, _count: int | None = None) -> None:
        """Highlight what the cursor is on and tag it; on a highlight, edit its tags."""
        aim, notebook = self.aim(), self.desk.notebook
        if aim is None or not await self.can_save():
            return
        key = f"tags of {aim.key}"
        tags = await self.ask_tags("tags", key, aim.placed.highlight.tags if aim.placed else ())
        if tags is None:
            return
        if aim.placed:
            make = partial(notebook.set_tags, aim.placed.highlight.id, tags)
            await self._save(aim, key, make, "tags saved")
        else:
            make = partial(notebook.add, aim.article, aim.spans[0], tags=tags)
            await self._save(aim, key, make, saved_phrase(tags))

    def do_note(self, _count: int | None = None) -> None:
        """Write a note on the highlight, or on what the cursor is on, which becomes one."""
        self._write_note()

    @work(group=ASKING)
    async def _write_note(self) -> None:
        aim, notebook = self.aim(), self.desk.notebook
        if aim is None or not await self.can_save():
            return
        key = f"note on {aim.key}"
        note = await self.ask_note("note", key, aim.placed.highlight.note if aim.placed else "")
        if note is None:
            return
        if aim.placed:
            make = partial(notebook.set_note, aim.placed.highlight.id, note)
            await self._save(aim, key, make, "note saved")
        else:
            make = partial(notebook.add, aim.article, aim.spans[0], note=note)
            await self._save(aim, key, make, "highlighted, note saved")

    def do_claim(self, _count: int | None = None) -> None:
        """Make the highlight, or what the cursor is on, evidence for a claim."""
        self._link_to_claim()

    @work(group=ASKING)
    async def _link_to_claim(self) -> None:
        aim = self.aim()
        if aim is None or not await self.can_save():
            return
        key = f"claim of {aim.key}"
        claim = await self._ask_claim(key)
        if not claim:
            return
        stance = await self.ask_stance(claim)
        if stance is not None:
            await self._save(aim, key, self._linking(aim, claim, stance), f"{stance}: {claim}")

    def _linking(self, aim: Aim, claim: str, stance: Stance) -> Callable[[], Highlight]:
        notebook, placed = self.desk.notebook, aim.placed

        def link() -> Highlight:
            if placed is None:
                return notebook.add(aim.article, aim.spans[0], claim=claim, stance=stance)
            notebook.claims.link(placed.highlight.id, claim, stance)
            return placed.highlight

        return link

    async def _ask_claim(self, key: str) -> str:
        """Ask for the words of a claim, offering the known ones; nothing where it is left."""
        from tui.annotations.suggestions import suggest_tags

        known = [claim.text for claim in reversed(self.desk.claims())]
        prompt = OfferingPrompt(
            "claim", self.desk.drafts.get(key, ""), lambda typed: suggest_tags(typed, known)
        )
        claim = (await self.app.push_screen_wait(prompt) or "").strip()
        if claim:
            self.desk.drafts[key] = claim
        return claim

    async def ask_stance(self, claim: str) -> Stance | None:
        """Ask what a highlight says of a claim; None where the reader backs out."""
        short = claim if len(claim) <= 24 else claim[:23] + "…"
        answers = {key: stance.value for key, stance in STANCES.items()}
        answer = await self.app.push_screen_wait(Choice(short, answers))
        return Stance(answer) if answer else None

    def do_color(self, count: int | None = None) -> None:
        """Give the highlight the next colour."""
        aim = self.aim_at_highlight()
        if aim is None or aim.placed is None:
            return
        before = aim.placed.highlight.color
        place = COLORS.index(before) if before in COLORS else -1
        color = COLORS[(place + (count or 1)) % len(COLORS)]
        make = partial(self.desk.notebook.set_color, aim.placed.highlight.id, color)
        self._change(aim, make, f"the highlight is {color}")

    def do_accept(self, _count: int | None = None) -> None:
        """Accept where the highlight was found again, or the guess at where it belongs."""
        aim = self.aim_at_highlight()
        if aim is None or aim.placed is None:
            return
        placed = aim.placed
        if placed.anchor is Anchor.OK:
            self.tell("this highlight stands where it was made")
        elif not placed.spans and not placed.guess:
            self.tell("there is no guess at where this highlight belongs")
        else:
            make = partial(self.desk.notebook.accept, aim.article, placed)
            self._change(aim, make, "its place is accepted · u takes that back")

    def do_delete(self, _count: int | None = None) -> None:
        """Delete the highlight."""
        aim = self.aim_at_highlight()
        if aim and aim.placed:
            make = partial(self.desk.notebook.delete, aim.placed.highlight.id)
            self.change(make, "highlight deleted · u brings it back", failed="NOT deleted")

    def do_quote(self, _count: int | None = None) -> None:
        """Copy the text as a Markdown quote with its citation."""
        self._copy(markdown_quote)

    def do_copy_text(self, _count: int | None = None) -> None:
        """Copy the text alone."""
        self._copy(plain_text)

    def _copy(self, render: Callable[..., str]) -> None:
        aim = self.aim()
        if aim is None:
            return
        if aim.spans:
            copy_text(self, render(aim.article, *aim.spans))
        elif aim.placed:
            copy_text(self, words_then(aim.placed.highlight))
        self.was_copied()

    def was_copied(self) -> None:
        """Take notice that what the cursor is on was copied."""

    def _change(self, aim: Aim, make: Callable[[], Highlight], done: str) -> None:
        self.run_worker(self._save(aim, "", make, done), group=ASKING)

    async def _save(self, aim: Aim, key: str, make: Callable[[], Highlight], done: str) -> None:
        on_saved = partial(self.on_touched, aim.article)
        await self.save_draft(key, make, done, on_saved=on_saved)


def saved_phrase(tags: tuple[str, ...]) -> str:
    """Return what to say once a highlight is safe."""
    return f"highlighted as {', '.join(tags)}" if tags else "highlighted"
