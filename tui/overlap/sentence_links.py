"""Which sentence of one article tells what which sentence of another does, from aligned rows."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.articles.places import touching
from tui.overlap.model import Kind, PairOverlaps
from tui.overlap.sharing import MatchedRow, matched_rows

HALF = 0.5
"""Share of the shorter of two spans' words from which both are the same passage of an article."""

_SURENESS = {Kind.VERBATIM: 2.0, Kind.EDITED: 1.0, Kind.REWORDED: 0.0}


class SentenceLink(NamedTuple):
    """Sentences of a left and a right article by number; the stronger, the closer they follow."""

    left: int
    right: int
    strength: float


def link_sentences(pair: PairOverlaps, left: Article, right: Article) -> list[SentenceLink]:
    """Return the sentences that stand side by side in the passages of a pair, row by row."""
    return [
        link
        for overlap in pair.passages
        for row in matched_rows([overlap])
        for link in _links_of_row(row, overlap.score, left, right)
    ]


def link_sentence(
    pair: PairOverlaps, left: Article, right: Article, sentence: int
) -> list[SentenceLink]:
    """Return the links of one sentence of the left article, by number."""
    place = left.sentences[sentence]
    return [
        link
        for overlap in pair.passages
        if overlap.left.overlaps(place)
        for row in matched_rows([overlap])
        if row.left.overlaps(place)
        for link in _links_of_row(row, overlap.score, left, right)
        if link.left == sentence
    ]


def sentences_in(article: Article, span: Span) -> range:
    """Return the numbers of the sentences that are the same passage as a span.

    They share at least half the words of the shorter one with it.
    """
    first, last = touching(article.sentences, span)
    while first < last and not _is_same(article, article.sentences[first], span):
        first += 1
    while first < last and not _is_same(article, article.sentences[last - 1], span):
        last -= 1
    return range(first, last)


def _is_same(article: Article, sentence: Span, span: Span) -> bool:
    if span.start <= sentence.start and sentence.end <= span.end:
        return True
    shared = Span(max(sentence.start, span.start), min(sentence.end, span.end))
    shorter = min(_word_count(article, sentence), _word_count(article, span))
    return _word_count(article, shared) >= HALF * shorter


def _word_count(article: Article, span: Span) -> int:
    first, last = touching(article.words, span)
    return last - first


def _links_of_row(
    row: MatchedRow, score: float, left: Article, right: Article
) -> Iterator[SentenceLink]:
    """Yield the links of a row; where one side has more sentences, they share a counterpart."""
    ours, theirs = sentences_in(left, row.left), sentences_in(right, row.right)
    strength = _SURENESS[row.kind or Kind.REWORDED] + score
    steps = max(len(ours), len(theirs)) if ours and theirs else 0
    for step in range(steps):
        here, there = step * len(ours) // steps, step * len(theirs) // steps
        yield SentenceLink(ours[here], theirs[there], strength)
