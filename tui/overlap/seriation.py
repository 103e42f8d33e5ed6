"""Put things in a row such that those that are much alike stand side by side."""

from collections.abc import Mapping, Sequence

Likeness = Mapping[int, Mapping[int, float]]
"""How alike two things are, by their numbers, both ways round; above 0, and 0 is left out."""


def seriate(groups: Sequence[Sequence[int]], likeness: Likeness) -> list[list[int]]:
    """Return a row of all things that likeness links, for each such part; a group stays together.

    Average linkage, as in Sokal and Michener (1958), found along chains of nearest neighbours, as
    in Murtagh (1983). Where two rows become one, those of their ends meet that are most alike, as
    in Gruvaeus and Wainer (1972). Each thing is in one group; what is in none is left out.
    """
    rows = _Rows(groups, likeness)
    for start in range(len(groups)):
        rows.join_all(start)
    return rows.all()


class _Rows:
    """Rows by number, and between each two of them the sum of the likeness across."""

    def __init__(self, groups: Sequence[Sequence[int]], likeness: Likeness) -> None:
        self._likeness = likeness
        self._rows = {number: list(group) for number, group in enumerate(groups)}
        row_of = {thing: number for number, group in self._rows.items() for thing in group}
        self._sums: dict[int, dict[int, float]] = {number: {} for number in self._rows}
        for thing, number in row_of.items():
            sums = self._sums[number]
            for other, alike in likeness.get(thing, {}).items():
                beside = row_of.get(other, number)
                if beside != number:
                    sums[beside] = sums.get(beside, 0.0) + alike

    def all(self) -> list[list[int]]:
        """Return the rows, by the number of their first group."""
        return [row for _, row in sorted(self._rows.items())]

    def join_all(self, start: int) -> None:
        """Join rows until the one that `start` is in, if it is there still, has no neighbours."""
        chain = [start] if start in self._rows else []
        while chain:
            nearest = self._nearest(chain)
            if nearest is None:
                chain.pop()
            elif nearest in chain:
                top = chain[-1]
                del chain[chain.index(nearest) :]
                chain.append(self._join(nearest, top))
            else:
                chain.append(nearest)

    def _nearest(self, chain: Sequence[int]) -> int | None:
        """Return the row most like the last one of a chain; of several the one before it."""
        last, before = chain[-1], chain[-2] if len(chain) > 1 else None
        sums, rows = self._sums[last], self._rows

        def mean(other: int) -> tuple[float, bool, int]:
            return sums[other] / len(rows[other]), other == before, -other

        return max(sums, key=mean, default=None)

    def _join(self, one: int, other: int) -> int:
        """Make one row of two, and return its number."""
        kept, gone = min(one, other), max(one, other)
        self._rows[kept] = self._side_by_side(self._rows[kept], self._rows.pop(gone))
        for third, alike in self._sums.pop(gone).items():
            del self._sums[third][gone]
            if third != kept:
                alike += self._sums[kept].get(third, 0.0)
                self._sums[kept][third] = self._sums[third][kept] = alike
        return kept

    def _side_by_side(self, one: list[int], other: list[int]) -> list[int]:
        back, turned = one[::-1], other[::-1]
        ways = ((one, other), (one, turned), (back, other), (back, turned))
        first, second = max(ways, key=self._at_the_seam)
        return first + second

    def _at_the_seam(self, way: tuple[list[int], list[int]]) -> float:
        first, second = way
        return self._likeness.get(first[-1], {}).get(second[0], 0.0)
