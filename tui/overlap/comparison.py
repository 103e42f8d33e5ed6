"""Compare articles of a library two at a time: passages and similar sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from tui.articles.model import Article
from tui.overlap.alignment.passages import find_passages
from tui.overlap.alignment.sides import Sides
from tui.overlap.boilerplate import Boilerplate, without_boilerplate
from tui.overlap.corrections import Corrections
from tui.overlap.model import Overlap, PairOverlaps
from tui.overlap.prepared import KEPT, SAMPLE, Prepared, spread
from tui.overlap.recent import Recent
from tui.overlap.similarity.ranking import find_similar
from tui.overlap.words.languages import tell_language

TOLD_BY = 2000
"""Code points from the start of an article by which its language is told."""

MOST_ASKED = 1000
"""Articles of a library among which those of a language are sought, to weigh words over them."""

NO_CORRECTIONS = Corrections()


class Comparer:
    """Compares any two of the articles it was made with, as the reader's corrections say."""

    def __init__(
        self, articles: Sequence[Article], corrections: Corrections = NO_CORRECTIONS
    ) -> None:
        self._articles = articles
        self._corrections = corrections
        self._languages: dict[str, str | None] = {}
        self._prepared: dict[str | None, Prepared] = {}
        self._copies = Recent[Article, Article](KEPT, replace)

    def copy(self, article: Article) -> Article:
        """Return a copy of an article; its words and sentences are forgotten with it.

        So those that are kept of a library have a bound.
        """
        return self._copies.get(article)

    def pair(self, left: Article, right: Article, *, similar: bool = True) -> PairOverlaps:
        """Return what two articles share; left and right exchanged give the same findings."""
        found = PairOverlaps(left.id, right.id, self.passages(left, right))
        return self.with_similar(found, left, right) if similar else found

    def passages(self, left: Article, right: Article) -> tuple[Overlap, ...]:
        """Return the passages of two articles; they depend on these and the corrections alone.

        They are compared in one order, whichever is asked for.
        """
        if _exchanged(left, right):
            found = self.passages(right, left)
            return PairOverlaps(right.id, left.id, found).swapped().passages
        return find_passages(self._sides(self.copy(left), self.copy(right)))

    def with_similar(self, found: PairOverlaps, left: Article, right: Article) -> PairOverlaps:
        """Return a finding with the similar sentences of its articles, ranked over the library."""
        if _exchanged(left, right):
            return self.with_similar(found.swapped(), right, left).swapped()
        left, right = self.copy(left), self.copy(right)
        library = self._prepare(left, right)
        library.look_for_boilerplate([left, right])
        sides = self._sides(left, right)
        vectors = library.vectors(left), library.vectors(right)
        boilerplate = library.boilerplate(left), library.boilerplate(right)
        similar = find_similar(sides, vectors, boilerplate, library.facts)
        return replace(found, similar=similar)

    def without_boilerplate(
        self, found: PairOverlaps, left: Article, right: Article, boilerplate: Boilerplate
    ) -> PairOverlaps:
        """Return a finding less the passages that are boilerplate, but for what was joined."""
        corrections = self._corrections.between(left.id, right.id)
        left, right = self.copy(left), self.copy(right)
        return without_boilerplate(found, left, right, boilerplate, corrections)

    def look_around(self, articles: Sequence[Article]) -> None:
        """Prepare to rank the sentences of articles that are compared with each other next.

        In a library larger than its sample, boilerplate is looked for in these together.
        """
        first, *others = map(self.copy, articles)
        for prepared in {
            id(one): one for one in map(partial(self._prepare, first), others)
        }.values():
            prepared.look_for_boilerplate([first, *others])

    def warm_up(self) -> Iterator[None]:
        """Weigh words before anybody waits for it, over a sample of the library, bit by bit."""
        for article in map(self.copy, spread(self._articles, SAMPLE)):
            self._prepare(article, article).terms(article)
            yield
        for prepared in list(self._prepared.values()):
            prepared.weigh()
            yield

    def _sides(self, left: Article, right: Article) -> Sides:
        library = self._prepare(left, right)
        one, other = library.terms(left), library.terms(right)
        return Sides(one, other, library.bits, self._corrections.between(left.id, right.id))

    def _prepare(self, left: Article, right: Article) -> Prepared:
        """Return the library in the language of both articles, or of the only one that is clear.

        Where they differ words are compared unstemmed: stems of two languages are not the same.
        """
        languages = {self._language(left), self._language(right)} - {None}
        language = languages.pop() if len(languages) == 1 else None
        if language not in self._prepared:
            self._prepared[language] = Prepared(self._of_language(language), language)
        return self._prepared[language]

    def _of_language(self, language: str | None) -> list[Article]:
        """Return the articles over which words are weighed: of that language, or not clear."""
        asked = spread(self._articles, MOST_ASKED)
        fitting = {language, None}
        return [self.copy(a) for a in asked if language is None or self._language(a) in fitting]

    def _language(self, article: Article) -> str | None:
        if article.id not in self._languages:
            words = article.text[:TOLD_BY].lower().split()
            self._languages[article.id] = tell_language(words)
        return self._languages[article.id]


def _exchanged(left: Article, right: Article) -> bool:
    return (left.text, left.id) > (right.text, right.id)
