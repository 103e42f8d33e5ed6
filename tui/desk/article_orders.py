"""The orders of the list of articles."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tui.articles.model import Article
from tui.desk.desk import Desk, by_date

LAST = "\uffff"
"""Stands after every name."""


@dataclass(frozen=True)
class Order:
    """An order by the keys of articles, and the letter that chooses it.

    `of_findings` and `of_notes` tell whether it changes as more is found or noted.
    """

    letter: str
    key: Callable[[Desk, Article], tuple[Any, ...]]
    of_findings: bool = False
    of_notes: bool = False


def _unread_first(desk: Desk, article: Article) -> tuple[Any, ...]:
    read, changed = desk.is_read(article), desk.is_changed(article)
    return read and not changed, read, *by_date(article)


def _newest_first(desk: Desk, article: Article) -> tuple[Any, ...]:
    return desk.is_read(article), -desk.new_share(article), *by_date(article)


ORDERS: dict[str, Order] = {
    "date": Order("d", lambda _, article: by_date(article)),
    "title": Order("t", lambda _, article: (article.title.casefold(), article.id)),
    "source": Order(
        "s", lambda _, article: ((article.metadata.source or LAST).casefold(), *by_date(article))
    ),
    "words": Order("w", lambda _, article: (-article.word_count, article.id)),
    "shared": Order(
        "h",
        lambda desk, article: (-desk.findings.shared_words(article), article.id),
        of_findings=True,
    ),
    "new": Order("n", _newest_first, of_findings=True, of_notes=True),
    "unread": Order("u", _unread_first, of_notes=True),
}
"""The orders by their names; the list begins with the first."""
