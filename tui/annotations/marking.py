"""Make, edit and delete highlights, each as one undoable step."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tui.annotations.claims import Claims
from tui.annotations.errors import AnnotationsError
from tui.annotations.history.steps import Step
from tui.annotations.ledger import Ledger, removals
from tui.annotations.model import Change, Evidence, Highlight, Stance
from tui.annotations.sources import Sources
from tui.annotations.tags import TagSpelling, checked_color
from tui.articles.characters import normalise
from tui.articles.model import Article, Span


class Marking:
    """What is done to highlights; the notebook's methods of the same names say how."""

    def __init__(
        self, ledger: Ledger, sources: Sources, spelling: TagSpelling, claims: Claims
    ) -> None:
        self._ledger = ledger
        self._sources = sources
        self._spelling = spelling
        self._claims = claims

    def add_many(
        self,
        places: Iterable[tuple[Article, Sequence[Span]]],
        tags: Iterable[str],
        note: str,
        claim: str = "",
        stance: Stance = Stance.MENTIONS,
    ) -> list[Highlight]:
        """Add a highlight for each article and its spans, linked to the claim if one is given."""
        cleaned, written = self._spelling.clean(tags), normalise(note)
        highlights = [
            Highlight(
                target=self._sources.target(article, spans),
                tags=cleaned,
                note=written,
                **self._ledger.origin(),
            )
            for article, spans in places
        ]
        changes = [Change(None, highlight) for highlight in highlights]
        if claim.strip() and highlights:
            changes += self._claims.changes_to_link(highlights, claim, stance)
        what = "highlight" if len(highlights) == 1 else f"{len(highlights)} highlights"
        self._ledger.carry_out(Step(tuple(changes), f"{what} added", f"{what} removed"))
        return highlights

    def set_tags(self, highlight_id: str, tags: Iterable[str]) -> Highlight:
        """Replace the tags."""
        replaced = self._ledger.known(Highlight, highlight_id).tags
        cleaned = self._spelling.clean(tags, replaced)
        return self._edit(highlight_id, "tags", lambda one: replace(one, tags=cleaned))

    def set_note(self, highlight_id: str, note: str) -> Highlight:
        """Replace the note."""
        written = normalise(note)
        return self._edit(highlight_id, "note", lambda one: replace(one, note=written))

    def set_color(self, highlight_id: str, color: str) -> Highlight:
        """Replace the colour."""
        checked = checked_color(color)
        return self._edit(highlight_id, "colour", lambda one: replace(one, color=checked))

    def anchor(
        self, article: Article, highlight_id: str, spans: Sequence[Span], what: str
    ) -> Highlight:
        """Give a highlight the spans of its article's text of now; `what` is being changed."""
        known = self._ledger.known(Highlight, highlight_id)
        if self._sources.article_id(known.target.source) != article.id:
            raise AnnotationsError(f"{article.id}: this highlight is on another article")
        target = self._sources.target(article, spans)
        return self._edit(highlight_id, what, lambda one: replace(one, target=target))

    def delete(self, highlight_id: str) -> None:
        """Delete a highlight with its evidence."""
        store = self._ledger.store

        def plan() -> Step:
            highlight = store.get(Highlight, highlight_id)
            evidence = store.about(Evidence, highlight_id) if highlight else ()
            changes = removals((*evidence, highlight))
            return Step(changes, "highlight removed", "highlight restored")

        self._ledger.carry_out_plan(plan)

    def _edit(
        self, highlight_id: str, what: str, edited: Callable[[Highlight], Highlight]
    ) -> Highlight:
        return self._ledger.edit(Highlight, highlight_id, what, edited)
