"""How many counterparts of a mention are looked at."""

from typing import NamedTuple

import pytest

from tui.overlap.facts.pairing import MOST_NEAR, Pairing
from tui.overlap.facts.slots import Slots


class Mention(NamedTuple):
    word: str
    places: tuple[int, int]


def mentions(words: list[str]) -> list[Mention]:
    return [Mention(word, (place, place + 1)) for place, word in enumerate(words)]


@pytest.mark.parametrize("count", [100, 400])
def test_in_a_wide_changed_part_only_the_likeliest_counterparts_are_looked_at(count: int) -> None:
    equal = ["the"] * 500
    left = equal + [f"a{n}" for n in range(count)]
    right = equal + [f"b{n}" for n in range(count)]
    pairing = Pairing(mentions(left)[500:], mentions(right)[500:], Slots(left, right))
    seen: list[tuple[int, int]] = []

    def looked_at(a: Mention, b: Mention) -> bool:
        seen.append((a.places[0], b.places[0]))
        return False

    pairing.take_near(looked_at)
    assert len(seen) <= count * MOST_NEAR
    assert {(place, place) for place in range(500, 500 + count)} <= set(seen)
