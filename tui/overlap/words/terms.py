"""Turn the words of an article into numbers that can be compared: folded words, stems, terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tui.articles.model import Article, Span
from tui.articles.scripts import UNSPACED
from tui.overlap.words.bags import Bags, Flags, Ids, fill_bags
from tui.overlap.words.lexicon import Lexicon

Range = tuple[int, int]
"""The number of the first word and the number after the last."""

SENTENCE_WORDS = 20
"""Words of a common sentence."""

ONCE = 0.01
"""Times that a word is taken to stand in an article if it stands there once by coincidence."""

IDEOGRAPHS, LETTERS = 2, 4
"""Characters of a script without spaces that make a term."""

_UNSPACED = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, eq=False)
class Terms:
    """The words of one article as numbers, one a word, and the terms of each sentence."""

    article: Article
    starts: Ids
    """Offset of each word, in code points."""
    folds: Ids
    stems: Ids
    first_words: Ids
    """Number of the first word of each sentence, and the count of words last."""
    bags: Bags

    @cached_property
    def rarity(self) -> NDArray[np.float64]:
        """Return the bits that each word tells by standing in a given sentence of the article.

        One time is left out of the count: that is the coincidence to be weighed.
        """
        _, numbers, counts = np.unique(self.stems, return_inverse=True, return_counts=True)
        share = np.maximum(counts - 1, ONCE) / len(self.stems)
        return -np.log2(1.0 - (1.0 - share) ** SENTENCE_WORDS)[numbers]

    @cached_property
    def unspaced(self) -> Flags:
        """Tell of each word whether it is a character of a script without spaces."""
        text, words = self.article.text, self.article.words
        if _UNSPACED.search(text) is None:
            return np.zeros(len(words), dtype=bool)
        return np.array([_UNSPACED.match(text, start) is not None for start, _ in words], bool)

    def words(self, words: Range) -> Span:
        """Return the span from the first to the last word of a range that is not empty."""
        return Span(self.article.words[words[0]].start, self.article.words[words[1] - 1].end)

    def length(self, words: Range) -> float:
        """Return how many words a range has; characters of scripts without spaces count half."""
        characters = int(self.unspaced[words[0] : words[1]].sum())
        return words[1] - words[0] - characters / 2

    def sentence_start(self, word: int) -> int:
        """Return the number of the first word of the sentence that `word` stands in."""
        return int(self.first_words[self.sentence_of_word[word]])

    def sentence_end(self, end: int) -> int:
        """Return the number after the last word of the sentence of the word before `end`."""
        return int(self.first_words[self.sentence_of_word[end - 1] + 1])

    def whole_sentences(self, words: Range) -> Range:
        """Return a range of words widened to whole sentences."""
        return self.sentence_start(words[0]), self.sentence_end(words[1])

    @cached_property
    def sentence_of_word(self) -> Ids:
        """Return the number of the sentence each word stands in."""
        numbers = np.arange(self.bags.count, dtype=np.int32)
        return np.repeat(numbers, np.diff(self.first_words))

    @cached_property
    def distinct(self) -> Bags:
        """Return the bags of sentences, those emptied whose words an earlier sentence has."""
        seen: set[bytes] = set()
        first = np.zeros(self.bags.count, dtype=bool)
        for sentence, (start, end) in enumerate(pairwise(self.first_words.tolist())):
            words = self.folds[start:end].tobytes()
            first[sentence] = words not in seen
            seen.add(words)
        kept = first[self.bags.units]
        return Bags(self.bags.terms[kept], self.bags.units[kept], self.bags.count)


def read_terms(article: Article, lexicon: Lexicon) -> Terms:
    """Return the words of `article` as numbers of `lexicon`."""
    text = article.text
    words = lexicon.look_up([text[start:end] for start, end in article.words])
    grams = list(_unspaced_grams(article))
    terms = words.terms
    if grams:
        places = np.array([place for place, _ in grams])
        terms[np.cumsum(words.counts)[places] - 1] = lexicon.look_up([g for _, g in grams]).stems
    starts = np.array([start for start, _ in article.words], dtype=np.int32)
    begins = np.array([start for start, _ in article.sentences], dtype=np.int64)
    first_words = np.append(np.searchsorted(starts, begins), len(starts)).astype(np.int32)
    sentences = np.repeat(np.arange(len(begins)), np.diff(first_words))
    bags = fill_bags(terms, np.repeat(sentences, words.counts), len(begins))
    return Terms(article, starts, words.folds, words.stems, first_words, bags)


def _unspaced_grams(article: Article) -> Iterator[tuple[int, str]]:
    """Yield the words that are a letter of a script without spaces, and the letters from it on.

    One letter tells next to nothing, so a few are the term: two of Chinese and Japanese, as in
    their retrieval, and about as many as a short word has of the alphabets.
    """
    text, words = article.text, article.words
    if _UNSPACED.search(text) is None:
        return
    for place, (start, _) in enumerate(words):
        if _UNSPACED.match(text, start):
            length = IDEOGRAPHS if text[start] >= "\u3000" else LETTERS
            end = start
            for word in words[place : place + length]:
                if word.start != end:
                    break
                end = word.end
            yield place, text[start:end]
