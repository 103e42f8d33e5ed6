"""What is open: the library, what was found in it, and the reader's notebook."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.errors import AnnotationsError
from tui.articles.characters import one_line
from tui.articles.model import Article, Span
from tui.desk.drafts import Drafts
from tui.desk.library_families import LibraryFamilies, Words
from tui.desk.notebook_desk import NotebookDesk
from tui.desk.read_articles import Dimming, ReadArticles
from tui.desk.recomparing import Recomparing
from tui.key_tables import KeyMap
from tui.overlap.corrections import PairCorrections
from tui.overlap.findings import Findings
from tui.overlap.model import PairOverlaps
from tui.overlap.sharing import WordRange
from tui.overlap.worker.messages import Phase, Progress
from tui.reading.jumps import JumpList
from tui.reading.library_state import LibraryState
from tui.reading.search_history import SearchHistory

if TYPE_CHECKING:
    from tui.desk.computing import Computing
    from tui.desk.following import Following

NOT_BEGUN = Progress(Phase.READING, 0, 0)


class DeskState(NamedTuple):
    """The revision of the notebook, what is read, how often findings followed, what is wrong."""

    revision: int
    read: frozenset[str]
    recompared: int
    trouble: str


@dataclass(repr=False, kw_only=True)
class Desk(NotebookDesk):
    """The state that screens share; `repeats` has the (first, later) spans of each article.

    `remembered` is where the reader was, `jumps` what was jumped from and `searches` what was
    searched for; `drafts` are what was typed and not saved; `touched` is the id of the highlight
    last made or changed in each article; `recompared` counts how often pairs or families were found
    anew as the reader decided; `computing` finds what is not known yet, and `progress` is how far
    the comparison of the library has come; `arrived` are the articles that came while it is open
    and were not looked at, `departed` those that went, `renames` the new ids of renamed ones, and
    `following` notices them all; `keymap` are the keys in force.
    """

    remembered: LibraryState
    findings: Findings = field(default_factory=Findings)
    repeats: dict[str, tuple[tuple[Span, Span], ...]] = field(default_factory=dict)
    jumps: JumpList = field(default_factory=JumpList)
    searches: SearchHistory = field(default_factory=SearchHistory)
    drafts: Drafts = field(default_factory=Drafts)
    touched: dict[str, str] = field(default_factory=dict)
    progress: Progress = NOT_BEGUN
    computing: "Computing | None" = None
    recompared: int = 0
    dimming: Dimming = Dimming.OFF
    arrived: set[str] = field(default_factory=set)
    departed: dict[str, Article] = field(default_factory=dict)
    renames: dict[str, str] = field(default_factory=dict)
    following: "Following | None" = None
    keymap: KeyMap = field(default_factory=KeyMap)

    @cached_property
    def recomparing(self) -> Recomparing:
        """Return what keeps the findings in step with the reader's corrections."""
        return Recomparing(self.library, self.notebook, self._correct)

    @cached_property
    def reading(self) -> ReadArticles:
        """Return which articles are read and what they leave new in others."""
        return ReadArticles(self.notebook, self.findings)

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

    def letter_at(self, source: str) -> str:
        """Return the letter of the article at a source, of one that is not here the source."""
        article_id = self.notebook.article_at(source)
        return self.letters.get(article_id or "", one_line(source))

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Return the articles by their ids, those whose files are gone as they were last."""
        return self.library.by_id

    def article(self, article_id: str) -> Article:
        """Return an article by its id, as it was last where its file is gone."""
        return self.articles[article_id]

    def id_now(self, article_id: str) -> str:
        """Return what an article is called whose file may have got another name."""
        while article_id in self.renames:
            article_id = self.renames[article_id]
        return article_id

    @property
    def read_ids(self) -> frozenset[str]:
        """Return the ids of the articles that were read."""
        return self.read_from(lambda: self.reading.ids, frozenset())

    def is_read(self, article: Article) -> bool:
        """Tell whether an article was read: marked so, or shown from its start to its end."""
        return article.id in self.read_ids

    def new_words(self, article: Article) -> int:
        """Return how many words of an article no other article has that was read."""
        return self.read_from(lambda: self.reading.new_words(article), len(article.words))

    def new_share(self, article: Article) -> float:
        """Return which share of an article no other has that was read, from 0 to 1."""
        return self.new_words(article) / max(1, len(article.words))

    def new_passages(self, article: Article) -> list[Span]:
        """Return the passages of an article that no other article has that was read, in order."""
        return self.read_from(lambda: self.reading.new_passages(article), [])

    def seen_ranges(self, article: Article, dimming: Dimming) -> tuple[WordRange, ...]:
        """Return which words of an article are to be dimmed."""
        return self.read_from(lambda: self.reading.ranges(article, dimming), ())

    @property
    def state(self) -> "DeskState":
        """Return what tells whether a screen is as it was drawn."""
        return DeskState(self.notebook.store.revision, self.read_ids, self.recompared, self.trouble)

    @property
    def waiting(self) -> str:
        """Return in words why it is not known what an article shares."""
        stopped = self.progress.phase is Phase.STOPPED
        return "not compared; open retold again" if stopped else "comparing…"

    def why_unknown(self, *articles: Article) -> str:
        """Return in words why it is not known what articles share: they are gone, or `waiting`."""
        gone = [self.letters[one.id] for one in articles if one.id not in self.library.by_id]
        verb = "is" if len(gone) == 1 else "are"
        return f"{' and '.join(gone)} {verb} gone" if gone else self.waiting

    @property
    def is_answered(self) -> bool:
        """Tell whether all that was asked about articles and pairs is known."""
        return self.computing is None or self.computing.is_answered

    def is_waited_for(self, article: Article) -> bool:
        """Tell whether it is still to be found what an article shares."""
        is_alone = len(self.library.articles) < 2
        return not (is_alone or self.progress.is_all or self.findings.has_pairs(article.id))

    def recompare(self) -> None:
        """Find anew what depends on corrections that changed; not for the thread of the keys."""
        compared = self.read_from(self.recomparing.recompare, False)
        if compared and self.computing:
            self.computing.wait()
        if self.families.follow() or compared:
            self.recompared += 1

    def _words_on_articles(self) -> Words:
        return self.read_from(self.notebook.corrections.of_whole_articles, self.families.said)

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
        if self.computing and article.id in self.library.by_id:
            self.computing.open(article.id)

    def find_between(self, left: Article, right: Article) -> None:
        """Have everything found that two articles share, where that is not known."""
        if self.computing and self.findings.between(left.id, right.id) is None:
            self.computing.compare(left.id, right.id)

    def save_places(self) -> None:
        """Write down what was read and where the reader is; not for the thread of the keys."""
        try:
            self.remembered.save()
        except OSError as error:
            self.warn(f"where you are is not remembered: {error}")
        try:
            self.reading.save()
        except AnnotationsError as error:
            self.warn(f"what you read is not remembered: {error}")


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
