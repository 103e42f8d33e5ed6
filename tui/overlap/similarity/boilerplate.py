"""Recognise the boilerplate of a library: footers, subscription lines, notices of rights."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray

from tui.articles.model import Article
from tui.overlap.similarity.recurrence import FEWEST_ARTICLES, MASK, count_recurrences, masked
from tui.overlap.words.bags import GRAIN, Bits, Flags, Ids, rounded
from tui.overlap.words.terms import Terms

FOREIGN = 0.25
"""How much less than a usual sentence a line shares with its articles to be foreign to them."""

FOREIGN_BESIDE = 0.5
"""The same beside a line that is foreign, in about as many articles."""

FOREIGN_INSIDE = 0.05
"""The same for a paragraph that neither begins nor ends its article."""

OWN_SHARE = 0.5
"""Share of an article that must be its own: else its source has the line, not its outlet."""

GRADES = 2
"""Grades of spread between a number of articles and its double.

What stands in fewer articles than a line by a grade is, beside it, an article's own.
"""

PRIOR = 8.0
"""Bits that a line is taken to tell apart from its article, so that no single word decides."""

QUOTED_SHARE = 0.5
"""Share of a paragraph in quotation marks from which it is a quotation, never boilerplate."""

_QUOTED = re.compile('[“„«"][^“”»"]*[“”»"]?')


@dataclass(frozen=True, eq=False)
class _Lines:
    """The recurring sentences of one article: arrays of one length, but for `words` and `grade`."""

    places: NDArray[np.intp]
    """Numbers of the sentences."""
    numbers: Ids
    """Number of the line each is, in the library."""
    edge: Flags
    """Whether only recurring sentences stand between it and an end of the article."""
    inside: Flags
    """Whether its paragraph is made of recurring sentences."""
    told: Bits
    """Share of what it tells that the article's own sentences tell too."""
    usual: Bits
    """The same for these own sentences."""
    words: Ids
    """Count of words of each sentence of the article."""
    grade: Ids
    """Grade of spread of each sentence of the article."""


def find_boilerplate(articles: Sequence[Terms], bits: NDArray[np.float32]) -> list[Flags]:
    """Tell of each sentence of each article whether it is boilerplate of the library.

    That is a line in three articles or more, at their edge or a paragraph of its own, that shares
    next to no telling words with them, while most else there is the article's own. So what they
    quote or reprint is none. `bits` is what each word tells in English. Time is linear in words.
    """
    found = _recurring_lines(articles, bits)
    count = 1 + max((int(lines.numbers.max(initial=-1)) for lines in found), default=-1)
    foreign = _foreign(found, count)
    owned = _Tally(found, count).mostly([_owned(lines, foreign) for lines in found])
    boilerplate = foreign & owned
    flags = [np.zeros(terms.bags.count, dtype=bool) for terms in articles]
    for own, lines in zip(flags, found, strict=True):
        own[lines.places] = boilerplate[lines.numbers]
    return flags


class _Tally:
    """Adds up over all articles what is known of each line."""

    def __init__(self, found: Sequence[_Lines], count: int) -> None:
        self._count = count
        self._numbers = np.concatenate([np.zeros(0, np.int32), *(each.numbers for each in found)])

    def total(self, values: Sequence[Bits] | Sequence[Flags]) -> Bits:
        """Return the sum of one value an occurrence for each line."""
        everything = np.concatenate([np.zeros(0), *values])
        return np.bincount(self._numbers, everything, self._count).astype(np.float64)

    def mostly(self, values: Sequence[Flags]) -> Flags:
        """Tell for which lines most occurrences are true."""
        occurrences = np.bincount(self._numbers, minlength=self._count)
        mostly: Flags = 2 * self.total(values) > occurrences
        return mostly


def _foreign(found: Sequence[_Lines], count: int) -> Flags:
    """Tell which lines stand apart from their articles, by place and by words."""
    tally = _Tally(found, count)
    told = tally.total([lines.told for lines in found])
    usual = tally.total([lines.usual for lines in found])
    edge = tally.mostly([lines.edge for lines in found])
    apart = tally.mostly([lines.edge | lines.inside for lines in found])
    foreign = (edge & (told <= FOREIGN * usual)) | (apart & (told <= FOREIGN_INSIDE * usual))
    beside = tally.mostly([lines.edge & _beside(lines, foreign) for lines in found])
    return foreign | (beside & (told <= FOREIGN_BESIDE * usual))


def _beside(lines: _Lines, foreign: Flags) -> Flags:
    """Tell which lines of an article are next to a foreign one that is as widely spread."""
    marked = np.full(len(lines.words) + 2, -1)
    known = foreign[lines.numbers]
    marked[lines.places[known] + 1] = lines.grade[lines.places[known]]
    grade = lines.grade[lines.places]
    beside: Flags = (marked[lines.places] == grade) | (marked[lines.places + 2] == grade)
    return beside


def _owned(lines: _Lines, foreign: Flags) -> Flags:
    """Tell beside which lines most of the article, foreign lines aside, is its own."""
    rest = lines.words.copy()
    rest[lines.places[foreign[lines.numbers]]] = 0
    grades = np.unique(lines.grade[lines.places])
    own = np.array([rest[lines.grade < grade].sum() for grade in grades.tolist()], dtype=np.int64)
    return np.isin(lines.grade[lines.places], grades[own >= OWN_SHARE * max(1, rest.sum())])


def _recurring_lines(articles: Sequence[Terms], bits: NDArray[np.float32]) -> list[_Lines]:
    numbers: dict[str, int] = {}
    found = []
    recurrences = count_recurrences([terms.article for terms in articles])
    for terms, recurrence in zip(articles, recurrences, strict=True):
        recurs = recurrence.articles >= FEWEST_ARTICLES
        places = np.flatnonzero(recurs)
        lines = [recurrence.lines[place] for place in places.tolist()]
        edge, inside = _standing_apart(terms.article, recurs)
        spread = np.log2(np.maximum(recurrence.articles, 1))
        grade = np.floor(GRADES * spread).astype(np.int32)
        told, usual = _told_elsewhere(terms, grade, places, bits)
        known = np.array([numbers.setdefault(line, len(numbers)) for line in lines], np.int32)
        words = np.diff(terms.first_words)
        found.append(_Lines(places, known, edge[places], inside[places], told, usual, words, grade))
    return found


def _told_elsewhere(
    terms: Terms, grade: Ids, places: NDArray[np.intp], bits: NDArray[np.float32]
) -> tuple[Bits, Bits]:
    """Return the share of what sentences tell that the own ones tell too, and the usual share."""
    told, usual = np.zeros(len(places)), np.zeros(len(places))
    telling = ~np.isin(terms.bags.terms, _dated(terms, places))
    told_bits = np.where(telling, bits[terms.bags.terms], 0.0).astype(np.float64)
    for level in map(int, np.unique(grade[places])):
        at = grade[places] == level
        shares, mean = _shares_told(terms, grade < level, told_bits)
        told[at], usual[at] = shares[places[at]], mean
    return told, usual


def _dated(terms: Terms, places: NDArray[np.intp]) -> Ids:
    """Return the dates and numbers in some sentences, which tell nothing where they are masked."""
    article, first = terms.article, terms.first_words
    words = [word for at in places.tolist() for word in range(first[at], first[at + 1])]
    dated = [word for word in words if masked(article.slice(article.words[word])) == MASK]
    return terms.stems[dated]


def _shares_told(terms: Terms, own: Flags, bits: Bits) -> tuple[Bits, float]:
    """Return the share of each sentence's bits in words that own sentences have too, 1 without any.

    And the mean of that over the own sentences. `bits` has a value an entry of the article's bags;
    it is lessened by what it takes to meet a word by chance in so many sentences.
    """
    bags, first = terms.bags, terms.distinct
    by_own = own[bags.units]
    known, counts = np.unique(first.terms[own[first.units]], return_counts=True)
    if not len(known):
        return np.ones(bags.count), 0.0
    chance = round(log2(max(2, int(np.count_nonzero(own)))) * GRAIN) / GRAIN
    weights = np.maximum(bits - chance, 0.0)
    places = np.minimum(np.searchsorted(known, bags.terms), len(known) - 1)
    elsewhere = (known[places] == bags.terms) & (counts[places] > by_own)
    totals = bags.totals(weights)
    shares = rounded(bags.totals(weights * elsewhere) / (totals + PRIOR))
    telling = own & (totals > 0.0)
    mean = float(shares[telling].mean()) if telling.any() else 0.0
    return shares, round(mean * GRAIN) / GRAIN


def _standing_apart(article: Article, recurs: Flags) -> tuple[Flags, Flags]:
    """Tell which recurring sentences begin or end an article, and which are paragraphs inside."""
    own = np.flatnonzero(~recurs)
    first_own, last_own = (int(own[0]), int(own[-1])) if len(own) else (len(recurs), -1)
    numbers = np.arange(len(recurs))
    edge: Flags = (numbers < first_own) | (numbers > last_own)
    inside = np.zeros(len(recurs), dtype=bool)
    for first, last in _paragraphs(article):
        if recurs[first:last].any() and _is_quotation(article, first, last):
            edge[first:last] = False
        else:
            inside[first:last] = recurs[first:last].all()
    return edge, inside


def _paragraphs(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the number of the first sentence of each paragraph and the number after its last."""
    starts = np.array([sentence.start for sentence in article.sentences], dtype=np.int64)
    ends = np.array([paragraph.end for paragraph in article.paragraphs], dtype=np.int64)
    first = 0
    for last in np.searchsorted(starts, ends).tolist():
        if last > first:
            yield first, last
        first = last


def _is_quotation(article: Article, first: int, last: int) -> bool:
    text = article.text[article.sentences[first].start : article.sentences[last - 1].end]
    return sum(map(len, _QUOTED.findall(text))) >= QUOTED_SHARE * len(text)
