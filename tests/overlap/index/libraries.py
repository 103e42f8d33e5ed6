"""Small libraries of made-up words, for tests of the index."""

from collections.abc import Sequence
from random import Random

from tui.overlap.index.corpus import Corpus, gather
from tui.overlap.index.library_index import LibraryIndex, index_corpus
from tui.overlap.index.word_hashes import WordHashes

HASHES = WordHashes()


def words(name: str, count: int) -> str:
    """Return so many words that stand nowhere but in the text of that name."""
    return " ".join(f"{name}{spelled(number)}" for number in range(count))


def spelled(number: int) -> str:
    """Return a number in letters, as words with digits in them are numbers."""
    return "".join("bcdfghjklm"[int(digit)] for digit in f"{number:03d}")


def drawn(random: Random, topic: str, count: int) -> str:
    """Return words of an article: every third is one of ten that it has again and again."""
    return " ".join(
        f"{topic}topic{spelled(random.randrange(10))}"
        if random.random() < 0.3
        else f"any{spelled(random.randrange(900))}"
        for _ in range(count)
    )


def corpus_of(texts: Sequence[str]) -> Corpus:
    """Return the words of texts."""
    return gather([HASHES.of(text) for text in texts])


def index_of(texts: Sequence[str], threads: int = 1) -> LibraryIndex:
    """Return the index of texts, their ids numbers."""
    return index_corpus([*map(str, range(len(texts)))], corpus_of(texts), threads)
