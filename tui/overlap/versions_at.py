"""The versions of the sentence under the cursor, without grouping a whole library."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.articles.model import Article, Span
from tui.articles.places import touching
from tui.overlap.model import PairOverlaps
from tui.overlap.sentence_links import SentenceLink, link_sentence

if TYPE_CHECKING:
    from tui.overlap.versions import Versions

Places = dict[str, range]
"""Sentences in a row, by number, of each article that has a passage."""

WITNESSES = 12
"""Counterparts that are asked whether they know further articles with the passage."""

PairsOf = Callable[[str], Iterable[PairOverlaps]]
"""Gives the pairs of an article by its id, each with this article on the left."""


def versions_at(
    article: Article, offset: int, pairs_of: PairsOf, articles: Mapping[str, Article]
) -> "Versions | None":
    """Return all versions of the sentence at a code point, or after it; None without any other.

    They are where `places_at` finds them.
    """
    # Not at the top: it loads numpy, which finding their places does without.
    from tui.overlap.versions import Wording

    places = places_at(article, offset, pairs_of, articles)
    return Wording(articles).versions(places) if places else None


def places_at(
    article: Article, offset: int, pairs_of: PairsOf, articles: Mapping[str, Article]
) -> Places:
    """Return where the versions of the sentence at a code point, or after it, are; none alone.

    That are all its counterparts, and sentences of further articles that more than half of these
    are counterparts of, the asked one counted: a chain of edits goes no farther. Of many
    counterparts the WITNESSES that follow most closely are asked.
    """
    sentence, last = touching(article.sentences, Span(offset, len(article.text)))
    if sentence == last:
        return {}
    direct = _counterparts(article, sentence, pairs_of, articles)
    if not direct:
        return {}
    places: Places = {article.id: range(sentence, sentence + 1)}
    places |= {other: first_row(link.right for link in links) for other, links in direct.items()}
    return places | _further(places, direct, pairs_of, articles)


def first_row(sentences: Iterable[int]) -> range:
    """Return the first of the rows in which numbers of sentences follow each other."""
    ordered = sorted(set(sentences))
    for before, number in pairwise(ordered):
        if number > before + 1:
            return range(ordered[0], before + 1)
    return range(ordered[0], ordered[-1] + 1)


def _counterparts(
    article: Article, sentence: int, pairs_of: PairsOf, articles: Mapping[str, Article]
) -> dict[str, list[SentenceLink]]:
    """Return the links of a sentence to each other article that has it too."""
    found = {}
    for pair in pairs_of(article.id):
        links = link_sentence(pair, article, articles[pair.right], sentence)
        if links:
            found[pair.right] = links
    return found


def _further(
    places: Places,
    direct: Mapping[str, list[SentenceLink]],
    pairs_of: PairsOf,
    articles: Mapping[str, Article],
) -> Places:
    """Return the places of further articles that most of the asked know."""
    closest = sorted(direct, key=lambda other: (-max(map(_strength, direct[other])), other))
    witnesses = closest[:WITNESSES]
    known: Counter[tuple[str, int]] = Counter()
    for witness in witnesses:
        told = {
            (other, link.right)
            for sentence in places[witness]
            for other, links in _counterparts(
                articles[witness], sentence, pairs_of, articles
            ).items()
            if other not in places
            for link in links
        }
        known.update(told)
    mostly: dict[str, list[int]] = {}
    for (other, sentence), count in known.items():
        if 2 * count > len(witnesses) + 1:
            mostly.setdefault(other, []).append(sentence)
    return {other: first_row(sentences) for other, sentences in mostly.items()}


def _strength(link: SentenceLink) -> float:
    return link.strength
