"""Make, edit and delete highlights, each as one undoable step."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tui.annotations.claims import Claims, stances_by_claim
from tui.annotations.errors import AnnotationsError
from tui.annotations.history.steps import Step
from tui.annotations.ledger import Ledger, removals
from tui.annotations.merging import merge_tags, merge_text
from tui.annotations.model import Change, Evidence, Highlight, Stance
from tui.annotations.sources import Sources
from tui.annotations.tags import Tags, TagSpelling, checked_color
from tui.articles.characters import normalise
from tui.articles.model import Article, Span


class Marking:
    """What is done to highlights; the notebook's methods of the same names say how."""

    def __init__(
        self,
        ledger: Ledger,
        sources: Sources,
        spelling: TagSpelling,
        tags: Tags,
        claims: Claims,
    ) -> None:
        self._ledger = ledger
        self._sources = sources
        self._spelling = spelling
        self._tags = tags
        self._claims = claims

    def add_many(
        self,
        places: Iterable[tuple[Article, Sequence[Span]]],
        tags: Iterable[str],
        note: str,
        color: str = "",
        claims: Iterable[tuple[str, Stance]] = (),
    ) -> list[Highlight]:
        """Add a highlight for each article and its spans, linked to the claims that are given.

        Without a colour they take that of their tags.
        """
        stances = stances_by_claim(claims)
        cleaned, written = self._spelling.clean(tags), normalise(note)
        color = checked_color(color) if color else self._tags.color_for(cleaned)
        highlights = [
            Highlight(
                target=self._sources.target(article, spans),
                tags=cleaned,
                note=written,
                color=color,
                **self._ledger.origin(),
            )
            for article, spans in places
        ]
        what = "highlight" if len(highlights) == 1 else f"{len(highlights)} highlights"

        def plan() -> Step:
            changes = [Change(None, highlight) for highlight in highlights]
            if highlights:
                changes += self._claims.changes_to_link(highlights, stances)
            return Step(tuple(changes), f"{what} added", f"{what} removed")

        self._ledger.carry_out_plan(plan)
        return highlights

    def set_tags(
        self, highlight_id: str, tags: Iterable[str], shown: tuple[str, ...] | None
    ) -> Highlight:
        """Replace the tags, or merge them where they are no longer as `shown`."""
        typed = tuple(tags)

        def tagged(one: Highlight) -> Highlight:
            cleaned = self._spelling.clean(typed, one.tags)
            return replace(one, tags=merge_tags(one.tags, shown, cleaned))

        return self._edit(highlight_id, "tags", tagged)

    def set_note(self, highlight_id: str, note: str, shown: str | None) -> Highlight:
        """Replace the note; raise ConflictError where it is no longer as `shown`."""
        written = normalise(note)

        def noted(one: Highlight) -> Highlight:
            return replace(one, note=merge_text("note", one.note, shown, written))

        return self._edit(highlight_id, "note", noted)

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
