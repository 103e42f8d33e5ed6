"""What is asked of a worker and what it reports; each is small, so that reading it takes no time.

Requests are Begin (the first, and another where files have changed), Supply, OpenArticle, Compare,
Correct and Hold. Reports are Begun, Missing, Progress, Shared, Found, Repeated, Trouble and
Answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tui.articles.model import Article, Span
from tui.overlap.corrections import PairCorrections
from tui.overlap.model import PairOverlaps
from tui.overlap.plan import Pair
from tui.overlap.sharing import Sharing


@dataclass(frozen=True)
class Begin:
    """Compare the articles of a folder or of some files, as they are where they have these hashes.

    What was found of articles before that have the same hash still counts.

    `hashes` has the SHA-256 of each article by id, `corrections` what the reader decided;
    `cache` is the folder in which to keep what is found, None to keep nothing; `jobs` is how many
    processes may compare a large library.
    """

    paths: tuple[Path, ...]
    hashes: Mapping[str, str]
    corrections: Mapping[Pair, PairCorrections] = field(default_factory=dict)
    cache: Path | None = None
    jobs: int = 1


@dataclass(frozen=True)
class Supply:
    """Take these articles for those that were missing."""

    articles: tuple[Article, ...]


@dataclass(frozen=True)
class OpenArticle:
    """Report everything about the pairs of one article, before all else."""

    article_id: str


@dataclass(frozen=True)
class Compare:
    """Report everything about two articles, before all else."""

    left: str
    right: str


@dataclass(frozen=True)
class Correct:
    """Compare two articles anew: this is what the reader decided about them."""

    left: str
    right: str
    corrections: PairCorrections


@dataclass(frozen=True)
class Hold:
    """Compare in one process alone for a moment: the reader presses keys."""


Request = Begin | Supply | OpenArticle | Compare | Correct | Hold


class Phase(StrEnum):
    """What is done for the library as a whole; a worker that has stopped is not started again."""

    READING = "reading"
    INDEXING = "indexing"
    COMPARING = "comparing"
    STOPPED = "stopped"

    @property
    def counted(self) -> str:
        """Return what its progress counts, nothing where it counts none."""
        return {"comparing": "pairs", "stopped": ""}.get(self, "articles")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a phase has come: articles while reading and indexing, else pairs."""

    phase: Phase
    done: int
    total: int

    @property
    def is_all(self) -> bool:
        """Tell whether the library is compared."""
        return self.phase is Phase.COMPARING and self.done >= self.total

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more is compared for the library: all is, or that has stopped."""
        return self.is_all or self.phase is Phase.STOPPED


@dataclass(frozen=True, slots=True)
class Begun:
    """From here on reports are about the articles named by the last of so many further Begins."""

    begins: int


@dataclass(frozen=True, slots=True)
class Missing:
    """These articles are not on disk as they are asked for: supply them."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """In short what some pairs of articles share."""

    sharings: tuple[Sharing, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that some pairs of articles share."""

    pairs: tuple[PairOverlaps, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The (first, later) spans that an article repeats."""

    article_id: str
    repeats: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be compared, or kept, in words for the reader."""

    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """All that was asked for in so many requests was reported, the library as a whole aside."""

    requests: int


Report = Begun | Progress | Missing | Shared | Found | Repeated | Trouble | Answered
