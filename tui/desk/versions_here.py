"""Who has the sentence under the cursor, found once for as long as the cursor stays in it."""

import datetime
from collections.abc import Mapping

from tui.articles.model import Article
from tui.articles.places import sentence_number
from tui.desk.desk import Desk
from tui.overlap.versions_at import places_at

Dates = Mapping[str, datetime.date | None]
"""Articles by id, and the dates that they claim."""


class VersionsHere:
    """Answers for one sentence at a time, from what is known of the article it is in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._place: tuple[str, int] | None = None
        self._dates: Dates = {}

    def forget(self) -> None:
        """Take note that more is known."""
        self._place = None

    def at(self, article: Article, offset: int) -> Dates:
        """Return which articles have the sentence at a code point; none where it has it alone."""
        number = sentence_number(article, offset)
        if not article.sentences or not article.sentences[number].contains(offset):
            return {}
        if self._place != (article.id, number):
            self._place, self._dates = (article.id, number), self._find(article, offset)
        return self._dates

    def _find(self, article: Article, offset: int) -> Dates:
        articles = self._desk.library.by_id
        places = places_at(article, offset, self._desk.pairs_of, articles)
        return {one: articles[one].metadata.date for one in places}
