"""The articles of a library in numbers: those asked for last, and words weighed over a sample."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tui.articles.model import Article, Span
from tui.overlap.facts.differences import Facts, read_facts
from tui.overlap.recent import Recent
from tui.overlap.similarity.boilerplate import find_boilerplate
from tui.overlap.similarity.vectors import (
    Importance,
    Vectors,
    weigh_new_words,
    weigh_sentences,
    weigh_words,
)
from tui.overlap.words.bags import Flags
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.terms import Terms, read_terms

KEPT = 512
"""Articles that are kept prepared, about 200 KB each with 600 words."""

SAMPLE = 200
"""Articles, spread evenly over a larger library, over which words are weighed."""


@dataclass(eq=False)
class _Read:
    """One article in numbers, and what was worked out from them."""

    terms: Terms
    vectors: Vectors | None = None
    facts: dict[Span, Facts] = field(default_factory=dict)


class Prepared:
    """The articles of a library read with the stemmer of one language, or with none."""

    def __init__(self, articles: Sequence[Article], language: str | None) -> None:
        self._sample = spread(articles, SAMPLE)
        self._lexicon = Lexicon(language)
        self._read = Recent(KEPT, self._read_article)
        self._boilerplate: dict[str, Flags] = {}
        self._importance: Importance | None = None

    @property
    def bits(self) -> NDArray[np.float32]:
        """Return the bits each number of the lexicon tells in the language at large."""
        return self._lexicon.bits

    def terms(self, article: Article) -> Terms:
        """Return the words of an article as numbers."""
        return self._read.get(article).terms

    def vectors(self, article: Article) -> Vectors:
        """Return the sentences of an article as vectors, words weighed over the library."""
        known = self._read.get(article)
        if known.vectors is None:
            known.vectors = weigh_sentences(known.terms, self._lexicon, self._weigh())
        return known.vectors

    def facts(self, terms: Terms, span: Span) -> Facts:
        """Return what a span of an article says that may differ elsewhere."""
        known = self._read.get(terms.article).facts
        if span not in known:
            known[span] = read_facts(terms.article, span)
        return known[span]

    def boilerplate(self, article: Article) -> Flags:
        """Tell of each sentence of an article whether it is boilerplate of the library."""
        if article.id not in self._boilerplate:
            self.look_for_boilerplate([article])
        return self._boilerplate[article.id]

    def look_for_boilerplate(self, articles: Sequence[Article]) -> None:
        """Look for boilerplate in these articles together, and in the sample with them."""
        if all(article.id in self._boilerplate for article in articles):
            return
        gathered = {article.id: article for article in (*self._sample, *articles)}
        library = [self.terms(article) for article in gathered.values()]
        flags = find_boilerplate(library, self._lexicon.bits)
        self._boilerplate = dict(zip(gathered, flags, strict=True))

    def weigh(self) -> None:
        """Weigh the words of the sample, and look for its boilerplate."""
        self._weigh()
        self.look_for_boilerplate(self._sample)

    def _weigh(self) -> Importance:
        if self._importance is None:
            terms = [self.terms(article) for article in self._sample]
            self._importance = weigh_words(terms, self._lexicon)
        self._importance = weigh_new_words(self._importance, self._lexicon)
        return self._importance

    def _read_article(self, article: Article) -> _Read:
        return _Read(read_terms(article, self._lexicon))


def spread(articles: Sequence[Article], most: int) -> tuple[Article, ...]:
    """Return all articles, or of more than `most` that many, spread evenly."""
    count = min(most, len(articles))
    return tuple(articles[place * len(articles) // count] for place in range(count))
