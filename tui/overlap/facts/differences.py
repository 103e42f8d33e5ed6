"""Find facts that differ between two passages that otherwise tell the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from tui.articles.model import Article, Span
from tui.articles.places import beginning_in
from tui.overlap.facts.dates import Date, read_dates
from tui.overlap.facts.names import replaced_names
from tui.overlap.facts.negating_prefixes import negated_words, read_prefixed
from tui.overlap.facts.numbers_and_dates import match_dates, match_quantities, mixed_differences
from tui.overlap.facts.polarity import Pole, opposed, opposed_instead, read_poles
from tui.overlap.facts.qualifiers import Qualifier, one_sided, read_hedges, read_negators
from tui.overlap.facts.quantities import Quantity, read_quantities
from tui.overlap.facts.slots import Slots
from tui.overlap.facts.tokens import Statement, read_statement, read_token
from tui.overlap.model import Difference, Fact

LONGEST_STATEMENT = 2000
"""Words up to which what differs in a span is read for facts; what is longer is a table."""

KEPT_AROUND = 20
"""Words of the equal start and end that are kept when what is equal in long spans is cut off."""


@dataclass(frozen=True, eq=False)
class Facts:
    """What a passage says that can be compared fact by fact."""

    statement: Statement
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    negators: tuple[Qualifier, ...]
    hedges: tuple[Qualifier, ...]
    poles: tuple[Pole, ...]
    prefixed: frozenset[str]
    """Folded words that begin with a prefix that denies."""

    @cached_property
    def silent(self) -> bool:
        """Tell whether there is nothing to compare."""
        said = self.quantities, self.dates, self.negators, self.hedges, self.poles, self.prefixed
        return not any(said)


def find_differences(
    left: Article, left_span: Span, right: Article, right_span: Span
) -> tuple[Difference, ...]:
    """Return the facts that differ between two spans, names included, kind by kind as in Fact.

    Within a kind the order tells nothing. Of spans longer than LONGEST_STATEMENT what is equal at
    either end is left out.
    """
    left_span, right_span = _without_equal_ends(left, left_span, right, right_span)
    sides = _Sides(read_facts(left, left_span), read_facts(right, right_span))
    return (*_compared(sides), *_names(sides))


def read_facts(article: Article, span: Span) -> Facts:
    """Return the facts said by the words that begin in `span`, none by a very long span."""
    statement = read_statement(article, span, LONGEST_STATEMENT)
    dates, taken = read_dates(statement)
    return Facts(
        statement,
        tuple(read_quantities(statement, taken)),
        tuple(dates),
        tuple(read_negators(statement)),
        tuple(read_hedges(statement)),
        tuple(read_poles(statement)),
        read_prefixed(statement),
    )


def compare_facts(left: Facts, right: Facts) -> tuple[Difference, ...]:
    """Return the facts that differ: said on both sides otherwise, or denied or hedged on one."""
    return _compared(_Sides(left, right))


@dataclass(frozen=True, eq=False)
class _Sides:
    """The facts of two passages and, once needed, the slots of their words."""

    left: Facts
    right: Facts

    @cached_property
    def slots(self) -> Slots:
        statements = self.left.statement, self.right.statement
        return Slots(*([token.stem for token in s.tokens] for s in statements))


def _compared(sides: _Sides) -> tuple[Difference, ...]:
    left, right = sides.left, sides.right
    if left.silent and right.silent:
        return ()
    return (
        *_numbers_and_dates(sides),
        *_one_sided(Fact.NEGATION, sides, left.negators, right.negators),
        *_negated(sides),
        *(Difference(Fact.POLARITY, a.span, b.span) for a, b in opposed(left.poles, right.poles)),
        *_one_sided(Fact.HEDGE, sides, left.hedges, right.hedges),
    )


def _numbers_and_dates(sides: _Sides) -> list[Difference]:
    left, right = sides.left, sides.right
    if not (left.quantities or left.dates) or not (right.quantities or right.dates):
        return []
    numbers = match_quantities(left.quantities, right.quantities, sides.slots)
    dates = match_dates(left.dates, right.dates, sides.slots)
    there, back = mixed_differences(numbers, dates, sides.slots)
    return [
        *_differences(Fact.NUMBER, numbers.differing),
        *_differences(Fact.DATE, dates.differing),
        *_differences(Fact.DATE, there),
        *_differences(Fact.DATE, back),
    ]


class _Said(Protocol):
    """Words at a place in an article."""

    @property
    def span(self) -> Span:
        """Return where they stand."""


def _differences(fact: Fact, pairs: Sequence[tuple[_Said, _Said]]) -> list[Difference]:
    return [Difference(fact, ours.span, theirs.span) for ours, theirs in pairs]


def _one_sided(
    fact: Fact, sides: _Sides, ours: Sequence[Qualifier], theirs: Sequence[Qualifier]
) -> list[Difference]:
    if not ours and not theirs:
        return []
    here, there = sides.left.statement, sides.right.statement
    left, right = one_sided((ours, theirs), (here, there), sides.slots)
    if fact is Fact.NEGATION:
        left = [q for q in left if not opposed_instead(here, q.places, there)]
        right = [q for q in right if not opposed_instead(there, q.places, here)]
    found = [Difference(fact, qualifier.span, None) for qualifier in left]
    return found + [Difference(fact, None, qualifier.span) for qualifier in right]


def _negated(sides: _Sides) -> list[Difference]:
    if sides.left.prefixed == sides.right.prefixed:
        return []
    left, right = sides.left.statement, sides.right.statement
    return [
        Difference(Fact.NEGATION, left.spans[ours], right.spans[theirs])
        for ours, theirs in negated_words(left, right, sides.slots)
    ]


def _names(sides: _Sides) -> list[Difference]:
    left, right = sides.left.statement, sides.right.statement
    return [
        Difference(Fact.NAME, left.span(ours), right.span(theirs))
        for ours, theirs in replaced_names(left, right, sides.slots)
    ]


def _without_equal_ends(
    left: Article, left_span: Span, right: Article, right_span: Span
) -> tuple[Span, Span]:
    """Return two spans, where they are long without the words that are equal at either end."""
    ours, theirs = beginning_in(left.words, left_span), beginning_in(right.words, right_span)
    if max(ours[1] - ours[0], theirs[1] - theirs[0]) <= LONGEST_STATEMENT:
        return left_span, right_span
    words = [read_token(left.slice(word)).folded for word in left.words[slice(*ours)]]
    others = [read_token(right.slice(word)).folded for word in right.words[slice(*theirs)]]
    start = _equal_words(words, others)
    end = min(_equal_words(words[::-1], others[::-1]), min(len(words), len(others)) - start)
    start, end = max(0, start - KEPT_AROUND), max(0, end - KEPT_AROUND)
    return _cut(left, left_span, ours, start, end), _cut(right, right_span, theirs, start, end)


def _equal_words(words: list[str], others: list[str]) -> int:
    pairs = enumerate(zip(words, others, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(words), len(others)))


def _cut(article: Article, span: Span, words: tuple[int, int], start: int, end: int) -> Span:
    first, last = words[0] + start, words[1] - end
    if first >= last:
        return Span(span.start, span.start)
    return Span(article.words[first].start, article.words[last - 1].end)
