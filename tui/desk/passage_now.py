"""Where a sentence is now that the files of the library have changed."""

from collections.abc import Iterable
from typing import NamedTuple

from tui.articles.model import Article, Span
from tui.articles.places import sentence_number
from tui.desk.desk import Desk
from tui.reading.moved_offset import moved_offset


class Passage(NamedTuple):
    """A sentence of an article, by its number."""

    article: Article
    sentence: int

    @property
    def span(self) -> Span:
        """Return where the sentence is in its article, in code points."""
        return self.article.sentences[self.sentence]


def passage_now(
    desk: Desk, passage: Passage, elsewhere: Iterable[tuple[Article, int]] = ()
) -> Passage:
    """Return a passage in its article as it is now; where that is gone, at a place `elsewhere`.

    These are articles as they were and offsets in code points; where all are gone the passage
    stays. Sentences may have to be found: not for the thread that answers keys.
    """
    for before, offset in ((passage.article, passage.span.start), *elsewhere):
        now = desk.library.by_id.get(desk.id_now(before.id))
        if now is passage.article:
            return passage
        if now and now.sentences:
            start = moved_offset(before.text, now.text, offset)
            return Passage(now, sentence_number(now, start))
    return passage
