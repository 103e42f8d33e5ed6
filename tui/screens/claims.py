"""The claims, and the highlights that support, contradict or mention them."""

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult

from tui.articles.characters import one_line
from tui.command import Place
from tui.desk.desk import Desk
from tui.screens.gathered_list import GatheredList
from tui.screens.highlight_commands import Aim, HighlightCommands
from tui.screens.reader import read_highlight
from tui.screens.typing_ahead import ASKING
from tui.widgets.bar import Bar, Status
from tui.widgets.claim_rows import (
    ClaimRow,
    EvidenceRow,
    Row,
    claim_rows,
    draw_claim_heading,
    draw_claim_row,
    explain_claim_row,
    rest_on_copies,
)
from tui.widgets.highlight_words import counted
from tui.widgets.lines import Lines
from tui.widgets.list_pane import Cell, ListPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.overlap.families import Family

CLAIM_KEYS = "{reword-claim} reword · {note} note · {delete} delete · {back} back"
EVIDENCE_KEYS = (
    "{open} read · {add-evidence} what it says · {delete} unlink · {tag} {note} {next-color}"
    " · {copy-quote} quote · {back} back"
)
"""The hints of the status line on a claim and on its evidence, with the ids of commands."""

NONE_YET = "No claims yet: {add-evidence} on a highlight or sentence makes it evidence for one."
"""Stands where there is no claim at all, with the id of a command."""


class ClaimsScreen(GatheredList[list[Row]], HighlightCommands):
    """Lists each claim with its evidence under it."""

    PLACE: ClassVar[Place] = Place.CLAIMS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._families: Mapping[str, Family] = {}
        self._with_copies = False

    def compose(self) -> ComposeResult:
        """Lay out a header, the list, the chosen row in full and the status line."""
        yield Bar(id="header")
        yield Bar(id="columns")
        yield ListPane(self._draw, id="list")
        yield Lines(id="about")
        yield Bar(wraps=True, id="status")

    def _draw(self, row: Row, _width: int) -> tuple[Cell, ...]:
        return draw_claim_row(row, self.desk.letters, with_copies=self._with_copies)

    def gather(self) -> list[Row]:
        """Find the evidence for each claim."""
        desk = self.desk
        self._families = desk.families.by_article
        return claim_rows(desk.claims(), desk.evidence, desk.entry, desk.families.count)

    def findings_changed(self) -> None:
        """Count sources anew where families changed."""
        if self.is_gathered and self._families is not self.desk.families.by_article:
            self.annotations_changed()

    def progress_changed(self) -> None:
        """Count sources anew where families changed."""
        self.findings_changed()

    def fill(self, rows: list[Row]) -> None:
        """Show the claims, the cursor on the row it was on."""
        before, ids = self.row, [row.id for row in rows]
        self._with_copies = rest_on_copies(rows)
        heading = draw_claim_heading(with_copies=self._with_copies)
        self.query_one("#columns", Bar).show(heading)
        claims = sum(isinstance(row, ClaimRow) for row in rows)
        known = before is not None and before.id in ids
        self.list.show(rows, ids.index(before.id) if before and known else self.list.chosen_row)
        self.query_one("#header", Bar).show(
            f"retold · {counted(claims, 'claim')}", "+ supports  - contradicts  · mentions"
        )

    @property
    def row(self) -> Row | None:
        """Return the row under the cursor; None in an empty list."""
        chosen: Any = self.list.chosen
        return chosen if isinstance(chosen, ClaimRow | EvidenceRow) else None

    def status(self) -> Status:
        """Return what can be done here, and where the cursor is."""
        row, about = self.row, self.query_one("#about", Lines)
        if row is None:
            none = self.keyed(NONE_YET) or "No claims yet."
            about.show([none if self.is_gathered else "gathering…"])
            return Status(place="0/0", hints=self.keyed("{back} back"))
        about.show([line for line in explain_claim_row(row) if line])
        place = f"{self.list.chosen_row + 1}/{self.list.row_count}"
        keys = CLAIM_KEYS if isinstance(row, ClaimRow) else EVIDENCE_KEYS
        return Status(place=place, hints=self.keyed(keys))

    def aim(self) -> Aim | None:
        """Return the highlight that is the evidence under the cursor."""
        row = self.row
        if isinstance(row, EvidenceRow) and row.entry:
            return Aim(row.entry.article, row.entry.placed.spans, row.entry.placed)
        self.tell("no highlight of this library under the cursor")
        return None

    def do_open(self, _count: int | None = None) -> None:
        """Read the article at the evidence."""
        aim = self.aim()
        if aim and aim.placed:
            read_highlight(self, aim.article, aim.placed)

    def do_note(self, count: int | None = None) -> None:
        """Write a note on the claim, or on the highlight that is the evidence."""
        if isinstance(self.row, ClaimRow):
            self._note_claim(self.row)
        else:
            super().do_note(count)

    @work(group=ASKING)
    async def _note_claim(self, row: ClaimRow) -> None:
        if not await self.can_save():
            return
        key = f"note on {row.id}"
        note = await self.ask_note("note on the claim", key, row.claim.note)
        if note is not None:
            make = partial(self.desk.notebook.claims.set_note, row.id, note.typed, note.shown)
            await self.save(make, "note saved", draft=key)

    @work(group=ASKING)
    async def do_reword_claim(self, _count: int | None = None) -> None:
        """Change the words of the claim."""
        row = self.row
        if row is None or not await self.can_save():
            return
        key = f"words of {row.claim.id}"
        text = await self.ask_line("claim", key, row.claim.text)
        if text is None:
            return
        if not text.typed.strip():
            self.desk.drafts.drop(key)
        elif one_line(text.typed) == row.claim.text:
            self.desk.drafts.drop(key)
            self.tell("nothing changed: the claim has these words")
        else:
            set_text = self.desk.notebook.claims.set_text
            make = partial(set_text, row.claim.id, text.typed, text.shown)
            await self.save(make, "claim reworded", draft=key)

    def do_add_evidence(self, count: int | None = None) -> None:
        """Change what the evidence says of its claim."""
        if isinstance(self.row, EvidenceRow):
            self._change_stance(self.row)
        else:
            hint = "{add-evidence} on evidence changes what it says; in an article it adds evidence"
            self.tell(self.keyed(hint) or "no evidence under the cursor")

    @work(group=ASKING)
    async def _change_stance(self, row: EvidenceRow) -> None:
        if not await self.can_save():
            return
        stance = await self.ask_stance(row.claim.text)
        if stance:
            make = partial(self.desk.notebook.claims.set_stance, row.id, stance)
            await self.save(make, f"{stance}: {row.claim.text}")

    @work(group=ASKING)
    async def do_delete(self, _count: int | None = None) -> None:
        """Delete the claim, or take the evidence under the cursor from it."""
        row, claims = self.row, self.desk.notebook.claims
        if isinstance(row, ClaimRow):
            make = partial(claims.delete, row.id)
            await self.save(
                make, self.keyed("claim deleted · {undo} brings it back"), failed="NOT deleted"
            )
        elif row:
            make = partial(claims.unlink, row.id)
            await self.save(
                make, self.keyed("evidence unlinked · {undo} links it again"), failed="NOT unlinked"
            )
        else:
            self.tell("no claim under the cursor")
