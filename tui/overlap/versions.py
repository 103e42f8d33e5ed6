"""All versions of a passage over a library: who has it, in which words, and since when."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from tui.articles.model import Article, Span
from tui.articles.places import touching
from tui.overlap.alignment.kinds import FOLLOWED, followed_share
from tui.overlap.alignment.runs import RUN_WORDS
from tui.overlap.grouping import Link, group
from tui.overlap.model import Kind, PairOverlaps
from tui.overlap.sentence_links import link_sentences
from tui.overlap.versions_at import Places, first_row
from tui.overlap.words.bags import Ids
from tui.overlap.words.folding import fold


@dataclass(frozen=True, slots=True)
class Version:
    """A passage as one article has it, and how closely it follows the first of the versions.

    `score` is the share of words, from 0 to 1, that stand in the same order in both; `kind` is
    None for the first itself. `date` is what the article claims, None where it claims none.
    """

    article: str
    span: Span
    kind: Kind | None
    score: float
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of one passage, at most one an article, by date; undated ones come last."""

    passages: tuple[Version, ...]

    @property
    def earliest(self) -> tuple[Version, ...]:
        """Return the versions of the earliest date that is known; none where none is.

        Dates are what articles claim, so these are likely, not certain, to be the first.
        """
        dates = [version.date for version in self.passages if version.date]
        return tuple(v for v in self.passages if dates and v.date == min(dates))

    @property
    def undated(self) -> tuple[Version, ...]:
        """Return the versions that may be of any date."""
        return tuple(version for version in self.passages if version.date is None)


class Wording:
    """The words of articles as numbers, the same for words that are equal under folding."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._numbers: dict[str, int] = {}

    def versions(self, places: Places) -> Versions:
        """Return the versions of a passage at its places, each compared with the first."""
        spans = {article: self._span(article, where) for article, where in places.items()}
        ordered = sorted(spans, key=lambda article: (*self._age(article), article))
        first = self._words_in(ordered[0], spans[ordered[0]])
        base = Version(ordered[0], spans[ordered[0]], None, 1.0, self._date(ordered[0]))
        later = [self._version(article, spans[article], first) for article in ordered[1:]]
        return Versions((base, *later))

    def _version(self, article: str, span: Span, first: Ids) -> Version:
        words = self._words_in(article, span)
        score = followed_share(first, words)
        if np.array_equal(first, words):
            kind = Kind.VERBATIM
        else:
            kind = Kind.EDITED if score >= FOLLOWED else Kind.REWORDED
        return Version(article, span, kind, score, self._date(article))

    def _span(self, article: str, where: range) -> Span:
        sentences = self._articles[article].sentences
        return Span(sentences[where[0]].start, sentences[where[-1]].end)

    def _words_in(self, article_id: str, span: Span) -> Ids:
        article, known = self._articles[article_id], self._numbers
        words = article.words[slice(*touching(article.words, span))]
        folded = (fold(article.slice(word)) for word in words)
        return np.array([known.setdefault(word, len(known)) for word in folded], dtype=np.int32)

    def _date(self, article: str) -> datetime.date | None:
        return self._articles[article].metadata.date

    def _age(self, article: str) -> tuple[bool, datetime.date]:
        date = self._date(article)
        return date is None, date or datetime.date.max


def find_versions(
    pairs: Iterable[PairOverlaps], articles: Mapping[str, Article]
) -> tuple[Versions, ...]:
    """Return the passages that several articles have, by the place of their first version.

    The sentences that pairs set side by side are grouped by average linkage, so that no chain of
    edits makes one passage of sentences that have little in common. Neighbouring sentences that
    the same articles have in the same order are one passage; one of less than RUN_WORDS words in
    all of its versions is a phrase and left out. Where an article repeats a passage, its first
    occurrence counts. `articles` are by id.
    """
    wording = Wording(articles)
    found = (wording.versions(places) for places in _blocks(_sentence_groups(pairs, articles)))
    told = [versions for versions in found if _is_told(versions, articles)]
    return tuple(sorted(told, key=lambda v: (v.passages[0].article, v.passages[0].span)))


def _sentence_groups(
    pairs: Iterable[PairOverlaps], articles: Mapping[str, Article]
) -> list[Places]:
    """Return the groups of sentences that tell the same in two articles or more."""
    numbers: dict[tuple[str, int], int] = {}
    links = []
    for pair in pairs:
        left, right = articles[pair.left], articles[pair.right]
        before = None
        for link in link_sentences(pair, left, right):
            one = numbers.setdefault((left.id, link.left), len(numbers))
            other = numbers.setdefault((right.id, link.right), len(numbers))
            links.append(Link(one, other, link.strength))
            if before and before[0] == one:
                links.append(Link(before[1], other, link.strength))
            elif before and before[1] == other:
                links.append(Link(before[0], one, link.strength))
            before = one, other
    sentences = list(numbers)
    found = []
    for members in group(len(numbers), links):
        of_article: dict[str, list[int]] = {}
        for article, sentence in map(sentences.__getitem__, members):
            of_article.setdefault(article, []).append(sentence)
        if len(of_article) > 1:
            found.append({article: first_row(those) for article, those in of_article.items()})
    return found


def _blocks(groups: Iterable[Places]) -> list[Places]:
    """Return groups of sentences, those that follow each other in the same articles as one."""
    starting: dict[tuple[str, int], Places] = {}
    for places in groups:
        anchor = min(places)
        starting.setdefault((anchor, places[anchor].start), places)
    blocks: list[Places] = []
    ends: dict[tuple[str, int], Places] = {}
    for (anchor, start), places in sorted(starting.items(), key=lambda item: item[0]):
        before = ends.pop((anchor, start), None)
        if before is not None and _follows(places, before):
            for article, where in places.items():
                before[article] = range(before[article].start, where.stop)
        else:
            before = dict(places)
            blocks.append(before)
        ends[anchor, places[anchor].stop] = before
    return blocks


def _follows(places: Places, before: Places) -> bool:
    return places.keys() == before.keys() and all(
        where.start == before[article].stop for article, where in places.items()
    )


def _is_told(versions: Versions, articles: Mapping[str, Article]) -> bool:
    for version in versions.passages:
        first, last = touching(articles[version.article].words, version.span)
        if last - first >= RUN_WORDS:
            return True
    return False
