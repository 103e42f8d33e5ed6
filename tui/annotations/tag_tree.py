"""The tags as a tree: each under the one above it, with how much it is used."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from tui.annotations.labels import label_key, parents, plain_label
from tui.annotations.model import ArticleNote, Highlight, Tag


@dataclass(frozen=True, slots=True)
class TagNode:
    """A tag with the number of highlights that have it, and with it or one under it (`total`).

    `articles` counts those with such a highlight or tagged so as a whole, which `whole` counts
    alone; `elsewhere` counts the highlights of `total` on articles of another library. The `color`
    is its own or else that of the nearest tag above, and then `lent` is the label of that one.
    """

    label: str
    depth: int = 0
    own: int = 0
    total: int = 0
    articles: int = 0
    whole: int = 0
    elsewhere: int = 0
    color: str = ""
    lent: str = ""
    description: str = ""
    is_said: bool = False

    @property
    def key(self) -> str:
        """Return what all spellings of its label have in common."""
        return label_key(self.label)

    @property
    def is_used(self) -> bool:
        """Tell whether something has the tag itself or is said of it."""
        return self.own > 0 or self.whole > 0 or self.is_said


@dataclass(slots=True)
class _Uses:
    """How tags are used, by key."""

    spelled: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    own: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)
    articles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    said: dict[str, Tag] = field(default_factory=dict)


def tag_tree(
    highlights: Iterable[Highlight],
    notes: Iterable[ArticleNote],
    tags: Iterable[Tag],
    article_id: Callable[[str], str | None] = lambda source: source,
) -> list[TagNode]:
    """Return all tags by the alphabet, each before those under it; unused parents are there too.

    `article_id` gives the id of the article at a source, None where it is in another library.
    """
    uses = _Uses()
    family = cache(_family)
    for highlight in highlights:
        _count_highlight(uses, highlight, article_id(highlight.target.source), family)
    for note in notes:
        _count_note(uses, note, article_id(note.target.source) or note.target.source)
    for tag in tags:
        uses.said.setdefault(label_key(tag.label), tag)
        uses.spelled[label_key(tag.label)][tag.label] += 0
    return _nodes(uses)


def _family(label: str) -> tuple[str, ...]:
    key = label_key(label)
    return key, *parents(key)


def _count_highlight(
    uses: _Uses,
    highlight: Highlight,
    article_id: str | None,
    family: Callable[[str], tuple[str, ...]],
) -> None:
    families = [family(label) for label in highlight.tags]
    for label, (key, *_) in zip(highlight.tags, families, strict=True):
        uses.spelled[key][label] += 1
    uses.own.update({keys[0] for keys in families})
    for key in {key for keys in families for key in keys}:
        uses.total[key] += 1
        uses.elsewhere[key] += article_id is None
        uses.articles[key].add(article_id or highlight.target.source)


def _count_note(uses: _Uses, note: ArticleNote, article: str) -> None:
    for label in note.tags:
        uses.spelled[label_key(label)][label] += 1
    for key in set(map(label_key, note.tags)):
        uses.whole[key] += 1
        for one in (key, *parents(key)):
            uses.articles[one].add(article)


def _labels(spelled: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Return the label of each key, parents among them: as it is spelled most often."""
    labels = {
        key: min(counts, key=lambda label: (-counts[label], label))
        for key, counts in spelled.items()
    }
    for label in list(labels.values()):
        for above in parents(plain_label(label)):
            labels.setdefault(label_key(above), above)
    return labels


def _nodes(uses: _Uses) -> list[TagNode]:
    labels = _labels(uses.spelled)
    nodes: dict[str, TagNode] = {}
    for key in sorted(labels, key=lambda key: key.split("/")):
        above = nodes.get(key.rpartition("/")[0])
        tag = uses.said.get(key)
        color = tag.color if tag else ""
        nodes[key] = TagNode(
            label=labels[key],
            depth=above.depth + 1 if above else 0,
            own=uses.own[key],
            total=uses.total[key],
            articles=len(uses.articles.get(key, ())),
            whole=uses.whole[key],
            elsewhere=uses.elsewhere[key],
            color=color or (above.color if above else ""),
            lent="" if color or above is None or not above.color else above.lent or above.label,
            description=tag.description if tag else "",
            is_said=tag is not None,
        )
    return list(nodes.values())
