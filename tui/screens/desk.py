"""What is open: the library, what was found in it, and the reader's notebook."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.annotations.errors import AnnotationsError
from tui.annotations.model import ArticleNote, Claim, Evidence, Highlight, Placed, Verdict
from tui.articles.library import Library
from tui.articles.model import Article, Span
from tui.overlap.corrections import PairCorrections
from tui.overlap.findings import Findings
from tui.overlap.model import PairOverlaps
from tui.overlap.worker.messages import Phase, Progress
from tui.quotes.collection import collect_entries, find_entry
from tui.quotes.records import Entry
from tui.reading.library_state import LibraryState
from tui.screens.drafts import Drafts
from tui.screens.library_families import LibraryFamilies, Words
from tui.screens.recomparing import Recomparing

if TYPE_CHECKING:
    from tui.annotations.corrections import PlacedCorrection
    from tui.annotations.notebook import Notebook
    from tui.annotations.tag_tree import TagNode
    from tui.screens.computing import Computing

T = TypeVar("T")

NOT_BEGUN = Progress(Phase.READING, 0, 0)


class DeskState(NamedTuple):
    """The revision of the notebook, how often findings followed it, and what is wrong."""

    revision: int
    recompared: int
    trouble: str


@dataclass(repr=False)
class Desk:
    """The state that screens share; `repeats` has the (first, later) spans of each article.

    `remembered` is where the reader was; `drafts` are what was typed and not saved; `touched` is
    the id of the highlight last made or changed in each article; `why_read_only` says why nothing
    can be saved, where that is so; `recompared` counts how often pairs or families were found anew
    as the reader decided; `computing` finds what is not known yet, and `progress` is how far the
    comparison of the library has come.
    """

    library: Library
    notebook: "Notebook"
    remembered: LibraryState
    findings: Findings = field(default_factory=Findings)
    repeats: dict[str, tuple[tuple[Span, Span], ...]] = field(default_factory=dict)
    drafts: Drafts = field(default_factory=Drafts)
    touched: dict[str, str] = field(default_factory=dict)
    progress: Progress = NOT_BEGUN
    computing: "Computing | None" = None
    why_read_only: str = ""
    troubles: list[str] = field(default_factory=list)
    recompared: int = 0

    @cached_property
    def recomparing(self) -> Recomparing:
        """Return what keeps the findings in step with the reader's corrections."""
        return Recomparing(self.library, self.notebook, self._correct)

    @cached_property
    def families(self) -> LibraryFamilies:
        """Return which articles count as one."""
        return LibraryFamilies(self.library.articles, self._words_on_articles)

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
        """Return a highlight with its article; None where it is of another library."""
        return self._read(lambda: find_entry(self.library, self.notebook, highlight_id), None)

    def has_highlight(self, highlight_id: str) -> bool:
        """Tell whether there is a highlight of that id; another program may have deleted it."""
        return self.notebook.store.get(Highlight, highlight_id) is not None

    def is_read(self, article: Article) -> bool:
        """Tell whether the reader marked an article as read."""
        return self._read(lambda: self.notebook.articles.is_read(article), False)

    def article_note(self, article: Article) -> ArticleNote | None:
        """Return what the reader said of a whole article."""
        return self._read(lambda: self.notebook.articles.of(article), None)

    def tags_in_use(self) -> list[str]:
        """Return the tags of highlights, most used first."""
        return self._read(self.notebook.tags_in_use, [])

    def tag_tree(self) -> "list[TagNode]":
        """Return all tags as a tree; it looks at every highlight."""
        return self._read(self.notebook.tag_tree, [])

    def claims(self) -> list[Claim]:
        """Return all claims, the oldest first."""
        found: list[Claim] = self._read(self.notebook.claims.all, [])
        return sorted(found, key=_by_age)

    def claim_text(self, claim_id: str) -> str:
        """Return the text of a claim, nothing where there is none with that id."""
        claim = self._read(lambda: self.notebook.store.get(Claim, claim_id), None)
        return claim.text if claim else ""

    def evidence(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return the evidence for a claim, the oldest first."""
        found: tuple[Evidence, ...] = self._read(
            lambda: self.notebook.claims.evidence(claim.id), ()
        )
        return tuple(sorted(found, key=_by_age))

    def claims_of(self, highlight_id: str) -> tuple[tuple[Claim, Evidence], ...]:
        """Return the claims that a highlight is evidence for."""
        return self._read(lambda: self.notebook.claims.of(highlight_id), ())

    def refused(self, left: Article, right: Article) -> int:
        """Return how many matches of two articles the reader said are none."""
        said: list[PlacedCorrection] = self._read(
            lambda: self.notebook.corrections.between(left, right), []
        )
        return sum(one.verdict is Verdict.NOT_A_MATCH for one in said)

    @property
    def state(self) -> "DeskState":
        """Return what tells whether a screen is as it was drawn."""
        return DeskState(self.notebook.store.revision, self.recompared, self.trouble)

    @property
    def waiting(self) -> str:
        """Return in words why it is not known what an article shares."""
        stopped = self.progress.phase is Phase.STOPPED
        return "not compared; open retold again" if stopped else "comparing…"

    def is_waited_for(self, article: Article) -> bool:
        """Tell whether it is still to be found what an article shares."""
        return not self.progress.is_all and not self.findings.has_pairs(article.id)

    def recompare(self) -> None:
        """Find anew what depends on corrections that changed; not for the thread of the keys."""
        compared = self._read(self.recomparing.recompare, False)
        if compared and self.computing:
            self.computing.wait()
        if self.families.follow() or compared:
            self.recompared += 1

    def _words_on_articles(self) -> Words:
        return self._read(self.notebook.corrections.of_whole_articles, self.families.said)

    def pairs_of(self, article_id: str) -> list[PairOverlaps]:
        """Return all that is known of an article's pairs, seen from it."""
        partners = self.findings.partners(self.article(article_id))
        pairs = (self.findings.between(article_id, partner.other) for partner in partners)
        return [pair for pair in pairs if pair]

    def _correct(self, left: str, right: str, corrections: PairCorrections) -> None:
        if self.computing:
            self.computing.correct(left, right, corrections)

    def find_all(self, article: Article) -> None:
        """Have everything found that an article shares, where that is not known."""
        if self.computing:
            self.computing.open(article.id)

    def find_between(self, left: Article, right: Article) -> None:
        """Have everything found that two articles share, where that is not known."""
        if self.computing and self.findings.between(left.id, right.id) is None:
            self.computing.compare(left.id, right.id)

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

    def save_places(self) -> None:
        """Write down where the reader is; not for the thread that answers keys."""
        try:
            self.remembered.save()
        except OSError as error:
            self.warn(f"where you are is not remembered: {error}")

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

    def _read(self, read: Callable[[], T], otherwise: T) -> T:
        """Read from the notebook; drawing must go on when another program broke its file."""
        try:
            return read()
        except AnnotationsError as error:
            self.warn(str(error))
            return otherwise


def _by_age(one: Claim | Evidence) -> tuple[datetime.datetime, str]:
    return one.created, one.id


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
