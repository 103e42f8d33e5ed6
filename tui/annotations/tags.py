"""The tags in use, how they are spelled, and what the reader said of them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from tui.annotations.colors import COLORS
from tui.annotations.errors import AnnotationsError
from tui.annotations.history.steps import Step
from tui.annotations.labels import clean_label, label_key, parents, typed_label
from tui.annotations.ledger import Ledger, removals
from tui.annotations.merging import merge_text
from tui.annotations.model import ArticleNote, Change, Highlight, Tag
from tui.annotations.retagging import Renaming, spellings_beside, without
from tui.articles.characters import normalise, one_line

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore


Tagged = TypeVar("Tagged", Highlight, ArticleNote)


@dataclass(frozen=True, slots=True)
class Retagged:
    """How many highlights and whole articles have other tags now, and the tag's label if any."""

    highlights: int
    articles: int
    label: str = ""
    merged: bool = False


class Tags:
    """The tags of an annotations file as things of their own; every change is one undoable step.

    A tag is meant by its label whatever the case.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, label: str) -> Tag | None:
        """Return what was said of a tag, None where nothing was."""
        return next(iter(self._ledger.store.about(Tag, label_key(one_line(label)))), None)

    def color_for(self, labels: Iterable[str]) -> str:
        """Return the colour of a new highlight with these tags: that of the first with one.

        A tag without a colour has that of the nearest tag above it.
        """
        families = ((label, *parents(label)) for label in map(label_key, labels))
        said = map(self.of, chain.from_iterable(families))
        return next((tag.color for tag in said if tag and tag.color), COLORS[0])

    def set_color(self, label: str, color: str) -> Tag:
        """Give a tag one of COLORS, or none by an empty one, and return it."""
        checked = checked_color(color) if color else ""
        return self._set(label, "tag colour", lambda tag: replace(tag, color=checked))

    def set_description(self, label: str, text: str, shown: str | None = None) -> Tag:
        """Describe a tag and return it.

        With the description that the reader was `shown` before, raises ConflictError where another
        program has written another one since.
        """
        written = normalise(text)

        def described(tag: Tag) -> Tag:
            merged = merge_text("description", tag.description, shown, written)
            return replace(tag, description=merged)

        return self._set(label, "tag description", described)

    def rename(self, label: str, typed: str) -> Retagged:
        """Give a tag another name, and so the tags under it, wherever they are.

        Where another tag has that name they become one, spelled as that one is.
        """
        name, new = clean_label(label), typed_label(typed)
        old = label_key(name)

        def plan() -> Step:
            renaming = Renaming(old, new, self._spellings_beside(old))
            records = renaming.records(self._ledger.store.all(Tag))
            changes = [
                *self._retag(Highlight, renaming.labels),
                *self._retag(ArticleNote, renaming.labels),
                *chain.from_iterable(self._said(*record) for record in records),
            ]
            done, undone = f"#{name} renamed to #{new}", f"#{new} renamed to #{name}"
            return Step(tuple(changes), f"tag {done}", f"tag {undone}")

        others = self._spellings_beside(old)
        step = self._ledger.carry_out_plan(plan)
        return _count(step, others.get(label_key(new), new), merged=label_key(new) in others)

    def remove(self, label: str) -> Retagged:
        """Take a tag from all that has it, and forget what was said of it; those under it stay."""
        name = clean_label(label)
        key = label_key(name)

        def plan() -> Step:
            changes = [
                *self._retag(Highlight, lambda labels: without(labels, key)),
                *self._retag(ArticleNote, lambda labels: without(labels, key)),
                *removals(self._ledger.store.about(Tag, key)),
            ]
            return Step(tuple(changes), f"tag #{name} removed", f"tag #{name} restored")

        return _count(self._ledger.carry_out_plan(plan))

    def _retag(
        self, kind: type[Tagged], edited: Callable[[tuple[str, ...]], tuple[str, ...]]
    ) -> Iterable[Change]:
        for one in self._ledger.store.all(kind):
            tags = edited(one.tags)
            if tags != one.tags:
                yield from self._ledger.changed(one, replace(one, tags=tags))

    def _said(self, before: Tag, after: Tag | None) -> tuple[Change, ...]:
        return self._ledger.changed(before, after) if after else removals([before])

    def _spellings_beside(self, key: str) -> dict[str, str]:
        """Return the labels in use by key, but for the tag with this key and those under it."""
        store = self._ledger.store
        counts = Counter(store.tag_counts())
        counts.update(label for note in store.all(ArticleNote) for label in note.tags)
        said = (tag.label for tag in store.all(Tag))
        return spellings_beside(chain(rank_tags(counts), said), key)

    def _set(self, label: str, what: str, edited: Callable[[Tag], Tag]) -> Tag:
        name = clean_label(label)
        if not name:
            raise AnnotationsError("a tag without a name; type one")
        known = self.of(name)
        if known:
            return self._ledger.edit(Tag, known.id, what, edited)
        tag = edited(Tag(label=name, **self._ledger.origin()))
        words = f"{what} changed", f"{what} changed back"
        self._ledger.carry_out(Step((Change(None, tag),), *words))
        return tag


class TagSpelling:
    """Cleans the tags that are typed: a tag in use under another case keeps its spelling."""

    def __init__(self, store: "AnnotationStore") -> None:
        self._store = store
        self._known: set[str] = set()
        self._spellings: dict[str, list[str]] = {}

    def clean(self, tags: Iterable[str], replaced: Collection[str] = ()) -> tuple[str, ...]:
        """Return the tags as labels in one line, each once whatever its case, no empty ones.

        A tag in use takes its most used spelling; `replaced` are a highlight's tags of before,
        which do not count.
        """
        kept: dict[str, str] = {}
        for label in map(clean_label, tags):
            if label:
                kept.setdefault(label.casefold(), label)
        counts = self._store.tag_counts()
        self._take_in(counts)
        return tuple(
            self._spelled(folded, label, counts, replaced) for folded, label in kept.items()
        )

    def _spelled(
        self, folded: str, label: str, counts: Mapping[str, int], replaced: Collection[str]
    ) -> str:
        uses = {
            spelling: counts.get(spelling, 0) - (spelling in replaced)
            for spelling in self._spellings.get(folded, ())
        }
        best = min(uses, key=lambda spelling: (-uses[spelling], spelling), default=label)
        return best if uses.get(best, 0) > 0 else label

    def _take_in(self, counts: Mapping[str, int]) -> None:
        """Learn the tags that are new; those no longer in use are known by their count."""
        for tag in counts.keys() - self._known:
            self._known.add(tag)
            self._spellings.setdefault(tag.casefold(), []).append(tag)


def _count(step: Step, label: str = "", *, merged: bool = False) -> Retagged:
    kinds = Counter(type(change.entity) for change in step.changes)
    return Retagged(kinds[Highlight], kinds[ArticleNote], label, merged)


def rank_tags(counts: Mapping[str, int]) -> list[str]:
    """Return the tags by how often they are used, equally used ones by the alphabet."""
    used = [tag for tag, count in counts.items() if count > 0]
    return sorted(used, key=lambda tag: (-counts[tag], tag.casefold(), tag))


def checked_color(color: str) -> str:
    """Return a colour if it is one of COLORS; raise AnnotationsError if not."""
    if color not in COLORS:
        raise AnnotationsError(f"no colour {color!r}; take one of {', '.join(COLORS)}")
    return color
