"""Which articles fit what a reader filters by, and how well."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tui.articles.model import Article
from tui.reading.folding import folded
from tui.reading.query import Being, State, Term, Word
from tui.reading.word_index import WordIndex, no_step

if TYPE_CHECKING:
    from tui.reading.word_index import Scores

States = Callable[[State], Collection[str]]
"""Gives the ids of the articles that are in a state."""

Tags = Mapping[str, Sequence[str]]
"""The tags of articles and of their highlights, by id of the article."""

NONE: Tags = {}
"""Says nothing of any article."""


@dataclass(frozen=True)
class Fitting:
    """The ids of the articles in which all stands as it is typed, and how nearly others have it."""

    exact: frozenset[str]
    near: Mapping[str, float]

    def chosen(self, ordered: Sequence[Article]) -> list[Article]:
        """Return the articles that fit: the exact ones in their order, then the likest others."""
        near = [article for article in ordered if article.id in self.near]
        near.sort(key=lambda article: -self.near[article.id])
        return [*(article for article in ordered if article.id in self.exact), *near]


class Filter:
    """Finds the articles of a library that fit.

    Looked in are title, source, author, file name, tags and status.
    Making it and asking it may take longer than a frame in a large library: it is nothing for the
    thread that answers keys. `step` is called with how many articles are prepared, of how many.
    """

    def __init__(
        self, articles: Sequence[Article], step: Callable[[int, int], None] = no_step
    ) -> None:
        self._ids = [article.id for article in articles]
        self._words = WordIndex([searchable(article) for article in articles], step)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {article_id: number for number, article_id in enumerate(self._ids)}

    def fitting(
        self, query: Sequence[Term], tags: Tags, states: States, statuses: Tags = NONE
    ) -> Fitting:
        """Return the articles that fit all terms; `statuses` are what only words are looked for in.

        A word that does not stand in an article exactly may stand there with an error: such
        articles are near, and the nearer the fewer of its characters are wrong.
        """
        import numpy as np

        scores = np.ones(len(self._ids), dtype=np.float32)
        for term in query:
            found = self._scores(term, tags, states, statuses)
            scores *= found == 0 if term.excluded else found
        exact = frozenset(self._ids[number] for number in np.flatnonzero(scores == 1).tolist())
        near = np.flatnonzero((scores > 0) & (scores < 1)).tolist()
        return Fitting(exact, {self._ids[number]: float(scores[number]) for number in near})

    def _scores(self, term: Term, tags: Tags, states: States, statuses: Tags) -> "Scores":
        import numpy as np

        if isinstance(term, Word):
            scores = self._words.fit(term.text, nearly=not term.excluded)
        else:
            scores = np.zeros(len(self._ids), dtype=np.float32)
        ids = states(term.state) if isinstance(term, Being) else _tagged(tags, term.text)
        if isinstance(term, Word):
            ids = [*ids, *_tagged(statuses, term.text)]
        scores[[self._numbers[one] for one in ids if one in self._numbers]] = 1
        return scores


def searchable(article: Article) -> str:
    """Return what a filter looks in, the tags aside: title, source, author and file name."""
    metadata = article.metadata
    parts = (article.title, metadata.source, metadata.author, article.id)
    return " ".join(part for part in parts if part)


def _tagged(tags: Tags, wanted: str) -> list[str]:
    return [one for one, labels in tags.items() if any(wanted in folded(tag) for tag in labels)]
