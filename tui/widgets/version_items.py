"""What is written of one version of a passage, or of a similar sentence: a head, and its words."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.model import Placed
from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Kind, kinds_of
from tui.overlap.similar_at import SimilarSentence
from tui.overlap.version_alignment import AlignedVersion, Change, Piece, words_in
from tui.widgets.fact_rows import NOTHING
from tui.widgets.highlight_words import counted, tag_words
from tui.widgets.inked_text import InkedText, InkedTextBuilder
from tui.widgets.painting import cells
from tui.widgets.signs import DIFFERS, SIGNS, style_name, swatch_name
from tui.widgets.version_words import MONTHS

if TYPE_CHECKING:
    from tui.overlap.passage_survey import PassageSurvey

SOURCE_WIDTH = 24
"""Cells of the longest source that is told whole."""

MISSING_WORDS = 8
"""Words missing in a row up to which all of them are shown."""

MOST_MISSING = 6
"""Places of the base that a rewording has no words of and that are shown; more are counted."""

HIGHLIGHTED = "▎"
"""Stands beside what is highlighted."""


@dataclass(frozen=True)
class KnownOfLibrary:
    """What is known beside a survey: of articles by id, of families and of highlights.

    `sources` is as how many sources the versions count; `without` are the articles in which none
    was found; `waiting` says in words why more may be found yet, nothing where all is known.
    """

    articles: Mapping[str, Article]
    letters: Mapping[str, str]
    sources: int = 0
    families: Mapping[str, str] = field(default_factory=dict)
    """The sign of an article's family, and the letter of the source it is likely a copy of."""
    highlights: Mapping[str, Sequence[Placed]] = field(default_factory=dict)
    without: Sequence[str] = ()
    waiting: str = ""


@dataclass(frozen=True, slots=True)
class VersionItem:
    """A version, or a sentence that is only suggested: what the cursor can be on.

    `differs` where a fact does; `same_as` is the id of the article whose very words it repeats.
    """

    article: Article
    span: Span
    suggested: bool = False
    differs: bool = False
    same_as: str = ""


class Written(NamedTuple):
    """An item, the words at its head, and its texts; `marked` where some of it is highlighted."""

    item: VersionItem
    head: InkedText
    texts: tuple[InkedText, ...]
    marked: bool


def write_items(
    survey: "PassageSurvey", known: KnownOfLibrary, width: int
) -> tuple[list[Written], list[Written]]:
    """Return what is written of the versions, and of what is similar, on a list of that width."""
    writer = _Writer(survey, known, width)
    versions = [writer.version(one) for one in survey.versions]
    return versions, [writer.similar(one) for one in survey.similar]


class _Writer:
    """Writes items; their letters, dates and sources stand one under the other."""

    def __init__(self, survey: "PassageSurvey", known: KnownOfLibrary, width: int) -> None:
        self._survey, self._known = survey, known
        shown = [one.version.article for one in survey.versions]
        shown += [one.article for one in survey.similar]
        articles = [known.articles[one] for one in dict.fromkeys(shown)]
        dates = [article.metadata.date for article in articles]
        self._year = len({date.year for date in dates if date}) > 1
        self._letter = max(len(known.letters[article.id]) for article in articles)
        self._date = max(len(self._spoken(date)) for date in dates) if any(dates) else 0
        longest = max(cells(_source(article)) for article in articles)
        self._source = min(longest, SOURCE_WIDTH, max(10, width // 3))
        self._differing = {one.version.article: one.differences for one in survey.versions}

    def version(self, aligned: AlignedVersion) -> Written:
        """Write a version; one in the very words of an earlier one is a head alone."""
        version, survey = aligned.version, self._survey
        article = self._known.articles[version.article]
        differences = self._differing[aligned.same_as or version.article]
        item = VersionItem(
            article, version.span, differs=bool(differences), same_as=aligned.same_as
        )
        sign = (SIGNS[version.kind], style_name(version.kind)) if version.kind else (" ", "")
        head = self._head(item, sign, self._how(aligned), differences)
        if aligned.same_as:
            return self._written(item, head, [])
        if aligned is survey.base:
            every = (d.left for one in survey.versions for d in one.differences)
            facts = list(dict.fromkeys(span for span in every if span))
        else:
            facts = [d.right for d in differences if d.right]
        if version.kind is Kind.REWORDED:
            texts = [self._likeness(item, aligned.pieces, facts), *self._lacking(aligned.pieces)]
        else:
            texts = [self._edits(item, aligned.pieces, facts)]
        return self._written(item, head, texts)

    def similar(self, one: SimilarSentence) -> Written:
        """Write a similar sentence, and under it the facts on which it differs."""
        article = self._known.articles[one.article]
        item = VersionItem(article, one.span, suggested=True, differs=bool(one.differences))
        sign = SIGNS[None], style_name(None)
        head = self._head(item, sign, [f"{one.score:.2f}"], one.differences)
        facts = [d.right for d in one.differences if d.right]
        texts = [self._likeness(item, one.pieces, facts)]
        texts += [self._difference(article, difference) for difference in one.differences]
        return self._written(item, head, texts)

    def _how(self, aligned: AlignedVersion) -> list[str]:
        """Return in words what a version is to the others, and that it is where one came from."""
        version, letters = aligned.version, self._known.letters
        this = "this" if version.article == self._survey.article.id else ""
        if aligned.same_as:
            return [this, f"same words as {letters[aligned.same_as]}"]
        if version.kind is None:
            return [this, "base" if len(self._survey.versions) > 1 else ""]
        return [this, f"{version.kind} {version.score:.0%}"]

    def _head(
        self,
        item: VersionItem,
        sign: tuple[str, str],
        how: Sequence[str],
        differences: Sequence[Difference],
    ) -> InkedText:
        article, known = item.article, self._known
        builder = InkedTextBuilder()
        builder.add(*sign)
        builder.add(f" {known.letters[article.id]:>{self._letter}} ", "list--strong")
        if self._date:
            builder.add(f"{self._spoken(article.metadata.date):<{self._date}} ", "list--faint")
        builder.add_column(_source(article), self._source)
        told = [known.families.get(article.id, ""), *how]
        builder.add("  " + " · ".join(part for part in told if part), "list--faint")
        if differences:
            builder.add("  ")
            builder.add(f"{DIFFERS} {' '.join(kinds_of(differences))}", "text--differs")
        for placed in self._highlights(item):
            builder.add("  ")
            words = f"{HIGHLIGHTED}{tag_words(placed.highlight)} "
            builder.add(words, swatch_name(placed.highlight.color))
        return builder.build()

    def _edits(
        self, item: VersionItem, pieces: Iterable[Piece], facts: Iterable[Span]
    ) -> InkedText:
        """Write the words of a version that follows the base, and what is not the same."""
        base = self._known.articles[self._survey.base.version.article]
        builder = InkedTextBuilder()
        for piece in pieces:
            if piece.change is Change.MISSING:
                builder.add_apart(f"╴{_shortened(base, piece.base)}╴", "text--fold")
                builder.add_from(item.article, piece.here)
            elif piece.change is Change.ADDED:
                _add_after_blanks(builder, item.article, piece.here)
            else:
                style = "text--edit" if piece.change is Change.REPLACED else ""
                builder.add_from(item.article, piece.here, style)
        return self._marked(builder, item, facts)

    def _likeness(
        self, item: VersionItem, pieces: Iterable[Piece], facts: Iterable[Span]
    ) -> InkedText:
        """Write words of which most are others, and mark those that are the same."""
        builder = InkedTextBuilder()
        for piece in pieces:
            style = "text--same" if piece.change is Change.SAME else ""
            builder.add_from(item.article, piece.here, style)
        return self._marked(builder, item, facts)

    def _lacking(self, pieces: Iterable[Piece]) -> Iterator[InkedText]:
        """Yield the words of the base that are nowhere in a rewording, if any."""
        base = self._known.articles[self._survey.base.version.article]
        missing = [piece.base for piece in pieces if piece.change is Change.MISSING]
        if missing:
            more = len(missing) - MOST_MISSING
            words = [_one_row(base, span) for span in missing[:MOST_MISSING]]
            words += [f"and {more} more"] if more > 0 else []
            yield inked(f"╴ without: {' · '.join(words)}", "text--fold")

    def _difference(self, article: Article, difference: Difference) -> InkedText:
        """Write what a similar sentence and the one it is like say of a fact."""
        own = self._survey.article
        here = _one_row(own, difference.left) if difference.left else NOTHING
        there = _one_row(article, difference.right) if difference.right else NOTHING
        letters = self._known.letters
        words = f"{letters[article.id]}: {there} · {letters[own.id]}: {here}"
        return inked(f"{DIFFERS} {difference.fact} {words}", "list--faint")

    def _marked(
        self, builder: InkedTextBuilder, item: VersionItem, facts: Iterable[Span]
    ) -> InkedText:
        """Return a text with its highlights, and over them the words on which a fact differs."""
        for placed in self._highlights(item):
            builder.ink(placed.spans, swatch_name(placed.highlight.color))
        builder.ink(facts, "text--differs")
        return builder.build()

    def _written(self, item: VersionItem, head: InkedText, texts: Sequence[InkedText]) -> Written:
        return Written(item, head, tuple(texts), bool(self._highlights(item)))

    def _highlights(self, item: VersionItem) -> list[Placed]:
        every = self._known.highlights.get(item.article.id, ())
        return [one for one in every if any(span.overlaps(item.span) for span in one.spans)]

    def _spoken(self, date: datetime.date | None) -> str:
        if date is None:
            return "—"
        return f"{date.day} {MONTHS[date.month - 1]}{f' {date.year}' if self._year else ''}"


def inked(words: str, style: str) -> InkedText:
    """Return words in one style."""
    builder = InkedTextBuilder()
    builder.add(words, style)
    return builder.build()


def _source(article: Article) -> str:
    return article.metadata.source or article.title


def _add_after_blanks(builder: InkedTextBuilder, article: Article, span: Span) -> None:
    """Add words that the base has not, with a sign right before the first of them."""
    words = article.slice(span)
    start = span.start + len(words) - len(words.lstrip())
    builder.add_from(article, Span(span.start, start))
    builder.add("+", "text--edit")
    builder.add_from(article, Span(start, span.end), "text--edit")


def _shortened(article: Article, span: Span) -> str:
    """Return words that are missing; of many the first ones, and how many there are."""
    words = words_in(article, span)
    if len(words) <= MISSING_WORDS:
        return _one_row(article, Span(words[0].start, words[-1].end))
    first = Span(words[0].start, words[MISSING_WORDS // 2 - 1].end)
    return f"{_one_row(article, first)} … ({counted(len(words), 'word')})"


def _one_row(article: Article, span: Span) -> str:
    return " ".join(article.slice(span).split())
