"""Tell names from other words by their capitals, where a script and a language have them."""

import numpy as np

from tui.overlap.words.bags import Flags
from tui.overlap.words.terms import Terms

MOST_CAPITALS = 0.25
"""Share of words with a capital from which capitals tell no names, as in German."""

TITLE = 0.5
"""Share of a sentence's words with a capital from which it is a title and tells no names."""


def find_names(terms: Terms, size: int) -> Flags:
    """Tell of each of `size` stems whether it has a capital wherever it is inside a sentence."""
    capital = _capitals(terms)
    inside = np.ones(len(capital), dtype=bool)
    inside[terms.first_words[:-1][np.diff(terms.first_words) > 0]] = False
    sentences = terms.sentence_of_word
    counts = np.bincount(sentences, capital & inside, terms.bags.count)
    lengths = np.maximum(np.bincount(sentences, inside, terms.bags.count), 1)
    inside &= (counts <= TITLE * lengths)[sentences]
    names = np.zeros(size, dtype=bool)
    if (capital & inside).sum() <= MOST_CAPITALS * inside.sum():
        names[terms.stems[capital & inside]] = True
        names[terms.stems[~capital]] = False
    return names


def _capitals(terms: Terms) -> Flags:
    """Tell of each word whether it begins with a capital."""
    text = terms.article.text
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    first = points[terms.starts]
    capital: Flags = (first >= ord("A")) & (first <= ord("Z"))
    for place in np.flatnonzero(first > ord("z")).tolist():
        capital[place] = text[terms.starts[place]].isupper()
    return capital
