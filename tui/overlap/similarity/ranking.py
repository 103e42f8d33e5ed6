"""Rank the sentences of two articles by how much of their telling words they share."""

from collections.abc import Callable

import numpy as np

from tui.articles.model import Span
from tui.overlap.alignment.refusals import allowed_sentences
from tui.overlap.alignment.sides import Sides
from tui.overlap.facts.differences import Facts, compare_facts
from tui.overlap.model import Similar, Standing
from tui.overlap.similarity.coincidence import Pairs, beyond_coincidence, chance_score
from tui.overlap.similarity.vectors import Vectors, cosines
from tui.overlap.words.bags import Flags, Ids, best_of_each
from tui.overlap.words.terms import Terms

TOP = 3
"""Sentences of the other article suggested for each sentence."""

FEWEST_WORDS = 4
"""Words a sentence needs for its suggestions to be strong; headings have fewer."""


def find_similar(
    sides: Sides,
    vectors: tuple[Vectors, Vectors],
    boilerplate: tuple[Flags, Flags],
    facts: Callable[[Terms, Span], Facts],
) -> tuple[Similar, ...]:
    """Return for each sentence its best counterparts in the other article, by falling score.

    The score is the cosine of the two sentences; `boilerplate` tells of the sentences of either
    side which are, and these take no place from others; `facts` reads what a sentence says.
    """
    pairs = Pairs(*cosines(*vectors))
    pairs = pairs.only(allowed_sentences(sides, pairs.left, pairs.right))
    repeated = boilerplate[0][pairs.left] | boilerplate[1][pairs.right]
    own, hidden = pairs.only(~repeated), pairs.only(repeated & _best(pairs))
    ranked = own.only(_best(own))
    strong = _strong(*vectors, own, ranked, _compared(*vectors, boilerplate))
    standings = [Standing.STRONG if told else Standing.WEAK for told in strong.tolist()]
    standings += [Standing.BOILERPLATE] * len(hidden.scores)
    listed = ranked.joined(hidden)
    order = np.lexsort((listed.right, listed.left, -listed.scores))
    found = []
    for place in order.tolist():
        span = sides.left.article.sentences[listed.left[place]]
        other = sides.right.article.sentences[listed.right[place]]
        differences = compare_facts(facts(sides.left, span), facts(sides.right, other))
        score = float(listed.scores[place])
        found.append(Similar(span, other, score, standings[place], differences))
    return tuple(found)


def _best(pairs: Pairs) -> Flags:
    """Tell which pairs are among the best of either sentence."""
    best = best_of_each(pairs.left, pairs.scores, TOP)
    return best | best_of_each(pairs.right, pairs.scores, TOP)


def _compared(left: Vectors, right: Vectors, boilerplate: tuple[Flags, Flags]) -> int:
    """Return how many pairs of sentences there are that are not boilerplate."""
    sides = zip((left, right), boilerplate, strict=True)
    here, there = (int(np.count_nonzero(side.filled & ~flags)) for side, flags in sides)
    return here * there


def _strong(left: Vectors, right: Vectors, pairs: Pairs, ranked: Pairs, compared: int) -> Flags:
    """Tell which of the ranked pairs are more alike than chance explains."""
    strong = ranked.scores >= chance_score(pairs, compared)
    strong &= beyond_coincidence(left, right, ranked, compared)
    return strong & ~_short(left.terms, ranked.left) & ~_short(right.terms, ranked.right)


def _short(terms: Terms, sentences: Ids) -> Flags:
    short: Flags = np.diff(terms.first_words)[sentences] < FEWEST_WORDS
    return short
