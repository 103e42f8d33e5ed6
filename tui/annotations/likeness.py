"""Tell which article is an edited version of a text, by the runs of words they share."""

from collections.abc import Iterable

from tui.articles.model import Article
from tui.articles.segmentation import find_words

ENOUGH = 0.6
"""Share of the runs of words, of the text and of the article, that an edited version keeps."""

TOO_MUCH = 0.3
"""Share that another article may not reach: then either could be meant."""

_WORDS_IN_A_RUN = 4
_FEWEST_RUNS = 20
_PROBES = 16
_WORDS_IN_A_PROBE = 3

_Run = tuple[str, ...]


def most_alike(text: str, articles: Iterable[Article]) -> Article | None:
    """Return the one article that a text has become; None where none or several are so alike."""
    words = list(find_words(text))
    runs = _runs(text[start:end] for start, end in words)
    if len(runs) < _FEWEST_RUNS:
        return None
    probes = _probes(text, words)
    near = (one for one in articles if any(probe in one.text for probe in probes))
    shares = [(_share(runs, article), article) for article in near]
    rivals = [(share, article) for share, article in shares if share >= TOO_MUCH]
    if len(rivals) != 1 or rivals[0][0] < ENOUGH:
        return None
    return rivals[0][1]


def _probes(text: str, words: list[tuple[int, int]]) -> list[str]:
    """Return pieces of a text, spread over it, of which any version of it has one at least.

    They are the longest of their surroundings, which few other texts have.
    """
    ends = zip(words, words[_WORDS_IN_A_PROBE - 1 :], strict=False)
    pieces = [" ".join(text[first:last].split()) for (first, _), (_, last) in ends]
    step = -(-len(pieces) // _PROBES)
    return [max(pieces[start : start + step], key=len) for start in range(0, len(pieces), step)]


def _share(runs: frozenset[_Run], article: Article) -> float:
    """Return the share of common runs in the text or the article, whichever is less."""
    others = _runs(map(article.slice, article.words))
    return len(runs & others) / max(len(runs), len(others))


def _runs(words: Iterable[str]) -> frozenset[_Run]:
    folded = [word.casefold() for word in words]
    return frozenset(zip(*(folded[start:] for start in range(_WORDS_IN_A_RUN)), strict=False))
