"""Further processes compare what they are given, rest when they are told to, and go."""

from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

import pytest

from tests.overlap.worker.libraries import write_library
from tui.articles.library import open_library
from tui.overlap.pause import SECONDS, Pause
from tui.overlap.worker.helping import BatchCompared, Helpers

LONGEST_WAIT = 20.0
PAIRS = [("000.txt", "001.txt"), ("000.txt", "003.txt")]


class Helped:
    """Helpers, and the batches that came back from them."""

    def __init__(self, folder: Path) -> None:
        self.articles = open_library(folder).by_id
        self.back: SimpleQueue[BatchCompared] = SimpleQueue()
        self.pause = Pause()
        self.helpers = Helpers(1, self.back.put, self.pause)

    def give(self) -> None:
        self.helpers.give(PAIRS, self.articles, {})


@pytest.fixture
def helped(tmp_path: Path) -> Iterator[Helped]:
    helped = Helped(write_library(tmp_path / "articles", 6))
    yield helped
    helped.helpers.close()


def test_pairs_come_back_with_what_they_share(helped: Helped) -> None:
    helped.give()
    batch = helped.back.get(timeout=LONGEST_WAIT)
    assert [bool(one.sharing.kind) for one in batch.compared] == [True, False]
    assert not batch.failed


def test_nothing_is_begun_in_a_pause(helped: Helped) -> None:
    helped.give()
    helped.back.get(timeout=LONGEST_WAIT)
    helped.pause.begin()
    begun = monotonic()
    helped.give()
    helped.back.get(timeout=LONGEST_WAIT)
    assert monotonic() - begun >= SECONDS


def test_a_batch_of_a_process_that_was_killed_is_given_back_undone(helped: Helped) -> None:
    helped.give()
    helped.back.get(timeout=LONGEST_WAIT)
    helped.pause.begin()
    helped.give()
    helped.give()
    for process in active_children():
        process.kill()
    for _ in range(2):
        batch = helped.back.get(timeout=LONGEST_WAIT)
        assert (batch.pairs, batch.compared, batch.failed) == (PAIRS, (), None)
    assert helped.helpers.wanted == 0


def test_they_end_when_they_are_closed(helped: Helped) -> None:
    helped.pause.begin()
    helped.give()
    helped.helpers.close()
    assert not active_children()
