"""A library is compared again as its files change, and only where they do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.overlap.worker.libraries import Driven, beginning, write_library
from tui.articles.model import Article
from tui.overlap.comparison import Comparer
from tui.overlap.model import Overlap
from tui.overlap.worker.helping import BatchCompared, Returned
from tui.overlap.worker.messages import Begun, Compare, Missing, OpenArticle, Shared

SMALL, LARGE = 8, 34


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> set[frozenset[str]]:
    """The pairs whose passages were looked for."""
    pairs: set[frozenset[str]] = set()
    passages = Comparer.passages

    def count(self: Comparer, left: Article, right: Article) -> tuple[Overlap, ...]:
        pairs.add(frozenset((left.id, right.id)))
        return passages(self, left, right)

    monkeypatch.setattr(Comparer, "passages", count)
    return pairs


@pytest.fixture(params=[SMALL, LARGE])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return write_library(tmp_path / "articles", request.param)


@pytest.fixture
def driven(folder: Path, tmp_path: Path) -> Iterator[Driven]:
    begun = Driven(beginning(folder, tmp_path / "cache")).run()
    yield begun
    begun.close()


def change(folder: Path) -> None:
    """Let one file take the story of another, remove a third and add a fourth."""
    text = (folder / "000.txt").read_text(encoding="utf-8")
    (folder / "004.txt").write_text(f"Quite another beginning.\n\n{text}", encoding="utf-8")
    (folder / "007.txt").unlink()
    (folder / "new.txt").write_text(text, encoding="utf-8")


def test_what_is_found_is_what_a_new_comparison_finds(
    driven: Driven, folder: Path, tmp_path: Path
) -> None:
    before = {
        s for s in driven.findings.sharings() if not {"004.txt", "007.txt"} & {s.left, s.right}
    }
    change(folder)
    driven.forget()
    driven.ask(beginning(folder, tmp_path / "cache"))
    assert len(driven.of(Begun)) == 1
    assert driven.is_done
    found = {
        (min(s.left, s.right), max(s.left, s.right)) for s in driven.findings.sharings() if s.kind
    }
    assert {("000.txt", "004.txt"), ("000.txt", "new.txt"), ("004.txt", "new.txt")} <= found
    assert not any("007.txt" in pair for pair in found)
    fresh = Driven(beginning(folder)).run()
    kept = {(min(s.left, s.right), max(s.left, s.right)) for s in before if s.kind}
    assert found | kept == {
        (min(s.left, s.right), max(s.left, s.right)) for s in fresh.findings.sharings() if s.kind
    }
    fresh.close()


def test_only_the_pairs_of_what_changed_are_compared(
    driven: Driven, folder: Path, tmp_path: Path, compared: set[frozenset[str]]
) -> None:
    change(folder)
    driven.ask(beginning(folder, tmp_path / "cache"))
    assert compared
    assert all({"004.txt", "new.txt"} & pair for pair in compared)


def test_in_a_large_library_nothing_else_is_told_again(tmp_path: Path) -> None:
    folder = write_library(tmp_path / "articles", LARGE)
    driven = Driven(beginning(folder, tmp_path / "cache")).run()
    driven.ask(OpenArticle("000.txt"), OpenArticle("004.txt"))
    change(folder)
    driven.forget()
    driven.ask(beginning(folder, tmp_path / "cache"))
    told = [s for report in driven.of(Shared) for s in report.sharings]
    assert told
    assert all({"004.txt", "new.txt"} & {s.left, s.right} for s in told)
    assert {frozenset((p.left, p.right)) for p in driven.pairs} >= {
        frozenset(("000.txt", "004.txt")),
        frozenset(("000.txt", "new.txt")),
    }
    assert driven.repeats.keys() == {"004.txt"}
    driven.close()


def test_what_was_waited_for_when_files_changed_is_told(tmp_path: Path) -> None:
    folder = write_library(tmp_path / "articles", LARGE)
    driven = Driven(beginning(folder, tmp_path / "cache")).run()
    driven.computation.take(Compare("030.txt", "000.txt"))
    change(folder)
    driven.ask(beginning(folder, tmp_path / "cache"))
    assert ("030.txt", "000.txt") in {(p.left, p.right) for p in driven.pairs}
    driven.close()


def test_a_text_that_is_gone_before_it_is_read_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_library(tmp_path / "articles", SMALL)
    first = beginning(folder)
    (folder / "003.txt").unlink()
    driven = Driven(first).run(steps=30)
    assert [report.ids for report in driven.of(Missing)] == [("003.txt",)]
    driven.ask(beginning(folder))
    assert driven.is_done
    driven.close()


def test_what_a_process_found_of_texts_that_changed_meanwhile_is_not_kept(
    folder: Path, tmp_path: Path
) -> None:
    first = beginning(folder, tmp_path / "cache")
    driven = Driven(first).run()
    change(folder)
    driven.computation.take(beginning(folder, tmp_path / "cache"))
    driven.run()
    driven.forget()
    pair = ("000.txt", "004.txt")
    driven.computation.take(Returned(first, BatchCompared([pair], (), {pair: "it is gone"})))
    driven.run(steps=5)
    assert driven.troubles == []
    driven.close()


def test_a_library_may_become_empty_and_large_and_small(tmp_path: Path) -> None:
    folder = write_library(tmp_path / "articles", SMALL)
    driven = Driven(beginning(folder)).run()
    full = beginning(write_library(tmp_path / "more", LARGE))
    for begin in (type(full)((folder,), {}), full, beginning(folder)):
        driven.forget()
        driven.ask(begin)
        assert driven.is_done
    assert len(driven.pairs) == SMALL * (SMALL - 1) // 2
    driven.close()
