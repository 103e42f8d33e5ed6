"""What pairs of made up articles share in short."""

from tui.articles.model import Article
from tui.overlap.model import Kind
from tui.overlap.sharing import Sharing, WordRange, count_words, merged

WORDS = 100
"""Words of each of these articles."""


def share(left: str, right: str, most: float, least: float | None = None) -> Sharing:
    """Return a sharing of the first words of two articles, so large a share of each."""
    end, other_end = (round(WORDS * part) for part in (most, most if least is None else least))
    return share_ranges(left, right, ((0, end),) if end else (), ((0, other_end),) if end else ())


def share_ranges(
    left: str, right: str, ours: tuple[WordRange, ...], theirs: tuple[WordRange, ...]
) -> Sharing:
    """Return a sharing of some words, by their numbers, of two articles."""
    words = count_words(merged(ours)), count_words(merged(theirs))
    shares = words[0] / WORDS, words[1] / WORDS
    kind = Kind.EDITED if any(words) else None
    return Sharing(left, right, kind, *words, *shares, 0, ours, theirs)


def articles(ids: str) -> list[Article]:
    """Return articles by ids of one letter; their texts do not matter."""
    return [Article(one, "", one.upper()) for one in ids]
