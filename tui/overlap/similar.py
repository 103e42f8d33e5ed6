"""Rank the sentences of two articles by how much of their telling words they share."""

from collections.abc import Callable

import numpy as np

from tui.articles.model import Span
from tui.overlap.bags import Flags, Ids, best_of_each
from tui.overlap.differences import Facts, compare_facts
from tui.overlap.model import Similar
from tui.overlap.terms import Terms
from tui.overlap.vectors import Vectors, common_telling, cosines

TOP = 3
"""Sentences of the other article suggested for each sentence."""

STRONG = 0.16
"""Score from which a suggestion can be strong."""

FEWEST_TELLING = 3
"""Telling words two sentences must share for it: one or two are a coincidence."""

FEWEST_WORDS = 4
"""Words a sentence needs for its suggestions to be strong; headings have fewer."""


def find_similar(
    left: Vectors, right: Vectors, facts: Callable[[Terms, Span], Facts]
) -> tuple[Similar, ...]:
    """Return for each sentence its best counterparts in the other article, by falling score.

    The score is the cosine of the two sentences; `facts` reads what a sentence says.
    """
    i, j, score = cosines(left, right)
    best = best_of_each(i, score, TOP) | best_of_each(j, score, TOP)
    i, j, score = i[best], j[best], score[best]
    weak = (score < STRONG) | (common_telling(left, right, i, j) < FEWEST_TELLING)
    weak |= _short(left.terms, i) | _short(right.terms, j)
    order = np.lexsort((j, i, -score))
    found = []
    for place in order.tolist():
        span = left.terms.article.sentences[i[place]]
        other = right.terms.article.sentences[j[place]]
        differences = compare_facts(facts(left.terms, span), facts(right.terms, other))
        found.append(Similar(span, other, float(score[place]), bool(weak[place]), differences))
    return tuple(found)


def _short(terms: Terms, sentences: Ids) -> Flags:
    short: Flags = np.diff(terms.first_words)[sentences] < FEWEST_WORDS
    return short
