"""What the reader's notebook says of a library; what is wrong with it is told, not raised."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from tui.annotations.article_states import ArticleStates
from tui.annotations.errors import AnnotationsError
from tui.annotations.model import ArticleNote, Claim, Evidence, Highlight, Placed, Verdict
from tui.articles.library import Library
from tui.articles.model import Article
from tui.quotes.collection import collect_entries, find_entry
from tui.quotes.records import Entry

if TYPE_CHECKING:
    from tui.annotations.corrections import PlacedCorrection
    from tui.annotations.notebook import Notebook
    from tui.annotations.tag_tree import TagNode

T = TypeVar("T")


@dataclass(repr=False, kw_only=True)
class NotebookDesk:
    """A library and its notebook; `why_read_only` says why nothing can be saved, if so."""

    library: Library
    notebook: "Notebook"
    why_read_only: str = ""
    troubles: list[str] = field(default_factory=list)

    def placed(self, article: Article) -> tuple[Placed, ...]:
        """Return an article's highlights; none, and `trouble`, where they cannot be read."""
        return self.read_from(lambda: self.notebook.placed(article), ())

    def at(self, article: Article, offset: int) -> tuple[Placed, ...]:
        """Return the highlights at an offset, the shortest first."""
        return self.read_from(lambda: self.notebook.at(article, offset), ())

    def count(self, article_id: str) -> int:
        """Return how many highlights an article has; 0, and `trouble`, where unreadable."""
        return self.read_from(lambda: self.notebook.count(article_id), 0)

    def entries(self) -> list[Entry]:
        """Return all highlights with their articles; none, and `trouble`, where unreadable."""
        return self.read_from(lambda: collect_entries(self.library, self.notebook), [])

    def entry(self, highlight_id: str) -> Entry | None:
        """Return a highlight with its article; None where it is of another library."""
        return self.read_from(lambda: find_entry(self.library, self.notebook, highlight_id), None)

    def has_highlight(self, highlight_id: str) -> bool:
        """Tell whether there is a highlight of that id; another program may have deleted it."""
        return self.notebook.store.get(Highlight, highlight_id) is not None

    def is_changed(self, article: Article) -> bool:
        """Tell whether an article has another text than when it was marked read or highlighted."""
        return self.read_from(lambda: self.notebook.articles.is_changed(article), False)

    def states(self) -> ArticleStates | None:
        """Return what was said of all articles; it looks at every record of the file."""
        return self.read_from(self.notebook.states, None)

    def article_note(self, article: Article) -> ArticleNote | None:
        """Return what the reader said of a whole article."""
        return self.read_from(lambda: self.notebook.articles.of(article), None)

    def tags_in_use(self) -> list[str]:
        """Return the tags of highlights, most used first."""
        return self.read_from(self.notebook.tags_in_use, [])

    def tag_tree(self) -> "list[TagNode]":
        """Return all tags as a tree; it looks at every highlight."""
        return self.read_from(self.notebook.tag_tree, [])

    def claims(self) -> list[Claim]:
        """Return all claims, the oldest first."""
        found: list[Claim] = self.read_from(self.notebook.claims.all, [])
        return sorted(found, key=_by_age)

    def claim_text(self, claim_id: str) -> str:
        """Return the text of a claim, nothing where there is none with that id."""
        claim = self.read_from(lambda: self.notebook.store.get(Claim, claim_id), None)
        return claim.text if claim else ""

    def evidence(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return the evidence for a claim, the oldest first."""
        found: tuple[Evidence, ...] = self.read_from(
            lambda: self.notebook.claims.evidence(claim.id), ()
        )
        return tuple(sorted(found, key=_by_age))

    def claims_of(self, highlight_id: str) -> tuple[tuple[Claim, Evidence], ...]:
        """Return the claims that a highlight is evidence for."""
        return self.read_from(lambda: self.notebook.claims.of(highlight_id), ())

    def refused(self, left: Article, right: Article) -> int:
        """Return how many matches of two articles the reader said are none."""
        said: list[PlacedCorrection] = self.read_from(
            lambda: self.notebook.corrections.between(left, right), []
        )
        return sum(one.verdict is Verdict.NOT_A_MATCH for one in said)

    def can_save(self) -> bool:
        """Tell whether anything can be saved; where not, `why_read_only` says why.

        It may wait for another program: not for the thread that answers keys.
        """
        self.why_read_only = self.notebook.store.why_read_only() or ""
        return not self.why_read_only

    @property
    def trouble(self) -> str:
        """Return what the reader must know, until it is cleared; nothing where all is well."""
        read_only = [f"nothing can be saved: {self.why_read_only}"] if self.why_read_only else []
        return " · ".join((*read_only, *self.troubles))

    def clear_trouble(self) -> None:
        """Take note that the reader has read of the troubles."""
        self.why_read_only = ""
        self.troubles.clear()

    def warn(self, trouble: str) -> bool:
        """Say something in the status line until the reader clears it; tell whether it is new."""
        if not trouble or trouble in self.trouble:
            return False
        self.troubles.append(trouble)
        return True

    def take_back(self, trouble: str) -> None:
        """Say no longer in the status line what is not so any more."""
        if trouble in self.troubles:
            self.troubles.remove(trouble)

    def read_from(self, read: Callable[[], T], otherwise: T) -> T:
        """Read from the notebook; drawing must go on when another program broke its file."""
        try:
            return read()
        except AnnotationsError as error:
            self.warn(str(error))
            return otherwise


def _by_age(one: Claim | Evidence) -> tuple[datetime.datetime, str]:
    return one.created, one.id
