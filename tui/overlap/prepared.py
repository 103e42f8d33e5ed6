"""The articles of a library in numbers, each prepared once, when it is asked for."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tui.articles.model import Article
from tui.overlap.similarity.boilerplate import find_boilerplate
from tui.overlap.similarity.vectors import Importance, Vectors, weigh_sentences, weigh_words
from tui.overlap.words.bags import Flags
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.terms import Terms, read_terms


class Prepared:
    """The articles of a library read with the stemmer of one language, or with none."""

    def __init__(self, articles: Sequence[Article], language: str | None) -> None:
        self._articles = articles
        self._lexicon = Lexicon(language)
        self._terms: dict[str, Terms] = {}
        self._vectors: dict[str, Vectors] = {}

    @property
    def bits(self) -> NDArray[np.float32]:
        """Return the bits each number of the lexicon tells in the language at large."""
        return self._lexicon.bits

    def terms(self, article: Article) -> Terms:
        """Return the words of an article as numbers."""
        known = self._terms.get(article.id)
        if known is None:
            known = self._terms[article.id] = read_terms(article, self._lexicon)
        return known

    def vectors(self, article: Article) -> Vectors:
        """Return the sentences of an article as vectors, words weighed over the library."""
        known = self._vectors.get(article.id)
        if known is None:
            known = weigh_sentences(self.terms(article), self._lexicon, self._importance)
            self._vectors[article.id] = known
        return known

    def boilerplate(self, article: Article) -> Flags:
        """Tell of each sentence of an article whether it is boilerplate of the library."""
        return self._boilerplate[article.id]

    @cached_property
    def _importance(self) -> Importance:
        return weigh_words([self.terms(article) for article in self._articles], self._lexicon)

    @cached_property
    def _boilerplate(self) -> dict[str, Flags]:
        library = [self.terms(article) for article in self._articles]
        flags = find_boilerplate(library, self._lexicon.bits)
        return {terms.article.id: own for terms, own in zip(library, flags, strict=True)}
