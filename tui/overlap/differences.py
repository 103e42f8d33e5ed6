"""Find facts that differ between two passages that otherwise tell the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tui.articles.model import Article, Span
from tui.overlap.dates import Date, agree, read_dates
from tui.overlap.model import Difference, Fact
from tui.overlap.polarity import Pole, opposed, read_poles
from tui.overlap.qualifiers import HEDGES, NEGATORS, Qualifier, read_qualifiers, unmatched
from tui.overlap.quantities import Quantity, comparable, read_quantities, same
from tui.overlap.tokens import read_tokens

LONGEST_STATEMENT = 400
"""Words up to which a span is read for facts; what is longer is a table or has no sentences."""

_Mention = TypeVar("_Mention", Date, Quantity)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a passage says that can be compared fact by fact."""

    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    negators: tuple[Qualifier, ...]
    hedges: tuple[Qualifier, ...]
    poles: tuple[Pole, ...]
    stems: frozenset[str]


def find_differences(
    left: Article, left_span: Span, right: Article, right_span: Span
) -> tuple[Difference, ...]:
    """Return the facts that differ between two spans, in the order of Fact."""
    return compare_facts(read_facts(left, left_span), read_facts(right, right_span))


def read_facts(article: Article, span: Span) -> Facts:
    """Return the facts said by the words that begin in `span`, none by a very long span."""
    tokens = read_tokens(article, span, LONGEST_STATEMENT)
    dates, taken = read_dates(tokens)
    return Facts(
        tuple(read_quantities(tokens, taken)),
        tuple(dates),
        tuple(read_qualifiers(tokens, NEGATORS)),
        tuple(read_qualifiers(tokens, HEDGES)),
        tuple(read_poles(tokens)),
        frozenset(token.stem for token in tokens if token.content),
    )


def compare_facts(left: Facts, right: Facts) -> tuple[Difference, ...]:
    """Return the facts that differ: said on both sides otherwise, or denied or hedged on one."""
    return (
        *_paired(Fact.NUMBER, left.quantities, right.quantities, same, comparable),
        *_paired(Fact.DATE, left.dates, right.dates, _same_date, _same_kind),
        *_one_sided(Fact.NEGATION, left, right, left.negators, right.negators),
        *(Difference(Fact.POLARITY, a.span, b.span) for a, b in opposed(left.poles, right.poles)),
        *_one_sided(Fact.HEDGE, left, right, left.hedges, right.hedges),
    )


def _paired(
    fact: Fact,
    left: Sequence[_Mention],
    right: Sequence[_Mention],
    equal: Callable[[_Mention, _Mention], bool],
    alike: Callable[[_Mention, _Mention], bool],
) -> list[Difference]:
    """Return pairs of mentions that are alike in what they measure and equal to none."""
    ours = [a for a in left if not any(equal(a, b) for b in right)]
    theirs = [b for b in right if not any(equal(a, b) for a in left)]
    found = []
    for mention in ours:
        other = next((b for b in theirs if alike(mention, b)), None)
        if other is not None:
            theirs.remove(other)
            found.append(Difference(fact, mention.span, other.span))
    return found


def _same_date(left: Date, right: Date) -> bool:
    return left.kind == right.kind and agree(left, right)


def _same_kind(left: Date, right: Date) -> bool:
    return left.kind == right.kind


def _one_sided(
    fact: Fact,
    left: Facts,
    right: Facts,
    ours: Sequence[Qualifier],
    theirs: Sequence[Qualifier],
) -> list[Difference]:
    found = [Difference(fact, q.span, None) for q in unmatched(ours, theirs, right.stems)]
    return found + [Difference(fact, None, q.span) for q in unmatched(theirs, ours, left.stems)]
