"""Turn the words of an article into numbers that can be compared: folded words, stems, terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from zlib import crc32

import numpy as np
import Stemmer
from numpy.typing import NDArray

from tui.articles.model import Article, Span
from tui.overlap.bags import Bags, Flags, Ids, fill_bags
from tui.overlap.common_words import BITS, RAREST
from tui.overlap.senses import SENSES

Range = tuple[int, int]
"""The number of the first word and the number after the last."""

ENGLISH_SHARE = 0.08
"""Share of an article's words that must be English function words for it to be stemmed."""

SENTENCE_WORDS = 20
"""Words of a common sentence."""

ONCE = 0.01
"""Times that a word is taken to stand in an article if it stands there once by coincidence."""

_ENGLISH = frozenset("the of and to that is for with by from this are it which was on as".split())
_MARKS = re.compile(r"[^\w]|_")
_NUMBER = re.compile(r"[$€£¥₹]?(\d+(?:[.,:/]\d+)*)%?(\w*)$")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_JOINTS = re.compile(r"[-‐‑/&@]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uf900-\uffff]")
_UNITED_STATES = frozenset({"U.S.", "U.S.A.", "US", "USA"})
_POSSESSIVE = re.compile(r"['’]s?$")


def fold(word: str) -> str:
    """Return `word` without case, punctuation and typographic marks; numbers keep their points."""
    lowered = word.casefold()
    if lowered[-1:] == "%" or lowered[:1] in "$€£¥₹0123456789":
        return _THOUSANDS.sub("", lowered)
    return _MARKS.sub("", lowered) or lowered


def bare(word: str) -> str:
    """Return `word` folded for the search of likeness: no possessive, no currency, no per cent."""
    if word in _UNITED_STATES:
        return "u.s."
    number = _NUMBER.match(word)
    if number:
        return _THOUSANDS.sub("", number[1]) + number[2].casefold()
    return fold(_POSSESSIVE.sub("", word))


def is_english(folded: list[str]) -> bool:
    """Tell whether enough of the folded words are English function words."""
    return sum(word in _ENGLISH for word in folded) >= ENGLISH_SHARE * len(folded)


class Lexicon:
    """Numbers for words and stems, shared by all articles that are compared with each other."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        self._ids: dict[str, int] = {}
        self._of_written: tuple[dict[str, tuple[int, int, tuple[int, ...]]], ...] = ({}, {})
        self._bits: list[float] = []
        self._senses: list[int] = []
        self._digests: list[int] = []
        self._arrays: tuple[NDArray[np.float32], Ids, NDArray[np.uint32]] | None = None
        self._common = {self._stemmer.stemWord(word): bits for word, bits in BITS.items()}

    def look_up(self, written: str, *, stemmed: bool) -> tuple[int, int, tuple[int, ...]]:
        """Return the numbers of a word as written: folded, stem, and the terms it stands for."""
        known = self._of_written[stemmed]
        entry = known.get(written)
        if entry is None:
            stem = self._stem(bare(written), stemmed)
            parts = [self._stem(bare(part), stemmed) for part in _JOINTS.split(written) if part]
            terms = tuple(dict.fromkeys(parts)) if len(parts) > 1 else (stem,)
            entry = known[written] = (self._number(fold(written)), stem, terms)
        return entry

    @property
    def bits(self) -> NDArray[np.float32]:
        """Return the bits each number tells, from the table of common English words."""
        return self._up_to_date()[0]

    @property
    def senses(self) -> Ids:
        """Return the number of the sense of each number, -1 where it has none."""
        return self._up_to_date()[1]

    @property
    def digests(self) -> NDArray[np.uint32]:
        """Return a hash of each number's word, the same in every lexicon."""
        return self._up_to_date()[2]

    def _up_to_date(self) -> tuple[NDArray[np.float32], Ids, NDArray[np.uint32]]:
        if self._arrays is None or len(self._arrays[0]) != len(self._bits):
            self._arrays = (
                np.array(self._bits, dtype=np.float32),
                np.array(self._senses, dtype=np.int32),
                np.array(self._digests, dtype=np.uint32),
            )
        return self._arrays

    def _stem(self, word: str, stemmed: bool) -> int:
        return self._number(self._stemmer.stemWord(word) if stemmed else word)

    def _number(self, key: str) -> int:
        number = self._ids.setdefault(key, len(self._ids))
        if number == len(self._bits):
            self._bits.append(self._common.get(key, RAREST))
            self._senses.append(SENSES.get(key, -1))
            self._digests.append(crc32(key.encode()))
        return number


@dataclass(frozen=True, eq=False)
class Terms:
    """The words of one article as numbers, one a word, and the terms of each sentence."""

    article: Article
    english: bool
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
        text = self.article.text
        return np.array(
            [end - start == 1 and text[start] > "\u0e00" for start, end in self.article.words],
            dtype=bool,
        )

    def words(self, words: Range) -> Span:
        """Return the span from the first to the last word of a range that is not empty."""
        return Span(self.article.words[words[0]].start, self.article.words[words[1] - 1].end)

    def sentence_start(self, word: int) -> int:
        """Return the number of the first word of the sentence that `word` stands in."""
        return int(self.first_words[self.sentence_of_word[word]])

    def sentence_end(self, end: int) -> int:
        """Return the number after the last word of the sentence of the word before `end`."""
        return int(self.first_words[self.sentence_of_word[end - 1] + 1])

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


def read_terms(article: Article, lexicon: Lexicon, *, stemmed: bool) -> Terms:
    """Return the words of `article` as numbers of `lexicon`."""
    text, look_up = article.text, lexicon.look_up
    entries = [look_up(text[start:end], stemmed=stemmed) for start, end in article.words]
    parts = [entry[2] for entry in entries]
    for place in _unspaced_pairs(article):
        both = article.words[place].start, article.words[place + 1].end
        parts[place] = look_up(text[slice(*both)], stemmed=False)[2]
    starts = np.array([word.start for word in article.words], dtype=np.int64)
    begins = np.array([sentence.start for sentence in article.sentences], dtype=np.int64)
    first_words = np.append(np.searchsorted(starts, begins), len(entries)).astype(np.int32)
    sentences = np.repeat(np.arange(len(begins)), np.diff(first_words))
    counts = np.array([len(part) for part in parts], dtype=np.int64)
    terms = np.fromiter(chain.from_iterable(parts), dtype=np.int32)
    return Terms(
        article,
        stemmed,
        np.array([entry[0] for entry in entries], dtype=np.int32),
        np.array([entry[1] for entry in entries], dtype=np.int32),
        first_words,
        fill_bags(terms, np.repeat(sentences, counts), len(begins)),
    )


def _unspaced_pairs(article: Article) -> Iterator[int]:
    """Yield the words that are a character and touch another of a script without spaces.

    One character tells next to nothing, so the pair is the term, as in retrieval of Chinese.
    """
    if _UNSPACED.search(article.text):
        for place, (word, following) in enumerate(pairwise(article.words)):
            if word.end == following.start and _UNSPACED.match(article.text, word.start):
                yield place
