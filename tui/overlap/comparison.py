"""Compare articles of a library two at a time: passages and similar sentences."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from tui.articles.model import Article, Span
from tui.overlap.bags import Bits
from tui.overlap.differences import Facts, read_facts
from tui.overlap.matches import Sides
from tui.overlap.model import PairOverlaps
from tui.overlap.passages import find_passages
from tui.overlap.similar import Vectors, find_similar, weigh_sentences
from tui.overlap.terms import Lexicon, Terms, fold, is_english, read_terms

PRIOR_SENTENCES = 100
"""How many sentences of the library the table of common words outweighs."""


class Comparer:
    """Compares any two of the articles it was made with; each is prepared once, when needed."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._lexicon = Lexicon()
        self._terms: dict[str, Terms] = {}
        self._vectors: dict[str, Vectors] = {}
        self._facts: dict[tuple[str, Span], Facts] = {}

    def pair(self, left: Article, right: Article, *, similar: bool = True) -> PairOverlaps:
        """Return what two articles share; left and right exchanged give the same findings."""
        if (left.text, left.id) > (right.text, right.id):
            return self.pair(right, left, similar=similar).swapped()
        one, other = self._read(left), self._read(right)
        passages = find_passages(Sides(one, other, self._lexicon.bits))
        suggestions = (
            find_similar(self._weigh(left), self._weigh(right), self._read_facts) if similar else ()
        )
        return PairOverlaps(left.id, right.id, passages, suggestions)

    def _read(self, article: Article) -> Terms:
        known = self._terms.get(article.id)
        if known is None:
            english = is_english([fold(article.slice(word)) for word in article.words])
            known = self._terms[article.id] = read_terms(article, self._lexicon, stemmed=english)
        return known

    def _weigh(self, article: Article) -> Vectors:
        known = self._vectors.get(article.id)
        if known is None:
            known = weigh_sentences(self._read(article), self._bits)
            self._vectors[article.id] = known
        return known

    def _read_facts(self, terms: Terms, span: Span) -> Facts:
        key = terms.article.id, span
        known = self._facts.get(key)
        if known is None:
            known = self._facts[key] = read_facts(terms.article, span)
        return known

    @cached_property
    def _bits(self) -> Bits:
        """Return what each term tells: its rarity in the library, softened by that in English.

        One sentence is left out of a term's count, for that is the one to be weighed.
        """
        bags = [self._read(article).bags for article in self._articles]
        table = self._lexicon.bits.astype(np.float64)
        counts = np.zeros(len(table))
        for bag in bags:
            counts += np.bincount(bag.terms, minlength=len(table))
        sentences = sum(bag.count for bag in bags)
        seen = np.maximum(counts - 1, 0) + np.exp2(-table) * PRIOR_SENTENCES
        bits: Bits = -np.log2(np.minimum(seen / (sentences + PRIOR_SENTENCES), 1.0))
        return bits
