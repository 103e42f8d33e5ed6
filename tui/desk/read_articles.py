"""Which articles the reader has read, and what that leaves new in the others."""

from enum import StrEnum
from typing import TYPE_CHECKING

from tui.articles.model import Article, Span
from tui.overlap.findings import Findings
from tui.overlap.novelty import new_passages
from tui.overlap.sharing import WordRange, count_words

if TYPE_CHECKING:
    from tui.annotations.notebook import Notebook


class Dimming(StrEnum):
    """Which words of an article are dimmed."""

    OFF = "off"
    SEEN = "seen"
    SHARED = "all shared"

    @property
    def following(self) -> "Dimming":
        """Return what comes after it in a circle."""
        members = list(Dimming)
        return members[(members.index(self) + 1) % len(members)]


class ReadArticles:
    """Asks the notebook what is read; what was shown to its end counts before that is saved."""

    def __init__(self, notebook: "Notebook", findings: Findings) -> None:
        self._notebook, self._findings = notebook, findings
        self._state: tuple[int, tuple[str, ...]] = (-1, ())
        self._saved = self._ids = frozenset[str]()
        self._shown: dict[str, Article] = {}
        self._is_new = False
        self._new_words: dict[str, tuple[int, frozenset[str], int]] = {}

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of the articles that were read; raise AnnotationsError if unreadable."""
        state = self._notebook.store.revision, tuple(self._shown)
        if state != self._state:
            if state[0] != self._state[0]:
                self._saved = self._notebook.articles.read_ids()
            ids, self._state = self._saved.union(state[1]), state
            # The same set stays: what was worked out for it is known by it.
            self._ids = self._ids if ids == self._ids else ids
        return self._ids

    def was_shown(self, article: Article) -> None:
        """Take note that an article was shown to its end: it is read, and saved as such later."""
        if article.id not in self.ids:
            self._shown[article.id] = article
            self._is_new = True

    def forget_shown(self, article: Article) -> None:
        """Take note that the reader says an article is unread."""
        self._shown.pop(article.id, None)

    def save(self) -> None:
        """Mark what was shown as read, for good; not for the thread that answers keys.

        Raises AnnotationsError where that fails; it is tried again once more is shown.
        """
        if not self._is_new:
            return
        self._is_new = False
        for article in list(self._shown.values()):
            self._notebook.articles.mark_read(article, undoable=False)
            self._shown.pop(article.id, None)

    def new_words(self, article: Article) -> int:
        """Return how many words of an article no other article has that was read."""
        changes, read = self._findings.changes(article.id), self._findings.among(article, self.ids)
        known = self._new_words.get(article.id)
        if known is None or known[:2] != (changes, read):
            seen = count_words(self._findings.told_by(article, read)[0])
            known = self._new_words[article.id] = changes, read, len(article.words) - seen
        return known[2]

    def ranges(self, article: Article, dimming: Dimming) -> tuple[WordRange, ...]:
        """Return which words of an article are to be dimmed."""
        if dimming is Dimming.OFF:
            return ()
        if dimming is Dimming.SEEN:
            return self._findings.told_by(article, self.ids)[0]
        return self._findings.shared_ranges(article)

    def new_passages(self, article: Article) -> list[Span]:
        """Return the passages of an article that no other article has that was read, in order."""
        return new_passages(article, *self._findings.told_by(article, self.ids))
