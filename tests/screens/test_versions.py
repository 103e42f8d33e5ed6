"""The screen of versions: who has a sentence, in which words, and what is done with each."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

import tui.overlap.passage_survey
from tests.conftest import LONGEST_WAIT, Open, saved, screen_text, settle, status_line, wait_until
from tests.screens.keys import press
from tests.screens.test_copying import quotes
from tui.annotations.model import Evidence, Highlight
from tui.articles.model import Article
from tui.overlap.passage_survey import PassageSurvey, survey_passage
from tui.overlap.versions_at import PairsOf
from tui.reading.columns import Side
from tui.screens.comparison import ComparisonScreen
from tui.screens.reader import ReaderScreen
from tui.screens.versions import VersionsScreen
from tui.settings.model import Settings, Signs

MARCH = "In March the Commerce Department"


def screen(pilot: Pilot[str]) -> VersionsScreen:
    front = pilot.app.screen
    assert isinstance(front, VersionsScreen)
    return front


def chosen(pilot: Pilot[str]) -> str:
    """Return the letter of the chosen item's article."""
    front = screen(pilot)
    item = front.list.chosen
    return front.desk.letters[item.article.id] if item else ""


async def to_april(pilot: Pilot[str]) -> None:
    """Open the versions of the sentence on April of the first article."""
    await press(pilot, "enter", "/", *"In April", "enter", "o")
    assert "5 articles, 3 sources · likely first: A (this) or B 15 Jul" in screen_text(pilot)


async def test_o_lists_all_versions_with_the_facts_that_differ(opened: Open) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        rows = [row.split() for row in screen_text(pilot).splitlines()]
        assert ["date", "April", "A", "B", "C", "D"] in rows
        assert ["!", "March", "H"] in rows
        assert ["not", "found", "in", "E", "F", "G"] in rows
        assert chosen(pilot) == "A"


async def test_j_and_k_go_from_version_to_version_and_motions_take_counts(opened: Open) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        for keys, letter in (
            ("j", "B"), ("2j", "D"), ("k", "C"), ("G", "H"), ("gg", "A"), ("4G", "D"), ("9k", "A"),
        ):  # fmt: skip
            await press(pilot, *keys)
            assert chosen(pilot) == letter, keys
        await press(pilot, "space")
        assert chosen(pilot) != "A"
        await press(pilot, "pageup", "pageup", "ctrl+d")
        assert chosen(pilot) != "A"
        await press(pilot, "ctrl+u", "ctrl+u")
        assert chosen(pilot) == "A"


async def test_n_goes_to_other_words_and_d_to_facts_that_differ(opened: Open) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "n")
        assert chosen(pilot) == "D"
        await press(pilot, "N")
        assert chosen(pilot) == "A"
        await press(pilot, "]", "d")
        assert chosen(pilot) == "H"
        await press(pilot, "]", "d")
        assert "no differing fact below" in status_line(pilot)
        await press(pilot, "[", "d")
        assert "no differing fact above" in status_line(pilot)
        await press(pilot, "n")
        assert "no other wording below" in status_line(pilot)


async def test_enter_reads_the_article_at_the_passage_and_q_comes_back(opened: Open) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "G", "enter")
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.article.text[reader.pane.cursor :].startswith(MARCH)
        await press(pilot, "q")
        assert chosen(pilot) == "H"
        await press(pilot, "q")
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.article.text[reader.pane.cursor :].startswith("In April")


async def test_c_compares_where_one_came_from_with_the_chosen_version(opened: Open) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "c")
        assert "A is where you are" in status_line(pilot)
        await press(pilot, "G", "c")
        comparison = pilot.app.screen
        assert isinstance(comparison, ComparisonScreen)
        names = [comparison.desk.letters[one.id] for one in comparison.articles]
        assert names == ["A", "H"]
        assert comparison.pane.article.text[comparison.pane.cursor :].startswith("In April")
        await press(pilot, "L")
        assert comparison.desk.letters[comparison.articles[1].id] == "B"


async def test_c_on_the_version_one_came_from_compares_it_with_the_base(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "j", "enter", "/", *MARCH, "enter", "o")
        assert chosen(pilot) == "H"
        await press(pilot, "c")
        comparison = pilot.app.screen
        assert isinstance(comparison, ComparisonScreen)
        assert [comparison.desk.letters[one.id] for one in comparison.articles] == ["A", "H"]


async def test_y_and_p_copy_the_chosen_version(opened: Open, tmp_path: Path) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "G", "y", "p")
    cited, plain = quotes(tmp_path / "state")
    assert cited.startswith(f"> {MARCH}")
    assert "The Evening Lantern, 20 July 2025, ¶3" in cited
    assert plain.startswith(MARCH)
    assert "Evening Lantern" not in plain


async def test_a_version_is_tagged_noted_linked_recoloured_and_its_highlight_deleted(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "G", "t", *"when", "enter")
        (highlight,) = saved(library, Highlight)
        assert highlight.target.selectors[0].exact.startswith(MARCH)
        assert "▎#when" in screen_text(pilot)
        assert chosen(pilot) == "H"
        await press(pilot, "a", *"ask", "enter")
        await press(pilot, "K", *"Halted", "enter", "c")
        await press(pilot, "g", "c")
        assert [one.note for one in saved(library, Highlight)] == ["ask"]
        assert len(saved(library, Evidence)) == 1
        assert saved(library, Highlight)[0].color != highlight.color
        await press(pilot, "l")
        assert "ask · - Halted" in " ".join(screen_text(pilot).split())
        await press(pilot, "D")
        assert not saved(library, Highlight)
        assert "▎#when" not in screen_text(pilot)
        await press(pilot, "u")
        assert "▎#when" in screen_text(pilot)


async def test_the_address_and_file_of_the_chosen_version_are_opened(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr("tui.screens.article_commands.opens_windows", lambda: False)
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "G", "g", "x")
        assert "example.org/evening-lantern" in " ".join(screen_text(pilot).split())
        await press(pilot, "g", "e")
        assert "set EDITOR" in status_line(pilot)


async def test_a_sentence_nobody_else_has_is_said_to_be_alone_without_a_screen(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await press(pilot, "6", "j", "enter", "o")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert "has this sentence, and none is similar" in status_line(pilot)


async def test_what_an_article_repeats_has_the_versions_of_its_first_occurrence(
    opened: Open, library: Path
) -> None:
    file = library / "07-evening-lantern.md"
    text = file.read_text(encoding="utf-8")
    paragraph = next(part for part in text.split("\n\n") if part.startswith(MARCH))
    file.write_text(f"{text}\n{paragraph.replace('March', 'march')}\n", encoding="utf-8")
    async with opened() as pilot:
        await press(pilot, "7", "j", "enter", "G", "enter", "o")
        assert "5 articles, 3 sources" in screen_text(pilot)
        assert chosen(pilot) == "H"


async def test_a_sentence_with_only_similar_ones_says_so_and_lists_them(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "7", "j", "enter", "/", *"On one side of the ledger", "enter", "o")
        assert "only H has this sentence; " in status_line(pilot)
        assert "? similar, for you to judge" in screen_text(pilot)
        assert "likely first" not in screen_text(pilot)
        await press(pilot, "j", "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_o_in_the_comparison_asks_for_the_sentence_on_the_side_of_the_cursor(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "G", "c", "tab")
        comparison = pilot.app.screen
        assert isinstance(comparison, ComparisonScreen)
        assert comparison.pane.side is Side.RIGHT
        await press(pilot, "o")
        front = screen(pilot)
        assert front.desk.letters[front.article.id] == "H"
        assert chosen(pilot) == "H"
        assert "March" in screen_text(pilot).splitlines()[0]


async def test_further_findings_keep_the_chosen_version(opened: Open) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "3", "j")
        screen(pilot).findings_changed()
        await settle(pilot)
        assert chosen(pilot) == "D"


async def test_keys_typed_while_versions_are_looked_for_wait_for_them(
    opened: Open, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def survey_late(
        article: Article, sentence: int, pairs_of: PairsOf, articles: dict[str, Article]
    ) -> PassageSurvey:
        go_on.wait(LONGEST_WAIT)
        return survey_passage(article, sentence, pairs_of, articles)

    monkeypatch.setattr(tui.overlap.passage_survey, "survey_passage", survey_late)
    async with opened() as pilot:
        await press(pilot, "enter", "/", *"In April", "enter")
        await pilot.press("o")
        await wait_until(pilot, lambda: "looking…" in screen_text(pilot))
        await pilot.press("t", "y", "enter", "j", "q")
        assert screen(pilot).list.chosen is None
        go_on.set()
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert [one.tags for one in saved(library, Highlight)] == [("y",)]
        await press(pilot, "o")
        assert chosen(pilot) == "A"


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_the_screen_is_left_at_once_while_versions_are_looked_for(
    opened: Open, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    go_on = Event()

    def survey_late(*asked: Any) -> PassageSurvey:
        go_on.wait(LONGEST_WAIT)
        return survey_passage(*asked)

    monkeypatch.setattr(tui.overlap.passage_survey, "survey_passage", survey_late)
    async with opened() as pilot:
        await press(pilot, "enter", "/", *"In April", "enter")
        await pilot.press("o")
        await wait_until(pilot, lambda: "looking…" in screen_text(pilot))
        await pilot.press(key)
        assert isinstance(pilot.app.screen, ReaderScreen)
        go_on.set()


async def test_texts_are_wrapped_anew_when_the_terminal_changes(opened: Open) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        await press(pilot, "j")
        await pilot.resize_terminal(50, 34)
        await settle(pilot)
        assert chosen(pilot) == "B"
        await press(pilot, "k")
        assert "security, a decision that has cost Nvidia\n" in screen_text(pilot)


async def test_a_click_chooses_a_version_by_any_of_its_rows_and_two_read_it(opened: Open) -> None:
    async with opened() as pilot:
        await to_april(pilot)
        rows = screen_text(pilot).splitlines()
        row = next(number for number, row in enumerate(rows) if MARCH in row)
        await pilot.click(offset=(20, row))
        await settle(pilot)
        assert chosen(pilot) == "H"
        await pilot.click(offset=(20, row), times=2)
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_ascii_signs_take_the_place_of_ours_and_not_of_the_articles_words(
    opened: Open,
) -> None:
    async with opened(settings=Settings(signs=Signs.ASCII)) as pilot:
        await press(pilot, "enter", "/", *"I hope to get", "enter", "o")
        rows = screen_text(pilot).splitlines()
        assert any("“I hope to get" in row for row in rows[1:])
        heads = [row for row in rows if "Jul" in row]
        assert heads
        assert all(row.isascii() for row in heads)


async def test_front_matter_is_text_and_never_markup(opened: Open, library: Path) -> None:
    file = library / "07-evening-lantern.md"
    text = file.read_text(encoding="utf-8")
    odd = "[@click=app.quit]x[/] \x1b]52;c;eA==\x07"
    file.write_text(
        text.replace("source: The Evening Lantern", f'source: "{odd}"'), encoding="utf-8"
    )
    async with opened() as pilot:
        await to_april(pilot)
        assert "[@click=app.quit]x[/]" in screen_text(pilot)
        assert "\x1b" not in screen_text(pilot)
