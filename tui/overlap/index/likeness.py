"""Tell how much articles have in common by the words that each of them comes back to."""

from functools import cached_property

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.telling_words import common_words, telling_words
from tui.overlap.index.word_hashes import Hashes
from tui.overlap.words.bags import distinct

EVERYDAY = 0.2
"""Share of the articles of a library that have a word from which it tells nothing of any."""

UNRELATED = 0.1
"""Share of their topics up to which articles have nothing to do with each other.

Of real articles one in a hundred pairs has more by chance; those that tell a story share a quarter
or more, be they long or short.
"""

LIKER = 2.0
"""Times as much as others that articles may share which are no more alike than these."""

FEWEST_WORDS = 5
"""Words of an article's topic, on average, by which it can be told that others are unrelated."""

FEWEST_OTHERS = 4
"""Articles of an outlet by which it can be told how alike its articles are."""

FEW = 8
"""Articles in which what is no everyday word may stand, in however small a library."""

COMMON = 0.5
"""Share of the words of a library that are common ones where its language is known."""

LAST = np.uint64(2**64 - 1)
"""A hash that no word has after which none comes."""

SAMPLE, LIBRARY_SAMPLE = 12, 128
"""Articles of some, and of the library, that are looked at."""

_NOTHING = np.zeros(0, dtype=np.uint64)


class Likeness:
    """The topics of the articles of a corpus: the telling words that they come back to.

    What an article shares with any other is left out, be it boilerplate or a copy: `spread` tells
    of each place of the corpus in how many articles stands what lies over it.
    """

    def __init__(self, corpus: Corpus, spread: Numbers) -> None:
        self._corpus, self._spread = corpus, spread
        self._topics: dict[int, Hashes] = {}

    def are_unlike(self, articles: Numbers, others: Numbers) -> bool:
        """Tell whether articles are no more alike than some others, or else any in the library."""
        usual = self.among(others) if len(others) >= FEWEST_OTHERS else self.usual
        return self.among(articles) <= LIKER * usual + UNRELATED

    def are_unrelated(self, articles: Numbers) -> bool:
        """Tell whether articles surely have nothing to do with each other: each has its topic."""
        some = _some(articles, SAMPLE).tolist()
        topical = sum(len(self.topic(article)) for article in some) >= FEWEST_WORDS * len(some)
        return topical and self.among(articles) <= UNRELATED

    def among(self, articles: Numbers) -> float:
        """Return the share of their topics that two of the articles have in common, on average.

        Of many articles some are looked at; of less than two, it is 0.
        """
        some = _some(articles, SAMPLE).tolist()
        words = [_NOTHING, *map(self.topic, some)]
        counts = np.unique(np.concatenate(words), return_counts=True)[1]
        both = (counts * (counts - 1)).sum() / max(1, len(some) - 1)
        return float(both / max(1, counts.sum()))

    def topic(self, article: int) -> Hashes:
        """Return the words of an article's topic, sorted."""
        found = self._topics.get(article)
        if found is None:
            words = np.sort(self._own_words(article))
            words = distinct(words[1:][words[1:] == words[:-1]])
            places = np.searchsorted(self._everyday, words)
            found = self._topics[article] = words[self._everyday[places] != words]
        return found

    @cached_property
    def usual(self) -> float:
        """Return the share that any two articles of the library have in common."""
        return self.among(np.arange(len(self._corpus.ends), dtype=np.int32))

    @cached_property
    def _everyday(self) -> Hashes:
        """Return the words that many articles have, whatever they are about, sorted; and a last.

        In a language whose common words are known there are none: what many articles have may be
        the story that all of them tell. Those in other languages are looked at together.
        """
        numbers = _some(np.arange(len(self._corpus.ends), dtype=np.int32), LIBRARY_SAMPLE)
        own = [
            distinct(self._own_words(number))
            for number in numbers.tolist()
            if not self._is_known(number)
        ]
        found, counts = np.unique(np.concatenate([_NOTHING, *own]), return_counts=True)
        return np.append(found[counts > max(FEW, EVERYDAY * len(own))], LAST)

    def _is_known(self, article: int) -> bool:
        """Tell whether an article is in a language whose common words are known."""
        words = self._corpus.words[self._corpus.starts[article] : self._corpus.ends[article]]
        return bool(np.count_nonzero(common_words(words)) >= COMMON * len(words))

    def _own_words(self, article: int) -> Hashes:
        """Return the telling words of an article that it shares with no other in a row."""
        start, end = self._corpus.starts[article], self._corpus.ends[article]
        return telling_words(self._corpus.words[start:end][self._spread[start:end] == 0])


def _some(articles: Numbers, count: int) -> Numbers:
    """Return so many of the articles, far apart from each other."""
    if len(articles) <= count:
        return articles
    return articles[np.linspace(0, len(articles) - 1, count).astype(np.intp)]
