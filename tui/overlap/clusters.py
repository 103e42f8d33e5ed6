"""Clusters of articles that a matrix shows as one row, and an order that puts like beside like."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from tui.overlap.grouping import Link, group
from tui.overlap.seriation import seriate
from tui.overlap.sharing import Sharing

HALF = 0.5
"""Two articles are linked where they share more than this of the smaller one."""

_FAMILY = 2.0
"""How strong the link between two articles of a family is: stronger than any share."""

Cluster = tuple[str, ...]
"""The ids of two articles or more that belong together."""


def find_clusters(
    sharings: Iterable[Sharing], families: Iterable[Collection[str]]
) -> list[Cluster]:
    """Return the clusters: each family, and other articles that share more than half.

    Two articles are linked where more than HALF of the smaller one's words are in the other; those
    of a family always are. Groups become one where most of the pairs across them are linked, so
    that no chain of links makes a cluster.
    """
    numbers: dict[str, int] = {}

    def number(article: str) -> int:
        return numbers.setdefault(article, len(numbers))

    links = [
        Link(number(one), number(other), _FAMILY)
        for family in families
        for one, other in combinations(family, 2)
    ]
    for sharing in sharings:
        share = likeness(sharing)
        if share > HALF:
            links.append(Link(number(sharing.left), number(sharing.right), share))
    ids = list(numbers)
    return [tuple(ids[one] for one in found) for found in group(len(ids), links) if len(found) > 1]


def likeness(sharing: Sharing) -> float:
    """Return the share of the smaller article that is in the other one, from 0 to 1."""
    return max(sharing.left_share, sharing.right_share)


def in_cluster_order(
    articles: Sequence[str], sharings: Iterable[Sharing], clusters: Iterable[Cluster]
) -> list[str]:
    """Return articles such that those of a cluster, and those that share much, are side by side.

    What belongs together by any chain comes in one block, the largest block first; each begins at
    the end where its earlier article is. `articles` are given the earliest first.
    """
    place = {article: number for number, article in enumerate(articles)}
    alike: dict[int, dict[int, float]] = defaultdict(dict)
    for sharing in sharings:
        if sharing.left in place and sharing.right in place and likeness(sharing):
            one, other = place[sharing.left], place[sharing.right]
            alike[one][other] = alike[other][one] = likeness(sharing)
    blocks = map(_earlier_end_first, seriate(_groups(place, clusters, alike), alike))
    ordered = sorted(blocks, key=lambda block: (-len(block), min(block)))
    return [articles[number] for block in ordered for number in block]


def _groups(
    place: Mapping[str, int],
    clusters: Iterable[Cluster],
    alike: Mapping[int, Mapping[int, float]],
) -> list[list[int]]:
    """Return the clusters, each in its own order, and the other articles one by one."""
    groups: list[list[int]] = []
    alone = set(place.values())
    for cluster in clusters:
        members = sorted(place[one] for one in cluster if one in place)
        alone.difference_update(members)
        parts = map(_earlier_end_first, seriate([[one] for one in members], alike))
        groups.append([number for part in parts for number in part])
    return sorted([*filter(None, groups), *([one] for one in alone)])


def _earlier_end_first(row: list[int]) -> list[int]:
    return row if row[0] <= row[-1] else row[::-1]
