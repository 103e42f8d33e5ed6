"""Rank the sentences of two articles by how much of their telling words they share."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tui.articles.model import Span
from tui.overlap.bags import Bags, Bits, Flags, Ids, best_of_each, share_terms
from tui.overlap.differences import Facts, compare_facts
from tui.overlap.model import Similar
from tui.overlap.terms import Terms

TOP = 3
"""Sentences of the other article suggested for each sentence."""

STRONG = 0.14
"""Score from which a suggestion can be strong."""

FEWEST_WORDS = 4
"""Words a sentence needs for its suggestions to be strong; headings have fewer."""


@dataclass(frozen=True, eq=False)
class Vectors:
    """The sentences of an article as vectors of terms, each of which weighs its bits."""

    terms: Terms
    bags: Bags
    bits: Bits
    """One value a term of the lexicon."""
    lengths: Bits
    """The length of the vector of each sentence."""


def weigh_sentences(terms: Terms, bits: Bits) -> Vectors:
    """Return the sentences of an article as vectors; `bits` has the weight of each number."""
    bags = terms.distinct
    return Vectors(terms, bags, bits, np.sqrt(bags.totals(bits[bags.terms] ** 2)))


def find_similar(
    left: Vectors, right: Vectors, facts: Callable[[Terms, Span], Facts]
) -> tuple[Similar, ...]:
    """Return for each sentence its best counterparts in the other article, by falling score.

    The score is the cosine of the two sentences; `facts` reads what a sentence says.
    """
    i, j, score = _scores(left, right)
    best = best_of_each(i, score, TOP) | best_of_each(j, score, TOP)
    i, j, score = i[best], j[best], score[best]
    weak = (score < STRONG) | _short(left.terms, i) | _short(right.terms, j)
    order = np.lexsort((j, i, -score))
    found = []
    for place in order.tolist():
        span = left.terms.article.sentences[i[place]]
        other = right.terms.article.sentences[j[place]]
        differences = compare_facts(facts(left.terms, span), facts(right.terms, other))
        found.append(Similar(span, other, float(score[place]), bool(weak[place]), differences))
    return tuple(found)


def _scores(left: Vectors, right: Vectors) -> tuple[Ids, Ids, Bits]:
    """Return the pairs of sentences that share a term, by number, and their cosines."""
    shared = share_terms(left.bags, right.bags, left.bits[left.bags.terms] ** 2, 0.0)
    lengths = left.lengths[shared.left] * right.lengths[shared.right]
    return shared.left, shared.right, np.round(shared.bits / np.maximum(lengths, 1e-9), 4)


def _short(terms: Terms, sentences: Ids) -> Flags:
    short: Flags = np.diff(terms.first_words)[sentences] < FEWEST_WORDS
    return short
