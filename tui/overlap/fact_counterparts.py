"""What a version of a passage says of the facts on which it does not differ from the base."""

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from tui.articles.model import Article, Span
from tui.overlap.model import Fact

if TYPE_CHECKING:
    from tui.overlap.facts.differences import Facts
    from tui.overlap.facts.slots import Slots

Pairs = list[tuple[Span, Span]]
"""Places in the base and in a version that are of one fact."""


class Counterparts:
    """Pairs what the base and a version say, kind of fact by kind of fact, once it is asked for."""

    def __init__(
        self, base: tuple[Article, Span], version: tuple[Article, Span], told: Collection[Span]
    ) -> None:
        """`told` are the places in the version of what differs from the base."""
        self._base, self._version, self._told = base, version, told

    def agrees(self, fact: Fact, place: Span) -> bool:
        """Tell whether the version says the number or date at a place of the base, in any words."""
        is_counted = fact in (Fact.NUMBER, Fact.DATE)
        return is_counted and any(ours.overlaps(place) for ours, _ in self._of(fact)[0])

    def place_of(self, fact: Fact, place: Span) -> Span | None:
        """Return where the version says in its own words what the base says at a place."""
        pairs, _ = self._of(fact)
        return next((theirs for ours, theirs in pairs if ours.overlaps(place)), None)

    def unpaired(self, fact: Fact) -> list[Span]:
        """Return where the version says more of a kind, of which it is not known if it differs."""
        return [span for span in self._of(fact)[1] if span not in self._told]

    def _of(self, fact: Fact) -> tuple[Pairs, list[Span]]:
        if fact in (Fact.NUMBER, Fact.DATE):
            return self._counted[fact]
        if fact in (Fact.NEGATION, Fact.HEDGE):
            return self._qualified[fact]
        return (self._poles, []) if fact is Fact.POLARITY else ([], [])

    @cached_property
    def _facts(self) -> "tuple[Facts, Facts]":
        # Not at the top: it loads the stemmer.
        from tui.overlap.facts.differences import read_facts

        return read_facts(*self._base), read_facts(*self._version)

    @cached_property
    def _slots(self) -> "Slots":
        # Not at the top: it loads rapidfuzz.
        from tui.overlap.facts.slots import Slots

        return Slots(*([token.stem for token in one.statement.tokens] for one in self._facts))

    @cached_property
    def _counted(self) -> dict[Fact, tuple[Pairs, list[Span]]]:
        # Not at the top: it loads rapidfuzz.
        from tui.overlap.facts.numbers_and_dates import match_dates, match_quantities

        left, right = self._facts
        numbers = match_quantities(left.quantities, right.quantities, self._slots)
        dates = match_dates(left.dates, right.dates, self._slots)
        return {
            Fact.NUMBER: (
                [(one.span, other.span) for one, other in numbers.agreeing],
                [one.span for one in numbers.right],
            ),
            Fact.DATE: (
                [(one.span, other.span) for one, other in dates.agreeing],
                [one.span for one in dates.right],
            ),
        }

    @cached_property
    def _qualified(self) -> dict[Fact, tuple[Pairs, list[Span]]]:
        # Not at the top: it loads rapidfuzz.
        from tui.overlap.facts.qualifiers import counterparts

        (left, right), slots = self._facts, self._slots
        found = {}
        for fact, ours, theirs in (
            (Fact.NEGATION, left.negators, right.negators),
            (Fact.HEDGE, left.hedges, right.hedges),
        ):
            pairs, more = counterparts(ours, theirs, slots)
            places = [(one.span, other.span) for one, other in pairs]
            found[fact] = places, [one.span for one in more]
        return found

    @cached_property
    def _poles(self) -> Pairs:
        left, right = self._facts
        return [
            (one.span, other.span)
            for one in left.poles
            for other in right.poles
            if (one.scale, one.end) == (other.scale, other.end)
        ]
