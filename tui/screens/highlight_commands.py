"""Commands on the highlight under the cursor, or on text that becomes one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import work

from tui.annotations.colors import COLORS
from tui.annotations.model import Anchor, Highlight, Placed, Stance
from tui.articles.characters import one_line
from tui.articles.model import Article, Span
from tui.articles.titles import cut_at_word
from tui.desk.drafts import tags_in
from tui.quotes.citation import markdown_quote
from tui.quotes.plain import plain_text
from tui.screens.choice import Choice
from tui.screens.copying import copy_text
from tui.screens.notebook_screen import NotebookScreen
from tui.screens.prompt import Suggest
from tui.screens.typing_ahead import ASKING
from tui.widgets.highlight_words import describe_highlight, words_then

STANCES = {"s": Stance.SUPPORTS, "c": Stance.CONTRADICTS, "m": Stance.MENTIONS}
"""The keys that say what a highlight says of a claim."""

CLAIM_LENGTH = 24
"""Characters of a claim in the question what a highlight says of it."""


@dataclass(frozen=True)
class Aim:
    """What a command is about: a highlight, or without one the span that would become one."""

    article: Article
    spans: tuple[Span, ...]
    placed: Placed | None = None

    def key(self, what: str) -> str:
        """Return a name for what is typed about it, such as a note."""
        about = self.placed.highlight.id if self.placed else self.spans
        return f"{what} of {self.article.id} {about}"

    def spare_key(self, what: str) -> str:
        """Return a name for what was typed about a highlight of the article that is gone."""
        return f"{what} of {self.article.id}"


class HighlightCommands(NotebookScreen):
    """Tags, notes, colours, claims and quotes of what `aim` returns."""

    RESCUE: ClassVar[str] = " ({copy-quote} copies the text)"

    _unkept = ""
    """What was typed last about a highlight that is gone, until the next command."""

    def aim(self) -> Aim | None:
        """Return what a command is about; None, and the reader is told, where there is nothing."""
        raise NotImplementedError

    def on_touched(self, article: Article, highlight: Highlight) -> None:
        """Take notice that a highlight was made or changed here."""
        self.desk.touched[article.id] = highlight.id

    def describe(self, placed: Placed, place: tuple[int, int] = (1, 1)) -> str:
        """Return a highlight in words; `place` is the number of it and of all that are there."""
        claims = self.desk.claims_of(placed.highlight.id)
        return describe_highlight(placed, claims, place, self.keyed("{accept-place} accepts"))

    def aim_at_highlight(self) -> Aim | None:
        """Return the highlight a command is about; None, and the reader is told, without one."""
        aim = self.aim()
        if aim and aim.placed is None:
            self.tell("no highlight under the cursor")
            return None
        return aim

    def run_command(self, command: str, count: int | None = None) -> None:
        """Do a command; right after something typed could not be kept, `y` copies that."""
        unkept, self._unkept = self._unkept, ""
        if unkept and command == "copy-quote":
            copy_text(self, unkept)
        else:
            super().run_command(command, count)

    @work(group=ASKING)
    async def do_tag(self, _count: int | None = None) -> None:
        """Highlight what the cursor is on and tag it; on a highlight, edit its tags."""
        aim, notebook = self.aim(), self.desk.notebook
        if aim is None or not await self.can_save():
            return
        saved = aim.placed.highlight.tags if aim.placed else ()
        line = await self.ask_tags("tags", aim.key("tags"), saved, aim.spare_key("tags"))
        if line is None:
            return
        tags, shown = tags_in(line.typed), tags_in(line.shown or "")
        if aim.placed:
            make = partial(notebook.set_tags, aim.placed.highlight.id, tags, shown)
            await self._save(aim, make, "tags saved", "tags")
        else:
            make = partial(notebook.add, aim.article, *aim.spans, tags=tags)
            await self._save(aim, make, saved_phrase, "tags")

    def do_note(self, _count: int | None = None) -> None:
        """Write a note on the highlight, or on what the cursor is on, which becomes one."""
        self._write_note()

    @work(group=ASKING)
    async def _write_note(self) -> None:
        aim, notebook = self.aim(), self.desk.notebook
        if aim is None or not await self.can_save():
            return
        saved = aim.placed.highlight.note if aim.placed else ""
        note = await self.ask_note("note", aim.key("note"), saved, aim.spare_key("note"))
        if note is None:
            return
        if aim.placed:
            make = partial(notebook.set_note, aim.placed.highlight.id, note.typed, note.shown)
            await self._save(aim, make, "note saved", "note")
        else:
            make = partial(notebook.add, aim.article, *aim.spans, note=note.typed)
            await self._save(aim, make, "highlighted, note saved", "note")

    def do_add_evidence(self, _count: int | None = None) -> None:
        """Make the highlight, or what the cursor is on, evidence for a claim."""
        self._link_to_claim()

    @work(group=ASKING)
    async def _link_to_claim(self) -> None:
        aim = self.aim()
        if aim is None or not await self.can_save():
            return
        line = await self.ask_line(
            "claim", aim.key("claim"), "", self._known_claims(), aim.spare_key("claim")
        )
        claim = one_line(line.typed) if line else ""
        stance = await self.ask_stance(claim) if claim else None
        if stance:
            await self._save(aim, self._linking(aim, claim, stance), f"{stance}: {claim}", "claim")

    def _linking(self, aim: Aim, claim: str, stance: Stance) -> Callable[[], Highlight]:
        notebook, placed = self.desk.notebook, aim.placed

        def link() -> Highlight:
            if placed is None:
                return notebook.add(aim.article, *aim.spans, claim=claim, stance=stance)
            notebook.claims.link(placed.highlight.id, claim, stance)
            return placed.highlight

        return link

    def _known_claims(self) -> Suggest:
        """Return what offers the known claims, the latest first."""
        from tui.annotations.suggestions import suggest_tags

        known = [claim.text for claim in reversed(self.desk.claims())]
        return lambda typed: suggest_tags(typed, known)

    async def ask_stance(self, claim: str) -> Stance | None:
        """Ask what a highlight says of a claim; None where the reader backs out."""
        answers = {key: stance.value for key, stance in STANCES.items()}
        choice = Choice(cut_at_word(claim, CLAIM_LENGTH), answers)
        answer = await self.app.push_screen_wait(choice)
        return Stance(answer) if answer else None

    @work(group=ASKING)
    async def do_next_color(self, count: int | None = None) -> None:
        """Give the highlight the next colour."""
        aim = self.aim_at_highlight()
        if aim is None or aim.placed is None:
            return
        before = aim.placed.highlight.color
        place = COLORS.index(before) if before in COLORS else -1
        color = COLORS[(place + (count or 1)) % len(COLORS)]
        make = partial(self.desk.notebook.set_color, aim.placed.highlight.id, color)
        await self._save(aim, make, f"the highlight is {color}")

    def do_accept_place(self, _count: int | None = None) -> None:
        """Accept where the highlight was found again, or the guess at where it belongs."""
        self._accept()

    @work(group=ASKING)
    async def _accept(self) -> None:
        aim = self.aim_at_highlight()
        if aim is None or aim.placed is None:
            return
        placed = aim.placed
        if placed.anchor is Anchor.OK:
            self.tell("this highlight stands where it was made")
        elif not placed.spans and not placed.guess:
            is_here = aim.article.id in self.desk.library.by_id
            how = "{open} to find a place" if is_here else "its article is not in this library"
            self.tell(self.keyed(f"there is no guess at where this highlight belongs · {how}"))
        else:
            make = partial(self.desk.notebook.accept, aim.article, placed)
            await self._save(
                aim, make, self.keyed("its place is accepted · {undo} takes that back")
            )

    @work(group=ASKING)
    async def do_delete(self, _count: int | None = None) -> None:
        """Delete the highlight."""
        aim = self.aim_at_highlight()
        if aim and aim.placed:
            make = partial(self.desk.notebook.delete, aim.placed.highlight.id)
            await self.save(
                make, self.keyed("highlight deleted · {undo} brings it back"), failed="NOT deleted"
            )

    def do_copy_quote(self, _count: int | None = None) -> None:
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

    async def _save(
        self,
        aim: Aim,
        make: Callable[[], Highlight],
        done: str | Callable[[Highlight], str],
        typed: str = "",
    ) -> None:
        """Save a change to what a command is about; `typed` is what was typed, such as a note."""
        draft = aim.key(typed) if typed else ""
        on_saved = partial(self.on_touched, aim.article)
        is_saved = await self.save(make, done, draft=draft, on_saved=on_saved)
        if not is_saved and aim.placed and not self.desk.has_highlight(aim.placed.highlight.id):
            self._keep_for_another(aim, typed)

    def _keep_for_another(self, aim: Aim, typed: str) -> None:
        """Offer what was typed about a highlight that is gone with the next one of its article."""
        self._unkept = self.desk.drafts.move(aim.key(typed), aim.spare_key(typed)) if typed else ""
        told = "NOT saved: another program has deleted this highlight"
        offered = " · what you typed is offered with the next one here · y copies it"
        self.tell(f"{told}{offered if self._unkept else ''}")


def saved_phrase(highlight: Highlight) -> str:
    """Return what to say once a highlight is safe."""
    return f"highlighted as {', '.join(highlight.tags)}" if highlight.tags else "highlighted"
