"""Which sentences are suggested as similar to the one under the cursor, for the reader to judge."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from tui.articles.model import Article, Span
from tui.articles.places import touching
from tui.overlap.model import Difference, PairOverlaps, Similar, Standing
from tui.overlap.sentence_links import link_sentence
from tui.overlap.suggestions import visible_similar
from tui.overlap.version_alignment import Piece, folded_words


@dataclass(frozen=True, slots=True)
class SimilarSentence:
    """A sentence of another article, how like it is from 0 to 1, and facts that differ.

    The left side of `differences` is the sentence that was asked about; `pieces` tell which of its
    words stand here too, where that was asked for.
    """

    article: str
    span: Span
    score: float
    differences: tuple[Difference, ...] = ()
    pieces: tuple[Piece, ...] = ()


def sentence_at(article: Article, offset: int) -> int | None:
    """Return the number of the sentence at a code point, or after it; None after the last."""
    sentence, last = touching(article.sentences, Span(offset, len(article.text)))
    return sentence if sentence < last else None


def first_occurrence(article: Article, sentence: int, repeats: Iterable[tuple[Span, Span]]) -> int:
    """Return the number of the sentence that a sentence, by number, repeats; itself where none.

    `repeats` are the (first, later) spans that the article repeats from itself.
    """
    place = article.sentences[sentence]
    for first, later in repeats:
        if later.contains(place.start):
            steps = sentence - touching(article.sentences, later)[0]
            start, end = touching(article.sentences, first)
            if start + steps < end and _alike(article, start + steps, sentence):
                return start + steps
    return sentence


def similar_at(
    article: Article, sentence: int, pairs: Iterable[PairOverlaps], having: Container[str] = ()
) -> tuple[SimilarSentence, ...]:
    """Return what is suggested for a sentence, by number, the most like first.

    `pairs` are those of the article, with it on the left; articles that are `having` a version of
    the sentence are left out, and what is suggested but weakly is.
    """
    place = article.sentences[sentence]
    found = [
        SimilarSentence(pair.right, similar.right, similar.score, similar.differences)
        for pair in pairs
        if pair.right not in having and _any_strong(pair, place)
        for similar in visible_similar(pair)
        if similar.left.overlaps(place)
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.article, one.span)))


def is_told_elsewhere(
    article: Article,
    sentence: int,
    pairs: Iterable[PairOverlaps],
    articles: Mapping[str, Article],
) -> bool:
    """Tell whether any other article has a sentence, by number, or one that is suggested for it."""
    place = article.sentences[sentence]
    return any(
        link_sentence(pair, article, articles[pair.right], sentence)
        or (_any_strong(pair, place) and similar_at(article, sentence, [pair]))
        for pair in pairs
    )


def _alike(article: Article, one: int, other: int) -> bool:
    places = article.sentences[one], article.sentences[other]
    return folded_words(article, places[0]) == folded_words(article, places[1])


def _any_strong(pair: PairOverlaps, place: Span) -> bool:
    return any(_is_strong(similar) and similar.left.overlaps(place) for similar in pair.similar)


def _is_strong(similar: Similar) -> bool:
    return similar.standing is Standing.STRONG
