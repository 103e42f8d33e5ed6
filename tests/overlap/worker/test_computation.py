"""A library is compared, a changed one only where it changed, and what is asked for at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.overlap.worker.libraries import Driven, beginning, named, write_library
from tui.articles.library import open_library
from tui.articles.model import Article, Span
from tui.overlap.comparison import Comparer
from tui.overlap.corrections import PairCorrections
from tui.overlap.model import Overlap, PairOverlaps
from tui.overlap.worker.messages import (
    Answered,
    Compare,
    Correct,
    OpenArticle,
    Phase,
    Progress,
)

SMALL, LARGE = 8, 34

Start = Callable[..., Driven]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Begin to compare a folder, with a cache that lasts for the test."""
    driven: list[Driven] = []

    def begin(folder: Path, **options: object) -> Driven:
        request = beginning(folder, tmp_path / "cache", **options)  # type: ignore[arg-type]
        driven.append(Driven(request))
        return driven[-1]

    yield begin
    for one in driven:
        one.close()


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """The pairs whose passages were looked for, in the order of their ids."""
    pairs: set[tuple[str, str]] = set()
    passages = Comparer.passages

    def count(self: Comparer, left: Article, right: Article) -> tuple[Overlap, ...]:
        pairs.add((min(left.id, right.id), max(left.id, right.id)))
        return passages(self, left, right)

    monkeypatch.setattr(Comparer, "passages", count)
    return pairs


def test_of_a_small_library_everything_is_found_without_being_asked_for(
    start: Start, tmp_path: Path
) -> None:
    folder = write_library(tmp_path / "articles", SMALL)
    driven = start(folder).run()
    articles = open_library(folder).articles
    comparer = Comparer(articles)
    assert len(driven.pairs) == SMALL * (SMALL - 1) // 2
    for pair in driven.pairs:
        left, right = (open_library(folder).by_id[one] for one in (pair.left, pair.right))
        assert pair == comparer.pair(left, right)
    assert driven.repeats.keys() == {article.id for article in articles}
    assert driven.findings.shared_words(articles[0]) > 0


def test_of_a_large_library_it_is_told_in_short_what_pairs_share(
    start: Start, tmp_path: Path
) -> None:
    folder = write_library(tmp_path / "articles", LARGE)
    driven = start(folder).run()
    assert not driven.pairs
    assert not driven.repeats
    article = open_library(folder).articles[0]
    partners = {partner.other for partner in driven.findings.partners(article)}
    assert {"001.txt", "002.txt"} <= partners
    assert driven.findings.shared_words(article) >= 30


def test_of_an_opened_article_all_is_told_before_the_library_is_done(
    start: Start, tmp_path: Path
) -> None:
    folder = write_library(tmp_path / "articles", LARGE)
    driven = start(folder)
    while not any(report.phase is Phase.COMPARING for report in driven.of(Progress)):
        driven.run(steps=1)
    driven.computation.take(OpenArticle("000.txt"))
    while not driven.of(Answered):
        driven.run(steps=1)
    assert not driven.is_done
    assert {pair.left for pair in driven.pairs} == {"000.txt"}
    assert any(pair.passages for pair in driven.pairs)
    assert any(pair.similar for pair in driven.pairs)
    assert "000.txt" in driven.repeats


def test_what_is_opened_before_the_library_is_read_is_answered(
    start: Start, tmp_path: Path
) -> None:
    driven = start(write_library(tmp_path / "articles", LARGE)).ask(OpenArticle("000.txt"))
    assert [report.requests for report in driven.of(Answered)] == [1]
    assert {pair.left for pair in driven.pairs} == {"000.txt"}


def test_two_articles_that_seem_unlike_are_compared_when_asked_for(
    start: Start, tmp_path: Path
) -> None:
    folder = write_library(tmp_path / "articles", LARGE)
    (folder / "odd.txt").write_text("Nothing here is like anything else.", encoding="utf-8")
    driven = start(folder).run()
    driven.ask(Compare("odd.txt", "000.txt"))
    assert named(driven.pairs) == [("odd.txt", "000.txt")]


def test_what_was_compared_is_not_compared_again(
    start: Start, tmp_path: Path, compared: set[tuple[str, str]]
) -> None:
    folder = write_library(tmp_path / "articles", LARGE)
    first = start(folder).ask(OpenArticle("000.txt"))
    first.close()
    compared.clear()
    again = start(folder).ask(OpenArticle("000.txt"))
    assert not compared
    assert sorted(again.pairs, key=repr) == sorted(first.pairs, key=repr)
    assert set(again.findings.sharings()) == set(first.findings.sharings())


def test_what_was_compared_before_the_end_is_not_compared_again(
    start: Start, tmp_path: Path, compared: set[tuple[str, str]]
) -> None:
    folder = write_library(tmp_path / "articles", SMALL)
    first = start(folder)
    while len(compared) < 10:
        first.run(steps=1)
    first.close()
    done = set(compared)
    compared.clear()
    start(folder).run()
    assert len(compared) == SMALL * (SMALL - 1) // 2 - 10
    assert not done & set(compared)


@pytest.mark.parametrize("count", [SMALL, LARGE])
def test_of_a_changed_file_only_its_own_pairs_are_compared(
    start: Start, tmp_path: Path, compared: set[tuple[str, str]], count: int
) -> None:
    folder = write_library(tmp_path / "articles", count)
    start(folder).run().close()
    compared.clear()
    with (folder / "004.txt").open("a", encoding="utf-8") as file:
        file.write("Something was added to it.")
    driven = start(folder).run()
    assert compared
    assert all("004.txt" in pair for pair in compared)
    told = {frozenset((s.left, s.right)) for s in driven.findings.sharings() if s.kind}
    assert told >= {frozenset(("000.txt", "001.txt")), frozenset(("003.txt", "004.txt"))}


def refusal(folder: Path, pair: PairOverlaps) -> PairCorrections:
    whole = (Span(0, len(open_library(folder).by_id[one].text)) for one in (pair.left, pair.right))
    left, right = whole
    return PairCorrections(refused=((left, right),))


@pytest.mark.parametrize("count", [SMALL, LARGE])
def test_what_the_reader_refuses_is_compared_anew_and_kept_apart(
    start: Start, tmp_path: Path, count: int
) -> None:
    folder = write_library(tmp_path / "articles", count)
    first = start(folder).ask(Compare("000.txt", "001.txt"))
    pair = next(p for p in first.pairs if {p.left, p.right} == {"000.txt", "001.txt"})
    assert pair.passages
    said = refusal(folder, pair)
    first.forget()
    first.ask(Correct(pair.left, pair.right, said))
    assert [one.passages for one in first.pairs] == [()]
    first.close()
    told = start(folder, corrections={(pair.left, pair.right): said}).run()
    assert all(s.kind is None for s in told.findings.sharings() if s.right == "001.txt" == s.left)
    told.forget()
    told.ask(Correct(pair.left, pair.right, PairCorrections()))
    assert [one.passages for one in told.pairs] == [pair.passages]


def test_texts_that_changed_meanwhile_are_supplied(start: Start, tmp_path: Path) -> None:
    folder = write_library(tmp_path / "articles", SMALL)
    asked = write_library(tmp_path / "before", SMALL)
    driven = start(folder)
    (folder / "001.txt").write_text("Another text.", encoding="utf-8")
    (folder / "002.txt").unlink()
    (folder / "004.txt").write_bytes(b"\xff\xfe\x00\xd8")
    driven.run(steps=50)
    assert not driven.is_done
    driven.supply(asked)
    driven.run()
    by_id = open_library(asked).by_id
    comparer = Comparer(list(by_id.values()))
    for pair in driven.pairs:
        assert pair == comparer.pair(by_id[pair.left], by_id[pair.right])


def test_where_the_folder_is_gone_everything_is_supplied(start: Start, tmp_path: Path) -> None:
    folder = write_library(tmp_path / "articles", SMALL)
    driven = start(folder)
    kept = folder.rename(tmp_path / "elsewhere")
    driven.run(steps=5)
    driven.supply(kept)
    assert len(driven.run().pairs) == SMALL * (SMALL - 1) // 2


def test_a_pair_that_cannot_be_compared_is_named_and_the_others_are(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passages = Comparer.passages

    def fail(self: Comparer, left: Article, right: Article) -> tuple[Overlap, ...]:
        if {left.id, right.id} == {"001.txt", "002.txt"}:
            raise IndexError("list index out of range")
        return passages(self, left, right)

    monkeypatch.setattr(Comparer, "passages", fail)
    driven = start(write_library(tmp_path / "articles", SMALL)).run()
    assert driven.is_done
    assert len(driven.pairs) == SMALL * (SMALL - 1) // 2 - 1
    (trouble,) = driven.troubles
    assert "001.txt and 002.txt cannot be compared" in trouble


def test_several_processes_find_what_one_does(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.overlap.worker.computation.WORTH_HELP", 1)
    folder = write_library(tmp_path / "articles", LARGE)
    alone = Driven(beginning(folder)).run()
    helped = Driven(beginning(folder, jobs=2)).run()
    assert set(alone.findings.sharings()) == {
        sharing if (sharing.left < sharing.right) else sharing.swapped()
        for sharing in helped.findings.sharings()
    }
    alone.close()
    helped.close()


@pytest.mark.parametrize("count", [SMALL, LARGE])
def test_where_nothing_can_be_kept_all_is_found_and_that_is_told_once(
    start: Start, tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.overlap.plan.EVERY_PAIR", SMALL)
    (tmp_path / "cache").write_text("in the way")
    driven = start(write_library(tmp_path / "articles", count)).run()
    assert driven.is_done
    assert any(sharing.kind for sharing in driven.findings.sharings())
    (trouble,) = driven.troubles
    assert f"{tmp_path / 'cache'} is a file where a folder is needed" in trouble


def test_where_the_index_alone_cannot_be_kept_that_is_told(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.overlap.plan.EVERY_PAIR", SMALL)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "index").write_text("in the way")
    (trouble,) = start(write_library(tmp_path / "articles", LARGE)).run().troubles
    assert f"{tmp_path / 'cache' / 'index'} is a file where a folder is needed" in trouble
