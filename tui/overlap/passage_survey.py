"""All that a library says of one sentence: versions, their facts, and what is similar to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tui.articles.model import Article, Span
from tui.overlap.similar_at import SimilarSentence, similar_at
from tui.overlap.version_alignment import AlignedVersion, align, align_versions, aligned_alone
from tui.overlap.version_facts import FactRow, fact_table
from tui.overlap.versions_at import PairsOf, versions_at


@dataclass(frozen=True, slots=True)
class PassageSurvey:
    """A sentence of an article, its versions, the base first, and what is similar elsewhere.

    Where no other article has it, it is the only version.
    """

    article: Article
    sentence: Span
    versions: tuple[AlignedVersion, ...]
    facts: tuple[FactRow, ...] = ()
    similar: tuple[SimilarSentence, ...] = ()

    @property
    def base(self) -> AlignedVersion:
        """Return the version that the others are compared with, the likely earliest."""
        return self.versions[0]


def survey_passage(
    article: Article, sentence: int, pairs_of: PairsOf, articles: Mapping[str, Article]
) -> PassageSurvey:
    """Return all that is known of a sentence of an article, by number; `articles` are by id.

    For a passage of hundreds of articles that takes a while: not for the thread of keys.
    """
    # Not at the top: it loads numpy.
    from tui.overlap.versions import Version

    place = article.sentences[sentence]
    found = versions_at(article, place.start, pairs_of, articles)
    if found:
        aligned = align_versions(found, articles)
    else:
        alone = Version(article.id, place, None, 1.0, article.metadata.date)
        aligned = (aligned_alone(alone),)
    having = {one.version.article for one in aligned}
    similar = tuple(
        replace(one, pieces=align(article, place, articles[one.article], one.span, None))
        for one in similar_at(article, sentence, pairs_of(article.id), having)
    )
    return PassageSurvey(article, place, aligned, fact_table(aligned, articles), similar)
