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
_PROBES = 24
_FEWEST_FOUND = 6

_Run = tuple[str, ...]


def most_alike(text: str, articles: Iterable[Article]) -> Article | None:
    """Return the one article that a text has become; None where none or several are so alike."""
    runs = _runs([text[start:end] for start, end in find_words(text)])
    if len(runs) < _FEWEST_RUNS:
        return None
    probes = sorted({word for run in runs for word in run}, key=_longest_first)[:_PROBES]
    near = [article for article in articles if _has_some(article, probes)]
    shares = [(_share(runs, article), article) for article in near]
    rivals = [(share, article) for share, article in shares if share >= TOO_MUCH]
    if len(rivals) != 1 or rivals[0][0] < ENOUGH:
        return None
    return rivals[0][1]


def _has_some(article: Article, probes: list[str]) -> bool:
    """Tell whether enough of the words stand in an article, as soon as it is certain."""
    text, may_miss = article.text.casefold(), len(probes) - _FEWEST_FOUND
    for probe in probes:
        may_miss -= probe not in text
        if may_miss < 0:
            return False
    return True


def _share(runs: frozenset[_Run], article: Article) -> float:
    """Return the share of common runs in the text or the article, whichever is less."""
    others = _runs(list(map(article.slice, article.words)))
    return len(runs & others) / max(len(runs), len(others))


def _runs(words: list[str]) -> frozenset[_Run]:
    folded = [word.casefold() for word in words]
    return frozenset(zip(*(folded[start:] for start in range(_WORDS_IN_A_RUN)), strict=False))


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word
