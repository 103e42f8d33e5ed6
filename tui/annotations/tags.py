"""Clean the tags a reader types."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tui.annotations.model import Highlight
from tui.articles.characters import one_line


def clean_tags(tags: Iterable[str], in_use: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the tags as labels in one line, each once whatever its case, empty ones dropped.

    A tag that is already in use under another case takes the first spelling in `in_use`.
    """
    spellings: dict[str, str] = {}
    for tag in in_use:
        spellings.setdefault(tag.casefold(), tag)
    kept: dict[str, str] = {}
    for label in map(one_line, tags):
        folded = label.casefold()
        if label:
            kept.setdefault(folded, spellings.get(folded, label))
    return tuple(kept.values())


def rank_tags(highlights: Iterable[Highlight]) -> list[str]:
    """Return the tags of `highlights`, most used first, equally used ones by the alphabet."""
    uses = Counter(tag for highlight in highlights for tag in highlight.tags)
    return sorted(uses, key=lambda tag: (-uses[tag], tag.casefold(), tag))
