"""Claims, and the evidence that highlights give for and against them."""

from collections.abc import Iterable
from dataclasses import replace

from tui.annotations.errors import AnnotationsError
from tui.annotations.history.steps import Step
from tui.annotations.ledger import Ledger, removals
from tui.annotations.model import Change, Claim, Evidence, Highlight, Stance
from tui.articles.characters import normalise, one_line


class Claims:
    """The claims of an annotations file; every change is one undoable step."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._store = ledger.store

    def all(self) -> list[Claim]:
        """Return the claims in the order in which they were first saved."""
        return self._store.all(Claim)

    def add(self, text: str, *, note: str = "") -> Claim:
        """Return the claim of that text, white space and case aside, added where there is none."""
        known = self._find(_cleaned(text))
        if known:
            return self.set_note(known.id, note) if note else known
        claim = self._new(_cleaned(text), note)
        self._ledger.carry_out(Step((Change(None, claim),), "claim added", "claim removed"))
        return claim

    def set_text(self, claim_id: str, text: str) -> Claim:
        """Reword a claim and return it; raise AnnotationsError where another one says that."""
        cleaned = _cleaned(text)
        same = self._find(cleaned)
        if same and same.id != claim_id:
            raise AnnotationsError(f"there is a claim “{same.text}” already; link to that one")
        return self._ledger.edit(Claim, claim_id, "claim", lambda one: replace(one, text=cleaned))

    def set_note(self, claim_id: str, note: str) -> Claim:
        """Replace the note of a claim and return it."""
        written = normalise(note)
        return self._ledger.edit(Claim, claim_id, "note", lambda one: replace(one, note=written))

    def delete(self, claim_id: str) -> None:
        """Delete a claim with its evidence; one that is gone already is no step."""

        def plan() -> Step:
            claim = self._store.get(Claim, claim_id)
            evidence = self._store.about(Evidence, claim_id) if claim else ()
            changes = removals((*evidence, claim))
            return Step(changes, "claim removed", "claim restored")

        self._ledger.carry_out_plan(plan)

    def evidence(self, claim_id: str) -> tuple[Evidence, ...]:
        """Return what highlights say of a claim, in the order in which it was saved."""
        return tuple(
            one
            for one in self._store.about(Evidence, claim_id)
            if self._store.get(Highlight, one.highlight)
        )

    def of(self, highlight_id: str) -> tuple[tuple[Claim, Evidence], ...]:
        """Return the claims of which a highlight says something, and what it says."""
        return tuple(
            (claim, one)
            for one in self._store.about(Evidence, highlight_id)
            if (claim := self._store.get(Claim, one.claim))
        )

    def link(self, highlight_id: str, claim_text: str, stance: Stance) -> Evidence:
        """Say by a highlight something of the claim of that text, white space and case aside.

        The claim is added where there is none; where they are linked the stance is changed.
        """
        cleaned = _cleaned(claim_text)

        def plan() -> Step:
            highlight = self._ledger.known(Highlight, highlight_id)
            claim = self._find(cleaned)
            linked = self._linking(highlight, claim) if claim else None
            if linked:
                changes = self._ledger.changed(linked, replace(linked, stance=stance))
                return Step(changes, "stance changed", "stance changed back")
            return _linking_step(self.changes_to_link([highlight], cleaned, stance))

        self._ledger.carry_out_plan(plan)
        claim = self._find(cleaned)
        evidence = self._linking(self._ledger.known(Highlight, highlight_id), claim)
        if evidence is None:
            raise AnnotationsError("the claim is gone, another program has deleted it; try again")
        return evidence

    def changes_to_link(
        self, highlights: Iterable[Highlight], claim_text: str, stance: Stance
    ) -> tuple[Change, ...]:
        """Return the changes that link highlights which say nothing yet of that claim."""
        cleaned = _cleaned(claim_text)
        known = self._find(cleaned)
        claim = known or self._new(cleaned, "")
        linked = (
            Evidence(claim=claim.id, highlight=highlight.id, stance=stance, **self._ledger.origin())
            for highlight in highlights
        )
        added = () if known else (Change(None, claim),)
        return (*added, *(Change(None, evidence) for evidence in linked))

    def unlink(self, evidence_id: str) -> None:
        """Take back what a highlight says of a claim; the claim stays."""

        def plan() -> Step:
            evidence = self._store.get(Evidence, evidence_id)
            changes = removals([evidence])
            return Step(changes, "claim unlinked", "claim linked again")

        self._ledger.carry_out_plan(plan)

    def _new(self, text: str, note: str) -> Claim:
        return Claim(text=text, note=normalise(note), **self._ledger.origin())

    def _linking(self, highlight: Highlight, claim: Claim | None) -> Evidence | None:
        if claim is None:
            return None
        given = self._store.about(Evidence, highlight.id)
        return next((one for one in given if one.claim == claim.id), None)

    def _find(self, text: str) -> Claim | None:
        """Return the first claim of that text, case aside."""
        return next(iter(self._store.about(Claim, text.casefold())), None)


def _cleaned(text: str) -> str:
    cleaned = one_line(text)
    if not cleaned:
        raise AnnotationsError("a claim without words; type what is claimed")
    return cleaned


def _linking_step(changes: tuple[Change, ...]) -> Step:
    if len(changes) == 1:
        return Step(changes, "claim linked", "claim unlinked")
    return Step(changes, "claim added and linked", "claim removed")
