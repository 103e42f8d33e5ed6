"""Tell which numbers and dates of two statements differ: those that stand in one slot."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple

from tui.overlap.facts.dates import Date, agree, same_kind
from tui.overlap.facts.pairing import M, Pairing
from tui.overlap.facts.quantities import HARD_UNITS, Quantity, comparable, lost_words, same
from tui.overlap.facts.slots import Slots


class Matched(NamedTuple, Generic[M]):
    """Mentions of one kind in pairs, and those of either side without a counterpart."""

    differing: list[tuple[M, M]]
    agreeing: list[tuple[M, M]]
    left: list[M]
    right: list[M]


def match_quantities(
    left: Sequence[Quantity], right: Sequence[Quantity], slots: Slots
) -> Matched[Quantity]:
    """Pair the quantities of two statements, each at most once."""

    def equal(a: Quantity, b: Quantity) -> bool:
        return same(a, b) or lost_words(a, b)

    return _match(left, right, slots, (equal, comparable), mixed=slots.closely)


def match_dates(left: Sequence[Date], right: Sequence[Date], slots: Slots) -> Matched[Date]:
    """Pair the dates of two statements, each at most once; a weekday never differs from a day."""
    return _match(left, right, slots, (agree, same_kind), mixed=False)


def mixed_differences(
    numbers: Matched[Quantity], dates: Matched[Date], slots: Slots
) -> tuple[list[tuple[Date, Quantity]], list[tuple[Quantity, Date]]]:
    """Return what is a date on one side only and other numbers in its slot: `1815`, `5591`."""
    if not slots.closely:
        return [], []
    ours = _open(dates.left, [(a, b) for a, b in dates.agreeing])
    theirs = _open(dates.right, [(b, a) for a, b in dates.agreeing])
    there, back = (
        Pairing(ours, _plain(numbers.right), slots),
        Pairing(_plain(numbers.left), theirs, slots),
    )
    there.take_near(lambda date, quantity: quantity.mantissa in date.numbers)
    back.take_near(lambda quantity, date: quantity.mantissa in date.numbers)
    return (
        there.take_in_slots(lambda date, quantity: False),
        back.take_in_slots(lambda quantity, date: False),
    )


def _match(
    left: Sequence[M],
    right: Sequence[M],
    slots: Slots,
    tests: tuple[Callable[[M, M], bool], Callable[[M, M], bool]],
    *,
    mixed: bool,
) -> Matched[M]:
    """Pair mentions by two tests, equal and alike; `mixed` ones may differ in what they measure."""
    equal, alike = tests
    pairing: Pairing[M, M] = Pairing(left, right, slots)
    if not slots.followed:
        agreeing = pairing.take_anywhere(equal)
        return Matched(pairing.take_anywhere(alike), agreeing, pairing.left, pairing.right)
    differing = pairing.take_exchanged(lambda a, b: equal(a, b) or not (mixed or alike(a, b)))
    agreeing = pairing.take_near(equal) + pairing.take_anywhere(equal)
    differing += pairing.take_in_slots(alike, only_alike=not mixed)
    return Matched(differing, agreeing, pairing.left, pairing.right)


def _open(alone: Sequence[Date], agreeing: Sequence[tuple[Date, Date]]) -> list[Date]:
    """Return dates with numbers that no date of the other side accounts for, in order."""
    partly = [ours for ours, theirs in agreeing if len(theirs.numbers) < len(ours.numbers)]
    return sorted((date for date in (*alone, *partly) if date.numbers), key=lambda d: d.places)


def _plain(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [quantity for quantity in quantities if quantity.unit not in HARD_UNITS]
