"""What is known of each article of the list, asked once for as long as nothing changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.articles.model import Article
from tui.desk.desk import Desk
from tui.reading.list_rows import Layout, ListRow
from tui.widgets.article_row import ArticleRow, draw_article, row_words
from tui.widgets.list_pane import Cell

if TYPE_CHECKING:
    from tui.overlap.families import Family

MOST_KEPT = 1_000
"""Rows that are kept; those in sight are far fewer."""


class ArticleRows:
    """The rows of the list of articles, and the columns there is a use for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._families: Mapping[str, Family] = {}
        self._state: object = None
        self._kept: dict[str, tuple[Article, int, ArticleRow]] = {}
        self._drawn: dict[str, tuple[ArticleRow, int, Sequence[Cell]]] = {}
        self.layout = Layout()
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give columns to what the articles have: dates, sources, letters, signs of families."""
        desk = self._desk
        known = [article.metadata for article in desk.library.articles]
        signs = (desk.families.sign(one, desk.letters) for one in self._families)
        self.layout = Layout(
            dated=any(metadata.date for metadata in known),
            sourced=any(metadata.source for metadata in known),
            family=max(map(len, signs), default=0),
            letter=max(map(len, desk.letters.values()), default=1),
            compares_read=bool(desk.read_ids),
        )
        self._forget()

    def make_room_for_families(self) -> bool:
        """Give the signs of families a column where there are any; tell whether they changed."""
        families = self._desk.families.by_article
        if families is self._families:
            return False
        self._families = families
        signs = (self._desk.families.sign(one, self._desk.letters) for one in families)
        self.layout = self.layout._replace(family=max(map(len, signs), default=0))
        self._forget()
        return True

    def make_room_for_new(self) -> bool:
        """Give what is new a column once anything is read; tell whether that changed."""
        compares_read = bool(self._desk.read_ids)
        if compares_read == self.layout.compares_read:
            return False
        self.layout = self.layout._replace(compares_read=compares_read)
        return True

    def row(self, article: Article) -> ArticleRow:
        """Return what is known of an article, asked anew only where something changed."""
        desk = self._desk
        state = (desk.state, desk.progress.is_all, len(desk.arrived), self.layout)
        if state != self._state or len(self._kept) > MOST_KEPT:
            self._state = state
            self._forget()
        changes = desk.findings.changes(article.id)
        known = self._kept.get(article.id)
        if known is None or known[0] is not article or known[1] != changes:
            known = self._kept[article.id] = article, changes, self._asked(article)
        return known[2]

    def _asked(self, article: Article) -> ArticleRow:
        desk, known = self._desk, self._known(article)
        return replace(
            known,
            partners=tuple(desk.findings.partners(article)),
            shared_words=desk.findings.shared_words(article),
            pending=not desk.progress.is_all,
            letters=desk.letters,
            new_words=None if known.new_words is None else desk.new_words(article),
            arrived=article.id in desk.arrived,
            note=desk.article_note(article),
            family=desk.families.sign(article.id, desk.letters) if self._families else "",
        )

    def _known(self, article: Article) -> ArticleRow:
        """Return what is known of an article before anything is compared."""
        desk = self._desk
        is_read = desk.is_read(article)
        return ArticleRow(
            article,
            desk.letters[article.id],
            highlights=desk.count(article.id),
            pending=True,
            read=is_read,
            new_words=0 if self.layout.compares_read and not is_read else None,
            changed=desk.is_changed(article),
        )

    def opening_row(self, article: Article) -> ListRow:
        """Return the words of an article's row as it is while nothing is compared."""
        return row_words(self._known(article))

    def cells(self, article: Article, width: int) -> Sequence[Cell]:
        """Return the cells of an article's row, drawn anew only where something changed."""
        row, known = self.row(article), self._drawn.get(article.id)
        if known is None or known[0] is not row or known[1] != width:
            known = self._drawn[article.id] = row, width, draw_article(self.layout, row, width)
        return known[2]

    def _forget(self) -> None:
        self._kept.clear()
        self._drawn.clear()
