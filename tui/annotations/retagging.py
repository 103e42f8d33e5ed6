"""What becomes of tags when one of them gets another name or is taken away."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tui.annotations.labels import is_within, label_key, moved_label
from tui.annotations.model import Tag


@dataclass(frozen=True, slots=True)
class Renaming:
    """Gives `name` to the tag with the key `old`, and so to those under it.

    `spellings` has the labels in use of the tags that keep their names, by key: where one of them
    is meant, it is taken as it is spelled.
    """

    old: str
    name: str
    spellings: Mapping[str, str] = field(default_factory=dict)

    def label(self, label: str) -> str:
        """Return the label that a tag has from now on."""
        if not is_within(label, self.old):
            return label
        moved = moved_label(label, self.old, self.name)
        return self.spellings.get(label_key(moved), moved)

    def labels(self, labels: tuple[str, ...]) -> tuple[str, ...]:
        """Return the tags that something has from now on; two that became one stand once."""
        if not any(is_within(label, self.old) for label in labels):
            return labels
        unique: dict[str, str] = {}
        for label in map(self.label, labels):
            unique.setdefault(label_key(label), label)
        return tuple(unique.values())

    def records(self, tags: Iterable[Tag]) -> Iterator[tuple[Tag, Tag | None]]:
        """Yield what is said of the renamed tags, before and after; None where it is merged."""
        groups: dict[str, list[Tag]] = defaultdict(list)
        for tag in tags:
            groups[label_key(self.label(tag.label))].append(tag)
        for group in groups.values():
            kept = [tag for tag in group if not is_within(tag.label, self.old)]
            moved = [tag for tag in group if is_within(tag.label, self.old)]
            if moved:
                first, *others = kept + moved
                yield first, _merged(replace(first, label=self.label(first.label)), others)
                yield from ((other, None) for other in others)


def without(labels: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Return the labels but those of the tag with this key; the tags under it stay."""
    return tuple(label for label in labels if label_key(label) != key)


def spellings_beside(ranked: Iterable[str], key: str) -> dict[str, str]:
    """Return the first label of each key, but for the tag with this key and those under it."""
    spellings: dict[str, str] = {}
    for label in ranked:
        if not is_within(label, key):
            spellings.setdefault(label_key(label), label)
    return spellings


def _merged(tag: Tag, others: Sequence[Tag]) -> Tag:
    """Return a tag that also has what was said of others: the first colour, each description."""
    colors = (one.color for one in (tag, *others) if one.color)
    descriptions = (one.description for one in (tag, *others) if one.description)
    return replace(tag, color=next(colors, ""), description="\n".join(dict.fromkeys(descriptions)))
