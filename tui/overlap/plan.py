"""Choose which pairs of a library are compared, and which articles are nearest to each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

from tui.articles.model import Article
from tui.overlap.boilerplate import Boilerplate
from tui.overlap.index.progress import Tell, Unkept, untold

Pair = tuple[str, str]
"""The ids of two articles."""

SMALL = 31
"""Articles up to which the sentences of every pair are compared, too."""

EVERY_PAIR = 150
"""Articles up to which the passages of every pair are looked for: a minute's work at most."""

NEAREST = 20
"""Articles with whose sentences those of an article are compared, in a larger library."""


@dataclass(frozen=True)
class Plan:
    """The pairs to be compared, the articles nearest to each, and the boilerplate of all."""

    pairs: Sequence[Pair]
    nearest: Mapping[str, Sequence[str]]
    boilerplate: Boilerplate = field(default_factory=dict)

    def including(self, pairs: Collection[Pair]) -> "Plan":
        """Return the plan with other pairs added, those it has already, either way round, aside."""
        planned = set(self.pairs)
        added = [
            (left, right)
            for left, right in sorted(pairs)
            if planned.isdisjoint({(left, right), (right, left)})
        ]
        return replace(self, pairs=[*self.pairs, *added]) if added else self

    @cached_property
    def partners(self) -> Mapping[str, Sequence[str]]:
        """Return the articles with which each is compared, the nearest first."""
        partners = {one: list(nearest) for one, nearest in self.nearest.items()}
        for left, right in self.pairs:
            partners.setdefault(left, []).append(right)
            partners.setdefault(right, []).append(left)
        return {one: list(dict.fromkeys(others)) for one, others in partners.items()}

    @cached_property
    def near_pairs(self) -> frozenset[Pair]:
        """Return the pairs of which one is among the nearest of the other, either way round."""
        return frozenset(
            pair
            for one, others in self.nearest.items()
            for other in others
            for pair in ((one, other), (other, one))
        )


def plan_library(
    articles: Sequence[Article],
    cache: Path | None = None,
    jobs: int = 1,
    tell: Tell = untold,
    unkept: Unkept = untold,
) -> Plan:
    """Return the plan of a library: every pair of a small one, else those that its index finds.

    The index is that in the folder `cache`, brought up to date by `jobs` processes, and where it
    cannot be kept there `unkept` is told; a small library is read anew.
    """
    # Not at the top: it loads numpy, and screens ask only how large a small library is.
    from tui.overlap.index.hashing import build_index
    from tui.overlap.index.opening import open_index

    ids = [article.id for article in articles]
    files = [(article.id, article.path) for article in articles if article.path]
    if len(ids) <= EVERY_PAIR or cache is None or len(files) < len(articles):
        index = build_index(articles)
    else:
        index = open_index(files, cache, jobs, tell, unkept).index
    if len(ids) <= SMALL:
        nearest = {one: [other for other in ids if other != one] for one in ids}
    else:
        known = frozenset(index.ids)
        nearest = {one: index.nearest(one, NEAREST) if one in known else [] for one in ids}
    every = [*combinations(ids, 2)] if len(ids) <= EVERY_PAIR else index.candidates()
    return Plan(every, nearest, index.boilerplate_ranges())


def index_folder(cache: Path, root: Path) -> Path:
    """Return the folder of a cache in which the index of the library in `root` is kept."""
    name = blake2b(str(root.resolve()).encode("utf-8", "surrogatepass"), digest_size=12)
    return cache / "index" / name.hexdigest()
