"""Libraries of small articles, and a worker that is taken step by step."""

import time
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from tests.benchmarks.generated import generate_paragraphs
from tui.articles.library import open_library
from tui.overlap.corrections import PairCorrections
from tui.overlap.findings import Findings
from tui.overlap.model import PairOverlaps
from tui.overlap.pause import Pause
from tui.overlap.plan import Pair
from tui.overlap.worker import process
from tui.overlap.worker.computation import Computation
from tui.overlap.worker.messages import (
    Begin,
    Found,
    Missing,
    Progress,
    Repeated,
    Report,
    Shared,
    Supply,
    Trouble,
)

R = TypeVar("R", bound=Report)

CHARACTERS = 500
"""Code points of a paragraph of an article, about."""

PATIENCE = 0.9 * process.SECONDS_TO_END
"""Seconds in which a worker that is told to end does: after more it would end at any rate."""

STORY = 3
"""Articles, one after the other, that have a paragraph in common."""


def write_library(folder: Path, count: int) -> Path:
    """Write that many articles, each of a paragraph of its story between two of its own."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        parts = (f"{number} before", f"story {number // STORY}", f"{number} after")
        text = "\n\n".join(generate_paragraphs(CHARACTERS, Random(part))[0] for part in parts)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def beginning(
    folder: Path,
    cache: Path | None = None,
    corrections: dict[Pair, PairCorrections] | None = None,
    jobs: int = 1,
) -> Begin:
    """Return the request with which the comparison of a folder begins."""
    hashes = {article.id: article.sha256 for article in open_library(folder).articles}
    return Begin((folder,), hashes, corrections or {}, cache, jobs)


def be_patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a process killed later: it stands back, and other tests may use all processors."""
    monkeypatch.setattr("tui.overlap.worker.links.SECONDS_TO_END", PATIENCE)


class Driven:
    """A computation that is taken step by step, and what it reported."""

    def __init__(self, begin: Begin) -> None:
        self.reports: list[Report] = []
        self.posted: list[object] = []
        self.pause = Pause()
        self.computation = Computation(begin, self.reports.append, self.posted.append, self.pause)

    def run(self, steps: int = 1_000_000) -> "Driven":
        """Take steps until nothing is left, or so many."""
        for _ in range(steps):
            while self.posted:
                self.computation.take(self.posted.pop(0))
            if self.computation.step():
                continue
            if self.is_done:
                break
            time.sleep(0.001)
        return self

    def ask(self, *requests: object) -> "Driven":
        """Ask for something, and take the steps until it is there."""
        for request in requests:
            self.computation.take(request)
        return self.run()

    def supply(self, folder: Path) -> None:
        """Supply from another folder what is missing."""
        articles = open_library(folder).by_id
        for report in self.of(Missing):
            self.computation.take(Supply(tuple(articles[one] for one in report.ids)))

    @property
    def is_done(self) -> bool:
        """Tell whether the library is compared."""
        progress = self.of(Progress)
        return bool(progress) and progress[-1].is_all

    @property
    def findings(self) -> Findings:
        """Return what was found in reports so far."""
        findings = Findings()
        for report in self.reports:
            for sharing in report.sharings if isinstance(report, Shared) else ():
                findings.add_sharing(sharing)
            for pair in report.pairs if isinstance(report, Found) else ():
                findings.add_pair(pair)
        return findings

    @property
    def pairs(self) -> list[PairOverlaps]:
        """Return the whole pairs that were reported, in that order."""
        return [pair for report in self.of(Found) for pair in report.pairs]

    @property
    def repeats(self) -> dict[str, Repeated]:
        """Return what articles repeat, by id."""
        return {report.article_id: report for report in self.of(Repeated)}

    @property
    def troubles(self) -> list[str]:
        """Return what could not be compared."""
        return [report.reason for report in self.of(Trouble)]

    def of(self, kind: type[R]) -> list[R]:
        """Return the reports of one kind."""
        return [report for report in self.reports if isinstance(report, kind)]

    def forget(self) -> None:
        """Forget what was reported so far."""
        self.reports.clear()

    def close(self) -> None:
        """End the computation."""
        self.computation.close()


def named(pairs: Iterable[PairOverlaps]) -> list[Pair]:
    """Return the ids of pairs."""
    return [(pair.left, pair.right) for pair in pairs]
