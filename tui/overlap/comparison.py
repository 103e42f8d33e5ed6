"""Compare articles of a library two at a time: passages and similar sentences."""

from collections.abc import Sequence
from functools import cached_property

from tui.articles.model import Article, Span
from tui.overlap.differences import Facts, read_facts
from tui.overlap.matches import Sides
from tui.overlap.model import PairOverlaps
from tui.overlap.passages import find_passages
from tui.overlap.similar import find_similar
from tui.overlap.terms import Lexicon, Terms, fold, is_english, read_terms
from tui.overlap.vectors import Importance, Vectors, weigh_sentences, weigh_words

SAMPLE = 2000
"""Words from the start of an article by which its language is told."""


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
            english = is_english([fold(article.slice(word)) for word in article.words[:SAMPLE]])
            known = self._terms[article.id] = read_terms(article, self._lexicon, stemmed=english)
        return known

    def _weigh(self, article: Article) -> Vectors:
        known = self._vectors.get(article.id)
        if known is None:
            known = weigh_sentences(self._read(article), self._lexicon, self._importance)
            self._vectors[article.id] = known
        return known

    def _read_facts(self, terms: Terms, span: Span) -> Facts:
        key = terms.article.id, span
        known = self._facts.get(key)
        if known is None:
            known = self._facts[key] = read_facts(terms.article, span)
        return known

    @cached_property
    def _importance(self) -> Importance:
        return weigh_words([self._read(article) for article in self._articles], self._lexicon)
