"""The tags in use, how they are spelled, and what the reader said of them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotations.errors import AnnotationsError
from tui.annotations.history.steps import Step
from tui.annotations.ledger import Ledger
from tui.annotations.model import COLORS, Change, Tag
from tui.articles.characters import normalise, one_line

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore


class Tags:
    """What the reader said of tags: a colour and a description, one undoable step each."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, label: str) -> Tag | None:
        """Return what was said of a tag, None where nothing was."""
        return next(iter(self._ledger.store.about(Tag, one_line(label))), None)

    def set_color(self, label: str, color: str) -> Tag:
        """Give a tag one of COLORS, or none by an empty one, and return it."""
        checked = checked_color(color) if color else ""
        return self._set(label, "tag colour", lambda tag: replace(tag, color=checked))

    def set_description(self, label: str, text: str) -> Tag:
        """Describe a tag and return it."""
        written = normalise(text)
        return self._set(label, "tag description", lambda tag: replace(tag, description=written))

    def _set(self, label: str, what: str, edited: Callable[[Tag], Tag]) -> Tag:
        name = one_line(label)
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
        for label in map(one_line, tags):
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


def rank_tags(counts: Mapping[str, int]) -> list[str]:
    """Return the tags by how often they are used, equally used ones by the alphabet."""
    used = [tag for tag, count in counts.items() if count > 0]
    return sorted(used, key=lambda tag: (-counts[tag], tag.casefold(), tag))


def checked_color(color: str) -> str:
    """Return a colour if it is one of COLORS; raise AnnotationsError if not."""
    if color not in COLORS:
        raise AnnotationsError(f"no colour {color!r}; take one of {', '.join(COLORS)}")
    return color
