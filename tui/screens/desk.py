"""What is open: the library, what was found in it, and the reader's notebook."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, TypeVar

from tui.annotations.errors import AnnotationsError
from tui.annotations.model import Placed
from tui.articles.library import Library
from tui.articles.model import Article, Span
from tui.overlap.findings import Findings
from tui.quotes.collection import collect_entries
from tui.quotes.records import Entry

if TYPE_CHECKING:
    from tui.annotations.notebook import Notebook

T = TypeVar("T")


@dataclass
class Desk:
    """The state that screens share; `repeats` has the (first, later) spans of each article."""

    library: Library
    notebook: "Notebook"
    findings: Findings = field(default_factory=Findings)
    repeats: dict[str, tuple[tuple[Span, Span], ...]] = field(default_factory=dict)
    computed: int = 0
    to_compute: int = 0
    trouble: str = ""

    @property
    def root(self) -> Path:
        """Return the folder of the library."""
        return self.library.root

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Return the letter of each article: A for the earliest by date, undated ones last."""
        ordered = sorted(self.library.articles, key=by_date)
        return {article.id: letter_of(index) for index, article in enumerate(ordered)}

    def article(self, article_id: str) -> Article:
        """Return an article by its id."""
        return self.library.by_id[article_id]

    def placed(self, article: Article) -> tuple[Placed, ...]:
        """Return an article's highlights; none, and `trouble`, where they cannot be read."""
        return self._read(lambda: self.notebook.placed(article), ())

    def find(self, article: Article, offset: int) -> Placed | None:
        """Return the highlight at an offset; none, and `trouble`, where it cannot be read."""
        return self._read(lambda: self.notebook.find(article, offset), None)

    def count(self, article_id: str) -> int:
        """Return how many highlights an article has; 0, and `trouble`, where unreadable."""
        return self._read(lambda: self.notebook.count(article_id), 0)

    def entries(self) -> list[Entry]:
        """Return all highlights with their articles; none, and `trouble`, where unreadable."""
        return self._read(lambda: collect_entries(self.library, self.notebook), [])

    def _read(self, read: Callable[[], T], otherwise: T) -> T:
        """Read from the notebook; drawing must go on when another program broke its file."""
        try:
            return read()
        except AnnotationsError as error:
            self.trouble = self.trouble or str(error)
            return otherwise


def by_date(article: Article) -> tuple[datetime.date, str]:
    """Return a sort key: the date, undated articles last, then the id."""
    return article.metadata.date or datetime.date.max, article.id


def letter_of(index: int) -> str:
    """Return the name of the article at an index: A to Z, then AA, AB and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
