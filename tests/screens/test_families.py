"""Families on the screens: shown in the list, counted in the claims, taken apart and together."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests import labelled_families as sample
from tests.conftest import Open, saved, screen_text, settle, status_line, wait_until
from tests.screens.keys import press
from tui.annotations.model import Correction, Verdict
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The labelled sample in place of the sample library."""
    return Path(shutil.copytree(sample.FOLDER, tmp_path / "seeds"))


def header(pilot: Pilot[str]) -> str:
    return screen_text(pilot).splitlines()[0]


def row(pilot: Pilot[str], letter: str) -> list[str]:
    rows = screen_text(pilot).splitlines()
    return next(line for line in rows if line[1:].startswith(f"{letter} ")).split()


def told(pilot: Pilot[str]) -> str:
    """Return the screen with its lines joined, for a status line may take several."""
    return " ".join(screen_text(pilot).split())


async def test_the_list_shows_sources_and_their_copies_and_says_why(opened: Open) -> None:
    async with opened() as pilot:
        assert "12 articles, 5 sources" in header(pilot)
        assert [row(pilot, letter)[1] for letter in "ABEF"] == ["◆", "◇A", "◆", "◇E"]
        assert row(pilot, "I")[1] == "2026-03-08"
        await press(pilot, "j")
        assert "◇ counts as one with A, D, C: 86 % of it matches A" in told(pilot)


async def test_a_narrow_list_has_the_signs_and_letters(opened: Open) -> None:
    async with opened(size=(60, 20)) as pilot:
        assert [row(pilot, letter)[1] for letter in "AB"] == ["◆", "◇A"]
        assert max(map(len, screen_text(pilot).splitlines())) <= 60


async def test_without_families_the_list_has_no_column_for_them(
    opened: Open, library: Path
) -> None:
    for file in library.iterdir():
        if file.name not in (sample.WIRE, sample.FOLLOW_UP, sample.RELEASE):
            file.unlink()
    async with opened() as pilot:
        assert "3 articles" in header(pilot)
        assert "source" not in header(pilot)
        assert screen_text(pilot).splitlines()[2].startswith("•A 2026-03-03 ")


async def test_what_else_is_counted_anew_is_told(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "G", "k", "g", "-")
        assert "K counts apart from J now, as one with L: 3 families, 5 sources" in (
            status_line(pilot)
        )


async def test_a_copy_is_taken_from_its_source_and_brought_back(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "3", "j", "g", "-")
        assert "D counts apart from A now: 3 families, 6 sources" in status_line(pilot)
        assert "12 articles, 6 sources" in header(pilot)
        assert row(pilot, "D")[1] == "2026-03-04"
        await press(pilot, "u")
        assert "articles together again: 3 families, 5 sources" in status_line(pilot)
        assert row(pilot, "D")[1] == "◇A"
        await press(pilot, "ctrl+r")
        assert "3 families, 6 sources" in status_line(pilot)
    assert [one.verdict for one in saved(library, Correction)] == [Verdict.SPLIT]
    async with opened() as pilot:
        assert "12 articles, 6 sources" in header(pilot)


async def test_of_a_source_is_asked_from_whom_it_counts_apart(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "g", "-")
        assert "1 B The Harrow Gazette · 2 C Ostley Mail · 3 D River Herald" in told(pilot)
        await press(pilot, "2")
        assert "A counts apart from C now" in status_line(pilot)
        assert row(pilot, "C")[1] == "2026-03-04"


async def test_an_article_that_stands_alone_cannot_be_taken_from_a_family(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "8", "j", "g", "-")
        assert "a source of its own already" in status_line(pilot)


async def test_an_article_is_joined_with_one_that_is_chosen_by_its_words(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "8", "j", "g", "+", *"county")
        assert "tab: L · County Farmer" in screen_text(pilot)
        await press(pilot, "enter")
        assert "I counts as one with L, K now: 3 families, 4 sources" in status_line(pilot)
        assert row(pilot, "L")[1] == "◇I"
        assert "likely the source" in told(pilot)
        await press(pilot, "g", "+", *"nobody here", "enter")
        assert "no article fits" in status_line(pilot)
        await press(pilot, "g", "+", "escape", "G", "g", "-")
        assert "L counts apart from I now: 3 families, 5 sources" in status_line(pilot)
    assert [one.verdict for one in saved(library, Correction)] == [Verdict.SPLIT]


async def test_in_the_comparison_the_two_shown_are_meant(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "c", "g", "-")
        assert "B counts apart from A now" in status_line(pilot)
        await press(pilot, "g", "-")
        assert "you said already that B and A count apart" in status_line(pilot)
        await press(pilot, "g", "+")
        assert "B counts as one with A now: 3 families, 5 sources" in status_line(pilot)


async def test_the_word_of_another_program_is_followed(opened: Open, library: Path) -> None:
    async with opened() as pilot:
        file = library.parent / "annotations" / "annotations.json"
        other = Notebook(AnnotationStore(file), library)
        articles = sample.library().by_id
        other.corrections.split_articles(articles[sample.WIRE], articles[sample.OWN_LEAD])
        other.close()
        await wait_until(pilot, lambda: "6 sources" in header(pilot))
        assert row(pilot, "D")[1] == "2026-03-04"


async def test_nothing_is_said_where_nothing_can_be_saved(
    opened: Open, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AnnotationStore, "why_read_only", lambda _: "the disk is full")
    async with opened() as pilot:
        await press(pilot, "j", "g", "-")
        assert "nothing can be saved: the disk is full" in told(pilot)
        assert "12 articles, 5 sources" in header(pilot)
    assert not saved(library, Correction)


async def test_a_match_that_is_refused_may_part_a_family(opened: Open) -> None:
    async with opened(sample.WIRE, sample.CUT_IN_THE_MIDDLE) as pilot:
        desk = pilot.app.screen.desk  # type: ignore[attr-defined]
        assert desk.families.sources == 1
        while "no shared wording" not in header(pilot):
            await press(pilot, "g", "g", "n", "x")
        await settle(pilot)
        assert desk.families.sources == 2


async def test_claims_count_the_sources_of_their_evidence(opened: Open) -> None:
    evidence = ("K", *"shut", "enter", "s", "q")
    again = ("K", "tab", "enter", "s", "q")
    async with opened() as pilot:
        await press(pilot, "enter", *evidence, "j", "enter", *again, "G", "enter", *again, "C")
        assert "supported in 3 articles, 2 sources" in screen_text(pilot)
        assert "2 of 3       –       –   shut" in screen_text(pilot)
        await press(pilot, "q", "g", "g", "j", "g", "-", "C")
        assert "supported in 3 articles" in screen_text(pilot)
        assert "sources" not in screen_text(pilot)


async def test_the_reader_says_who_was_likely_first(opened: Open) -> None:
    async with opened(size=(120, 30)) as pilot:
        await press(pilot, "3", "j", "enter", "]", "c")
        assert "also in =A =B · likely first: A or B 3 Mar" in status_line(pilot)
        await press(pilot, "g", "g")
        assert "likely" not in status_line(pilot)
        await press(pilot, "c", "n")
        assert "likely first: A or B 3 Mar" in status_line(pilot)
