"""Gather copies around their sources, as the reader's word allows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tui.overlap.copies import Copies

CLOSE = 0.1
"""Shares that differ by no more than this count as equal; then the likelier source is taken."""


def gather(
    copies: Copies, joined: Sequence[tuple[str, str]], parted: Iterable[tuple[str, str]]
) -> list[tuple[str, ...]]:
    """Return the families as groups of ids, single articles among them.

    After the star clustering of Aslam, Pelekhov and Rus (2004), with links that have a direction:
    the likeliest sources come first, and an article that is no copy of any is a source itself. The
    rest goes to its source, those with the greatest share first. What the reader joined is treated
    as one article; what was parted keeps out of one family.
    """
    units = _Units(copies.order, joined, parted)
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for copy in copies.copies:
        one, other = sorted((units.of[copy.article], units.of[copy.source]))
        if one != other:
            links[other][one] = max(copy.share, links[other].get(one, 0.0))
    families = _Families(units.parted)
    rest = []
    for unit in range(len(units.members)):
        if families.choices(unit, links[unit]):
            rest.append(unit)
        else:
            families.found(unit)
    for unit in sorted(rest, key=lambda unit: (-max(links[unit].values()), unit)):
        families.settle(unit, links[unit])
    return [
        tuple(member for unit in sorted(family) for member in units.members[unit])
        for family in families.families.values()
    ]


class _Units:
    """Articles that the reader joined, as one unit each; numbered by their likeliest source."""

    def __init__(
        self,
        order: Mapping[str, int],
        joined: Sequence[tuple[str, str]],
        parted: Iterable[tuple[str, str]],
    ) -> None:
        apart: dict[str, set[str]] = defaultdict(set)
        for one, other in parted:
            apart[one].add(other)
            apart[other].add(one)
        together = {article: [article] for article in order}
        for one, other in reversed(joined):
            ours, theirs = together[one], together[other]
            if ours is theirs or any(not apart[a].isdisjoint(theirs) for a in ours if a in apart):
                continue
            ours += theirs
            together.update(dict.fromkeys(theirs, ours))
        self.of: dict[str, int] = {}
        self.members: list[list[str]] = []
        for article in sorted(order, key=order.__getitem__):
            if article not in self.of:
                self.of.update(dict.fromkeys(together[article], len(self.members)))
                self.members.append(sorted(together[article], key=order.__getitem__))
        self.parted: dict[int, set[int]] = defaultdict(set)
        for article, others in apart.items():
            self.parted[self.of[article]].update(self.of[other] for other in others)


class _Families:
    """Families as they grow: of each source's unit the units in it."""

    def __init__(self, parted: Mapping[int, set[int]]) -> None:
        self.families: dict[int, set[int]] = {}
        self._parted = parted

    def found(self, unit: int) -> None:
        """Let a unit be a source."""
        self.families[unit] = {unit}

    def choices(self, unit: int, shares: Mapping[int, float]) -> list[int]:
        """Return the sources that a unit may go to, the one that it would go to first."""
        apart = self._parted.get(unit, set())
        open_to = [s for s in shares if s in self.families and apart.isdisjoint(self.families[s])]
        most = max((shares[source] for source in open_to), default=0.0)
        return sorted(open_to, key=lambda source: (shares[source] < most - CLOSE, source))

    def settle(self, unit: int, shares: Mapping[int, float]) -> None:
        """Put a unit into the family of a source; where none is open to it, it is one itself."""
        sources = self.choices(unit, shares)
        if sources:
            self.families[sources[0]].add(unit)
        else:
            self.found(unit)
