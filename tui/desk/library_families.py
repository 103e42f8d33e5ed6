"""The families of the library that is open, found anew as more is known and as the reader says."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from threading import Condition, Lock, Thread
from time import thread_time
from typing import TYPE_CHECKING

from tui.annotations.model import Verdict
from tui.articles.model import Article
from tui.overlap.plan import Pair
from tui.overlap.sharing import Sharing

if TYPE_CHECKING:
    from tui.overlap.copies import Copies
    from tui.overlap.families import Family

Words = Sequence[tuple[Pair, Verdict]]
"""What the reader said of each two whole articles, JOIN or SPLIT, the oldest first."""

REST = 20
"""How many times as long as finding the families took the processor nothing is found for."""


class LibraryFamilies:
    """Which articles count as one, by what they share and by the reader's `words` on them.

    A thread may find that anew while another asks.
    """

    def __init__(self, articles: Sequence[Article], words: Callable[[], Words]) -> None:
        self._articles, self._words = articles, words
        self._sharings: dict[Pair, Sharing] = {}
        self._copies: Copies | None = None
        self._said: Words = ()
        self._families: tuple[Family, ...] = ()
        self._by_article: Mapping[str, Family] = {}
        self._is_stale = False
        self._lock = Lock()

    @property
    def all(self) -> "tuple[Family, ...]":
        """Return the families, by id of their likely source."""
        return self._families

    @property
    def by_article(self) -> "Mapping[str, Family]":
        """Return the family of each article that is in one; another object once that changes."""
        return self._by_article

    @property
    def sources(self) -> int:
        """Return as how many sources the articles of the library count."""
        return len(self._articles) - sum(len(family.members) - 1 for family in self._families)

    @property
    def is_stale(self) -> bool:
        """Tell whether something was taken since they were found last."""
        return self._is_stale

    @property
    def said(self) -> Words:
        """Return the reader's words that were followed last."""
        return self._said

    def are_one(self, one: str, other: str) -> bool:
        """Tell whether two articles are of one family, or the same."""
        if one == other:
            return True
        family = self._by_article.get(one)
        return family is not None and family is self._by_article.get(other)

    def companions(self, article_id: str) -> frozenset[str]:
        """Return the articles that count as one with an article, itself aside."""
        family = self._by_article.get(article_id)
        members = family.members if family else ()
        return frozenset(member.article for member in members) - {article_id}

    def count(self, article_ids: Collection[str]) -> int:
        """Return as how many sources some articles count."""
        from tui.overlap.families import count_sources

        return count_sources(article_ids, self._by_article)

    def sign(self, article_id: str, letters: Mapping[str, str]) -> str:
        """Return the sign of an article's family, with the source's letter where it is a copy."""
        from tui.overlap.families import family_sign

        family = self._by_article.get(article_id)
        sign = family_sign(family, article_id)
        return sign + letters[family.source] if family and family.source != article_id else sign

    def line(self, article_id: str, letters: Mapping[str, str]) -> str:
        """Return with whom an article counts as one, and why; nothing where it stands alone."""
        from tui.overlap.families import family_line

        family = self._by_article.get(article_id)
        return family_line(family, article_id, letters) if family else ""

    def take(self, sharings: Iterable[Sharing]) -> None:
        """Take what pairs share, in place of what was known before."""
        from tui.overlap.families import may_be_copies

        for sharing in sharings:
            pair = min(sharing.left, sharing.right), max(sharing.left, sharing.right)
            before = self._sharings.get(pair)
            if may_be_copies(sharing):
                self._sharings[pair] = sharing
            else:
                self._sharings.pop(pair, None)
            self._is_stale |= self._sharings.get(pair) != before

    def follow_library(self, articles: Sequence[Article], stale: Collection[str]) -> None:
        """Take the articles as they are now; what `stale` ones share is known no more."""
        gone = set(stale)
        for pair in [pair for pair in self._sharings if not gone.isdisjoint(pair)]:
            self._sharings.pop(pair, None)
        self._is_stale, self._copies = True, None
        # Last, so that a thread that sees these articles sees the rest as well.
        self._articles = articles

    def find(self) -> bool:
        """Find the families; tell whether they changed.

        For 10,000 articles that takes some tenths of a second: not for the thread that answers
        keys.
        """
        with self._lock:
            said = self._words()
            if not (said or self._sharings or self._families):
                self._is_stale, self._said = False, said
                return False
            return self._find(said)

    def follow(self) -> bool:
        """Find the families where the reader's words changed; tell whether the families did."""
        return list(self._words()) != list(self._said) and self.find()

    def _find(self, said: Words) -> bool:
        # Not at the top: an app that has not compared yet has no use for it.
        from tui.overlap.copies import find_copies
        from tui.overlap.families import families_by_article, families_of

        articles, copies = self._articles, self._copies
        if self._is_stale or copies is None:
            self._is_stale = False
            ids = {article.id for article in articles}
            sharings = [
                one for one in list(self._sharings.values()) if {one.left, one.right} <= ids
            ]
            copies = self._copies = find_copies(articles, sharings)
        found = families_of(
            articles,
            copies,
            joined=[pair for pair, verdict in said if verdict is Verdict.JOIN],
            parted=[pair for pair, verdict in said if verdict is Verdict.SPLIT],
        )
        self._said = said
        if found == self._families:
            return False
        self._families, self._by_article = found, families_by_article(found)
        return True


class FamilyThread:
    """Finds the families in a thread of its own, and gives other threads most of the time.

    `news` is called from it each time that they have changed.
    """

    def __init__(self, families: LibraryFamilies, news: Callable[[], None]) -> None:
        self._families, self._news = families, news
        self._changed = Condition()
        self._asked = self._found = 0
        self._is_over = False
        self._thread = Thread(target=self._run, daemon=True)

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is left to be found."""
        return self._found >= self._asked

    def begin(self) -> None:
        """Start, and find what follows from the reader's words alone."""
        self.wake()
        self._thread.start()

    def wake(self) -> None:
        """Have the families found as soon as it is time."""
        with self._changed:
            self._asked += 1
            self._changed.notify_all()

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _run(self) -> None:
        rest = 0.0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_over, rest)
                self._changed.wait_for(lambda: self._is_over or not self.is_idle)
                if self._is_over:
                    return
                asked = self._asked
            began = thread_time()
            if self._families.find():
                self._news()
            self._found, rest = asked, REST * (thread_time() - began)
