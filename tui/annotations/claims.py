"""Claims, and the evidence that highlights give for and against them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tui.annotations.errors import AnnotationsError
from tui.annotations.history.steps import Step
from tui.annotations.ledger import Ledger, removals
from tui.annotations.merging import merge_text
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
        cleaned = _cleaned(text)

        def plan() -> tuple[Claim, Step]:
            known = self._find(cleaned)
            if known:
                noted = replace(known, note=normalise(note) or known.note)
                return self._ledger.edited(known, "note", lambda _: noted)
            claim = self._new(cleaned, note)
            return claim, Step((Change(None, claim),), "claim added", "claim removed")

        return self._ledger.make(plan)

    def set_text(self, claim_id: str, text: str, shown: str | None = None) -> Claim:
        """Reword a claim and return it; raise AnnotationsError where another one says that.

        Raises ConflictError where its text is no longer as `shown`.
        """
        cleaned = _cleaned(text)

        def reworded(claim: Claim) -> Claim:
            merged = merge_text("claim", claim.text, shown, cleaned)
            same = self._find(merged)
            if same and same.id != claim_id:
                raise AnnotationsError(f"there is a claim “{same.text}” already; link to that one")
            return replace(claim, text=merged)

        return self._ledger.edit(Claim, claim_id, "claim", reworded)

    def set_note(self, claim_id: str, note: str, shown: str | None = None) -> Claim:
        """Replace the note of a claim and return it.

        Raises ConflictError where it is no longer as `shown`.
        """
        written = normalise(note)

        def noted(claim: Claim) -> Claim:
            return replace(claim, note=merge_text("note", claim.note, shown, written))

        return self._ledger.edit(Claim, claim_id, "note", noted)

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

        def plan() -> tuple[Evidence, Step]:
            highlight = self._ledger.known(Highlight, highlight_id)
            known = self._find(cleaned)
            linked = self._linking(highlight, known) if known else None
            if linked:
                return self._ledger.edited(
                    linked, "stance", lambda one: replace(one, stance=stance)
                )
            claim = known or self._new(cleaned, "")
            evidence = self._evidence(claim, highlight, stance)
            if known:
                return evidence, Step((Change(None, evidence),), "claim linked", "claim unlinked")
            changes = Change(None, claim), Change(None, evidence)
            return evidence, Step(changes, "claim added and linked", "claim removed")

        return self._ledger.make(plan)

    def set_stance(self, evidence_id: str, stance: Stance) -> Evidence:
        """Change what a highlight says of a claim, however that is worded now, and return it."""
        return self._ledger.edit(
            Evidence, evidence_id, "stance", lambda one: replace(one, stance=stance)
        )

    def changes_to_link(
        self, highlights: Sequence[Highlight], stances: Mapping[str, Stance]
    ) -> list[Change]:
        """Return the changes that link new highlights to claims, given by their cleaned texts."""
        changes = []
        for text, stance in stances.items():
            known = self._find(text)
            claim = known or self._new(text, "")
            if not known:
                changes.append(Change(None, claim))
            changes += [
                Change(None, self._evidence(claim, highlight, stance)) for highlight in highlights
            ]
        return changes

    def unlink(self, evidence_id: str) -> None:
        """Take back what a highlight says of a claim; the claim stays."""

        def plan() -> Step:
            evidence = self._store.get(Evidence, evidence_id)
            changes = removals([evidence])
            return Step(changes, "claim unlinked", "claim linked again")

        self._ledger.carry_out_plan(plan)

    def _new(self, text: str, note: str) -> Claim:
        return Claim(text=text, note=normalise(note), **self._ledger.origin())

    def _evidence(self, claim: Claim, highlight: Highlight, stance: Stance) -> Evidence:
        return Evidence(
            claim=claim.id, highlight=highlight.id, stance=stance, **self._ledger.origin()
        )

    def _linking(self, highlight: Highlight, claim: Claim) -> Evidence | None:
        given = self._store.about(Evidence, highlight.id)
        return next((one for one in given if one.claim == claim.id), None)

    def _find(self, text: str) -> Claim | None:
        """Return the first claim of that text, case aside."""
        return next(iter(self._store.about(Claim, text.casefold())), None)


def stances_by_claim(claims: Iterable[tuple[str, Stance]]) -> dict[str, Stance]:
    """Return what is said of each claim, by its text in one line; of the same one the last counts.

    Raises AnnotationsError where a text has no words.
    """
    texts: dict[str, str] = {}
    stances: dict[str, Stance] = {}
    for text, stance in claims:
        cleaned = _cleaned(text)
        stances[texts.setdefault(cleaned.casefold(), cleaned)] = stance
    return stances


def _cleaned(text: str) -> str:
    cleaned = one_line(text)
    if not cleaned:
        raise AnnotationsError("a claim without words; type what is claimed")
    return cleaned
