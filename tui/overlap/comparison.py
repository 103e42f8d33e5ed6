"""Compare articles of a library two at a time: passages and similar sentences."""

from collections.abc import Sequence

from tui.articles.model import Article, Span
from tui.overlap.alignment.passages import find_passages
from tui.overlap.alignment.sides import Sides
from tui.overlap.corrections import Corrections
from tui.overlap.facts.differences import Facts, read_facts
from tui.overlap.model import PairOverlaps, Similar
from tui.overlap.prepared import Prepared
from tui.overlap.similarity.ranking import find_similar
from tui.overlap.words.languages import tell_language
from tui.overlap.words.terms import Terms

SAMPLE = 2000
"""Code points from the start of an article by which its language is told."""

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
        self._facts: dict[tuple[str, Span], Facts] = {}

    def pair(self, left: Article, right: Article, *, similar: bool = True) -> PairOverlaps:
        """Return what two articles share; left and right exchanged give the same findings.

        For that they are compared in one order, whichever is asked for.
        """
        if (left.text, left.id) > (right.text, right.id):
            return self.pair(right, left, similar=similar).swapped()
        library = self._prepare(left, right)
        one, other = library.terms(left), library.terms(right)
        corrections = self._corrections.between(left.id, right.id)
        sides = Sides(one, other, library.bits, corrections)
        suggestions = self._suggest(sides, library) if similar else ()
        return PairOverlaps(left.id, right.id, find_passages(sides), suggestions)

    def _suggest(self, sides: Sides, library: Prepared) -> tuple[Similar, ...]:
        left, right = sides.left.article, sides.right.article
        vectors = library.vectors(left), library.vectors(right)
        boilerplate = library.boilerplate(left), library.boilerplate(right)
        return find_similar(sides, vectors, boilerplate, self._read_facts)

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
        fitting = {language, None}
        return [a for a in self._articles if language is None or self._language(a) in fitting]

    def _language(self, article: Article) -> str | None:
        if article.id not in self._languages:
            words = article.text[:SAMPLE].lower().split()
            self._languages[article.id] = tell_language(words)
        return self._languages[article.id]

    def _read_facts(self, terms: Terms, span: Span) -> Facts:
        key = terms.article.id, span
        known = self._facts.get(key)
        if known is None:
            known = self._facts[key] = read_facts(terms.article, span)
        return known
