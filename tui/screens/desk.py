"""What is open: the library, what was found in it, and the reader's notebook."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, TypeVar

from tui.annotations.errors import AnnotationsError
from tui.annotations.model import ArticleNote, Claim, Evidence, Highlight, Placed
from tui.articles.library import Library
from tui.articles.model import Article, Span
from tui.overlap.findings import Findings
from tui.quotes.collection import collect_entries
from tui.quotes.records import Entry
from tui.screens.recomparing import Recomparing

if TYPE_CHECKING:
    from tui.annotations.notebook import Notebook

T = TypeVar("T")


@dataclass
class Desk:
    """The state that screens share; `repeats` has the (first, later) spans of each article.

    `drafts` are what was typed and not saved, by what it is about; `touched` is the id of the
    highlight last made or changed in each article.
    """

    library: Library
    notebook: "Notebook"
    findings: Findings = field(default_factory=Findings)
    repeats: dict[str, tuple[tuple[Span, Span], ...]] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    touched: dict[str, str] = field(default_factory=dict)
    computed: int = 0
    to_compute: int = 0
    trouble: str = ""

    @cached_property
    def recomparing(self) -> Recomparing:
        """Return what keeps the findings in step with the reader's corrections."""
        return Recomparing(self.library, self.notebook, self.findings)

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

    def at(self, article: Article, offset: int) -> tuple[Placed, ...]:
        """Return the highlights at an offset, the shortest first."""
        return self._read(lambda: self.notebook.at(article, offset), ())

    def count(self, article_id: str) -> int:
        """Return how many highlights an article has; 0, and `trouble`, where unreadable."""
        return self._read(lambda: self.notebook.count(article_id), 0)

    def entries(self) -> list[Entry]:
        """Return all highlights with their articles; none, and `trouble`, where unreadable."""
        return self._read(lambda: collect_entries(self.library, self.notebook), [])

    def entry(self, highlight_id: str) -> Entry | None:
        """Return a highlight with its article; None where the library has no such article."""
        return self._read(lambda: self._find_entry(highlight_id), None)

    def _find_entry(self, highlight_id: str) -> Entry | None:
        highlight = self.notebook.store.get(Highlight, highlight_id)
        article_id = self.notebook.article_id(highlight) if highlight else None
        article = self.library.by_id.get(article_id or "")
        placed = self.notebook.placed(article) if article else ()
        here = (item for item in placed if item.highlight.id == highlight_id)
        found = next(here, None)
        return Entry(article, found) if article and found else None

    def is_read(self, article: Article) -> bool:
        """Tell whether the reader marked an article as read."""
        return self._read(lambda: self.notebook.articles.is_read(article), False)

    def article_note(self, article: Article) -> ArticleNote | None:
        """Return what the reader said of a whole article."""
        return self._read(lambda: self.notebook.articles.of(article), None)

    def tags_in_use(self) -> list[str]:
        """Return the tags of highlights, most used first."""
        return self._read(self.notebook.tags_in_use, [])

    def claims(self) -> list[Claim]:
        """Return all claims."""
        return self._read(self.notebook.claims.all, [])

    def evidence(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return the evidence for a claim."""
        return self._read(lambda: self.notebook.claims.evidence(claim.id), ())

    def claims_of(self, highlight_id: str) -> tuple[tuple[Claim, Evidence], ...]:
        """Return the claims that a highlight is evidence for."""
        return self._read(lambda: self.notebook.claims.of(highlight_id), ())

    def warn(self, trouble: str) -> bool:
        """Say something in the status line until the reader clears it; tell whether it is new."""
        if not trouble or trouble in self.trouble:
            return False
        self.trouble = f"{self.trouble} · {trouble}" if self.trouble else trouble
        return True

    def _read(self, read: Callable[[], T], otherwise: T) -> T:
        """Read from the notebook; drawing must go on when another program broke its file."""
        try:
            return read()
        except AnnotationsError as error:
            self.warn(str(error))
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
