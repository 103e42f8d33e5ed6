"""Have the library compared beside the app, and take in what is found."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from threading import Condition, Event, Lock, Thread
from typing import TYPE_CHECKING

from tui.annotations.errors import AnnotationsError
from tui.desk.library_families import FamilyThread
from tui.garbage import keep_what_is_there
from tui.overlap.corrections import PairCorrections
from tui.overlap.plan import SMALL
from tui.overlap.worker.errors import WorkerError
from tui.overlap.worker.messages import (
    Answered,
    Begin,
    Begun,
    Compare,
    Correct,
    Found,
    Hold,
    Missing,
    OpenArticle,
    Phase,
    Progress,
    Repeated,
    Request,
    Shared,
    Supply,
    Trouble,
)

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.overlap.model import PairOverlaps
    from tui.overlap.plan import Pair
    from tui.overlap.worker.links import Link, Start

STARTS = 3
"""How often a worker that ended by itself is started, the first time included."""

SUPPLIED_AT_ONCE = 50
"""Articles in one message."""

MOST_TROUBLES = 3
"""Troubles that are told together in the status line."""

FROZEN_AT_ONCE = 2000
"""Pairs in short after which all objects there are leave the care of the collector."""

LONGEST_REST = 0.005
"""Seconds after a message that belong to the thread that answers keys, at most."""

SECONDS_BETWEEN_HOLDS = 0.1
"""How often the worker is told that keys come."""

LONGEST_WAIT = 5.0
"""Seconds to wait for an answer."""

Outbox = SimpleQueue[Request | Callable[[], Request] | None]
"""What is to be sent, or makes that when its turn has come, and None last of all."""


class Computing:
    """Asks a worker what the screens need, and puts what it reports on the desk.

    `news` is called from a thread of its own after each report.
    """

    def __init__(
        self,
        desk: "Desk",
        paths: Sequence[Path],
        cache: Path | None,
        start: "Start",
        news: Callable[[], None],
    ) -> None:
        self._desk, self._paths, self._cache = desk, tuple(paths), cache
        self._start, self._news = start, news
        desk.progress = Progress(Phase.READING, 0, len(desk.library.articles))
        self._outbox: Outbox = SimpleQueue()
        self._changed = Condition()
        self._asked = self._answered = 0
        self._last_hold = 0.0
        self._over = Event()
        self._is_taking = False
        self._has_found = False
        self._unfrozen = FROZEN_AT_ONCE
        self._wanted: dict[Pair, None] = {}
        self._taking = Lock()
        self._begins = self._begun = 0
        self._stale: frozenset[str] = frozenset()
        self._hearing = Thread(target=self._hear_all, daemon=True)
        self._sending: Thread | None = None
        self._families = FamilyThread(desk.families, news)

    def begin(self) -> None:
        """Start the worker; it ends with this process, however that ends."""
        self._families.begin()
        self._hearing.start()

    @property
    def is_up_to_date(self) -> bool:
        """Tell whether all was found and all that was asked for is answered, or nothing comes."""
        desk = self._desk
        compared = desk.progress.is_all and self._answered >= self._asked
        compared = compared and self._begun == self._begins
        counted = self._families.is_idle and not desk.families.is_stale
        return self._over.is_set() or (compared and counted and not self._is_taking)

    @property
    def is_answered(self) -> bool:
        """Tell whether all that screens asked for is known, or nothing comes any more."""
        return self._over.is_set() or self._answered >= self._asked

    def open(self, article_id: str) -> None:
        """Have everything found that an article shares, before all else."""
        if self._desk.findings.open(article_id):
            self._ask(OpenArticle(article_id))

    def compare(self, left: str, right: str) -> None:
        """Have everything found that two articles share, before all else."""
        self.open(left)
        if (left, right) not in self._wanted:
            self._wanted[left, right] = None
            self._ask(Compare(left, right))

    def correct(self, left: str, right: str, corrections: PairCorrections) -> None:
        """Have two articles compared as the reader decided about them."""
        self._ask(Correct(left, right, corrections))

    def follow_library(self, stale: frozenset[str], adopt: Callable[[], None]) -> None:
        """Have the library compared as it is once `adopt` has put it on the desk.

        What is reported of `stale` articles before the worker knows of that counts no more.
        """
        desk = self._desk
        with self._taking:
            self._stale |= stale
            self._begins += 1
            adopt()
            if desk.progress.phase is not Phase.STOPPED:
                desk.progress = Progress(Phase.READING, 0, len(desk.library.articles))
        self._families.wake()
        self._outbox.put(self._describe_library)
        for pair in [pair for pair in self._wanted if not stale.isdisjoint(pair)]:
            self._ask(Compare(*pair))

    def hold(self) -> None:
        """Have the library compared in one process alone for a moment, as keys come."""
        now = time.monotonic()
        if not self._desk.progress.is_all and now >= self._last_hold + SECONDS_BETWEEN_HOLDS:
            self._last_hold = now
            self._outbox.put(Hold())

    def wait(self) -> bool:
        """Wait until all that was asked for so far is answered, but not forever."""
        with self._changed:
            asked = self._asked
            return self._changed.wait_for(
                lambda: self._over.is_set() or self._answered >= asked, LONGEST_WAIT
            )

    def take_found(self) -> bool:
        """Tell whether pairs were found, and not only how much they share, since the last call."""
        has_found, self._has_found = self._has_found, False
        return has_found

    def close(self) -> None:
        """Have the worker end."""
        self._end()
        self._outbox.put(None)
        self._families.close()
        if self._sending:
            self._sending.join(1.0)

    def _ask(self, request: Request) -> None:
        with self._changed:
            if not self._over.is_set():
                self._asked += 1
                self._outbox.put(request)

    def _end(self) -> None:
        with self._changed:
            self._over.set()
            self._changed.notify_all()

    def _hear_all(self) -> None:
        """Start the worker and hear it until it ends; start it anew where it was interrupted."""
        why = told = ""
        for _ in range(STARTS):
            if self._over.is_set():
                return
            try:
                link = self._open_line()
            except WorkerError as error:
                why = str(error)
                break
            self._hear(link)
            self._outbox.put(None)
            if self._over.is_set():
                return
            why = link.why_ended()
            self._desk.take_back(told)
            told = f"comparing was interrupted ({why}) and begins again"
            self._desk.warn(told)
            self._news()
        self._desk.take_back(told)
        self._desk.warn(f"nothing more is compared ({why}); open retold again to go on")
        progress = self._desk.progress
        self._desk.progress = Progress(Phase.STOPPED, progress.done, progress.total)
        self._families.wake()
        self._end()
        self._news()

    def _open_line(self) -> "Link":
        outbox: Outbox = SimpleQueue()
        with self._changed:
            # What is asked for from here on is sent after the description of the library.
            self._outbox = outbox
            self._begins, self._begun, self._stale = 0, 0, frozenset()
            opened = map(OpenArticle, self._desk.findings.opened)
            wanted = [Compare(*pair) for pair in list(self._wanted)]
            requests: list[Request] = [*opened, *wanted]
            for request in requests:
                outbox.put(request)
            self._asked, self._answered = len(requests), 0
        begin = self._describe_library()
        link = self._start()
        if self._over.is_set():
            outbox.put(None)
        self._sending = Thread(target=_send_all, args=(link, begin, outbox), daemon=True)
        self._sending.start()
        return link

    def _describe_library(self) -> Begin:
        try:
            corrections = self._desk.recomparing.corrections()
        except AnnotationsError as error:
            self._desk.warn(str(error))
            corrections = {}
        articles = self._desk.library.articles
        hashes = {article.id: article.sha256 for article in articles}
        return Begin(self._paths, hashes, corrections, self._cache, os.cpu_count() or 1)

    def _hear(self, link: "Link") -> None:
        while True:
            try:
                report = link.channel.receive()
            except EOFError:
                return
            began, self._is_taking = time.monotonic(), True
            self._take(report)
            self._count()
            if not self._over.is_set():
                self._news()
            self._is_taking = False
            if not self._over.is_set():
                time.sleep(min(LONGEST_REST, time.monotonic() - began))

    def _take(self, report: object) -> None:
        if isinstance(report, Found):
            for pair in report.pairs:
                self._find_sentences(pair)
        with self._taking:
            self._take_found(report)
        if isinstance(report, Missing):
            self._supply(report.ids)
        elif isinstance(report, Trouble):
            self._warn(report.reason)
        elif isinstance(report, Answered):
            self._take_answer(report)

    def _take_found(self, report: object) -> None:
        """Put on the desk what was found of texts that are still the same."""
        desk = self._desk
        if isinstance(report, Shared):
            sharings = [one for one in report.sharings if self._is_known(one.left, one.right)]
            for sharing in sharings:
                desk.findings.add_sharing(sharing)
            desk.families.take(sharings)
            self._leave_to_stay(len(sharings))
        elif isinstance(report, Found):
            for pair in report.pairs:
                if self._is_known(pair.left, pair.right):
                    desk.findings.add_pair(pair)
                    self._wanted.pop((pair.left, pair.right), None)
            self._has_found = True
        elif isinstance(report, Repeated) and self._is_known(report.article_id):
            desk.repeats[report.article_id] = report.repeats
            self._has_found = True
        elif isinstance(report, Progress) and self._begun == self._begins:
            desk.progress = report
        elif isinstance(report, Begun):
            self._begun = report.begins
            self._stale = frozenset() if self._begun == self._begins else self._stale

    def _is_known(self, *article_ids: str) -> bool:
        """Tell whether a report is about articles as they are now."""
        known = self._desk.library.by_id
        return all(one in known and one not in self._stale for one in article_ids)

    def _find_sentences(self, pair: "PairOverlaps") -> None:
        """Find the sentences of two articles here, and not on the thread that answers keys."""
        by_id = self._desk.library.by_id
        for article in (by_id.get(pair.left), by_id.get(pair.right)):
            _ = article and article.sentences

    def _count(self) -> None:
        """Have families found where that is due, in a large library once it is compared."""
        desk = self._desk
        is_known = len(desk.library.articles) <= SMALL or desk.progress.is_all
        if is_known and desk.families.is_stale:
            self._families.wake()

    def _warn(self, reason: str) -> None:
        """Tell the reader of a trouble, but not of many at a time."""
        if len(self._desk.troubles) < MOST_TROUBLES:
            self._desk.warn(reason)

    def _leave_to_stay(self, count: int) -> None:
        """Spare the collector of cycles what stays: a look through it all holds keys up."""
        self._unfrozen += count
        if self._unfrozen >= FROZEN_AT_ONCE:
            self._unfrozen = 0
            keep_what_is_there()

    def _supply(self, ids: Sequence[str]) -> None:
        by_id = self._desk.library.by_id
        for first in range(0, len(ids), SUPPLIED_AT_ONCE):
            some = ids[first : first + SUPPLIED_AT_ONCE]
            articles = [by_id[one] for one in some if one in by_id]
            self._outbox.put(Supply(tuple(map(replace, articles))))

    def _take_answer(self, report: Answered) -> None:
        with self._changed:
            self._answered = report.requests
            self._changed.notify_all()


def _send_all(link: "Link", begin: Begin, outbox: Outbox) -> None:
    """Send what is to be sent, and have the worker end where nothing more is."""
    try:
        link.channel.send(begin)
        while (request := outbox.get()) is not None:
            link.channel.send(request() if callable(request) else request)
    except (OSError, ValueError):
        # It has gone: who hears it hears that.
        return
    finally:
        link.close()
