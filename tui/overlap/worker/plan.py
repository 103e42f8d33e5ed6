"""Which pairs of a library are compared, and which articles are nearest to each."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from tui.articles.model import Article
from tui.overlap.cache.coding import pack, unpack
from tui.overlap.cache.errors import CodingError
from tui.overlap.cache.pairs import KEY_BYTES
from tui.overlap.cache.storage import Kept, Storage
from tui.overlap.worker.messages import Pair

NEAREST = 20
"""Articles with which the sentences of an opened one are compared, in a larger library."""

MOST_PARTNERS = 200
"""Articles whose passages are reported when one is opened; only what many copied has more."""


@dataclass(frozen=True)
class Plan:
    """The pairs to be compared, and the nearest articles of each, the nearest first."""

    pairs: Sequence[Pair]
    nearest: Mapping[str, Sequence[str]]

    @cached_property
    def partners(self) -> Mapping[str, Sequence[str]]:
        """Return the articles with which each is compared, the nearest first."""
        partners = {one: list(nearest) for one, nearest in self.nearest.items()}
        for left, right in self.pairs:
            partners.setdefault(left, []).append(right)
            partners.setdefault(right, []).append(left)
        return {one: list(dict.fromkeys(others)) for one, others in partners.items()}


def plan_all(ids: Sequence[str]) -> Plan:
    """Return the plan of a small library: every pair."""
    return Plan(list(combinations(ids, 2)), {one: [o for o in ids if o != one] for one in ids})


def plan_candidates(articles: Sequence[Article]) -> Plan:
    """Return the plan of a large library: the pairs for which its index has evidence."""
    from tui.overlap.index.hashing import build_index

    index = build_index(articles)
    nearest = {article.id: tuple(index.nearest(article.id, NEAREST)) for article in articles}
    return Plan(index.candidates(), nearest)


class PlanCache:
    """The plan that a library had last, with the texts for which it was made."""

    def __init__(self, storage: Storage, paths: Sequence[Path]) -> None:
        self._storage = storage
        names = "\n".join(str(path.resolve()) for path in paths)
        self._key = blake2b(names.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()

    def load(self, articles: Sequence[Article]) -> tuple[Plan, bool] | None:
        """Return the plan of a library, and whether it was made for these very texts.

        Of one made for others, pairs of articles that have changed are left out.
        """
        kept = self._storage.get(Kept.PLAN, [self._key]).get(self._key)
        if kept is None:
            return None
        try:
            return unpack(kept, partial(_read, {one.id: one.sha256 for one in articles}))
        except CodingError:
            return None

    def keep(self, plan: Plan, articles: Sequence[Article]) -> None:
        """Keep a plan for the texts it was made for."""
        numbers = {article.id: number for number, article in enumerate(articles)}
        self._storage.put(
            Kept.PLAN,
            self._key,
            pack(
                [
                    [(article.id, article.sha256) for article in articles],
                    _encoded([numbers[one] for pair in plan.pairs for one in pair]),
                    [[numbers[one] for one in plan.nearest[a.id]] for a in articles],
                ]
            ),
        )


def _read(hashes: Mapping[str, str], values: Any) -> tuple[Plan, bool]:
    known, pairs, nearest = values
    unchanged = [article_id if hashes.get(article_id) == sha else "" for article_id, sha in known]
    at: Callable[[int], str] = unchanged.__getitem__
    ends = iter(_decoded(pairs))
    kept = [(at(left), at(right)) for left, right in zip(ends, ends, strict=True)]
    near = {at(number): [one for one in map(at, row) if one] for number, row in enumerate(nearest)}
    near.pop("", None)
    is_whole = "" not in unchanged and len(unchanged) == len(hashes)
    return Plan([pair for pair in kept if all(pair)], near), is_whole


def _encoded(numbers: Sequence[int]) -> str:
    """Return many numbers in a form that takes little memory to make and to read."""
    return b64encode(np.array(numbers, dtype="<u4").tobytes()).decode("ascii")


def _decoded(encoded: str) -> list[int]:
    numbers: list[int] = np.frombuffer(b64decode(encoded), dtype="<u4").tolist()
    return numbers
