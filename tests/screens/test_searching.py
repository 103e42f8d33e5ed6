"""Search in the reader, in the comparison and in the library, as the reader types."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import Open, screen_text, settle, status_line, wait_until
from tests.screens.keys import press
from tui.screens.comparison import ComparisonScreen
from tui.screens.jumping import JumpingScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen

HARBOR = "08-saltmarsh-courier.md"
WIRE, LEDGER = "01-meridian-wire.md", "02-alder-county-ledger.md"


def screen(pilot: Pilot[str]) -> JumpingScreen:
    assert isinstance(pilot.app.screen, JumpingScreen)
    return pilot.app.screen


def words_ahead(pilot: Pilot[str]) -> str:
    pane = screen(pilot).pane
    return pane.article.text[pane.cursor : pane.cursor + 30]


def results(pilot: Pilot[str]) -> list[str]:
    assert isinstance(pilot.app.screen, SearchScreen)
    return screen_text(pilot).splitlines()


async def test_each_letter_typed_searches_and_tells_which_of_how_many(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await press(pilot, "/", *"cable")
        assert status_line(pilot).split() == ["/", "cable", "1", "of", "2"]
        await press(pilot, *" on")
        assert status_line(pilot).split() == ["/", "cable", "on", "1", "of", "1"]
        await press(pilot, "x")
        assert status_line(pilot).endswith("not found: cable onx")
        await press(pilot, "backspace", "enter")
        assert words_ahead(pilot).startswith("cable on deck")
        await press(pilot, "/", *"nineteen", "enter")
        assert status_line(pilot).split("  ")[0] == " 1 of 1, on from the top"


async def test_escape_leaves_the_cursor_and_the_search_as_they_were(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await press(pilot, "/", *"cable", "enter", "2", "n")
        before = screen(pilot).position
        await press(pilot, "/", *"trawler", "escape")
        assert screen(pilot).position == before
        await press(pilot, "n")
        assert words_ahead(pilot).startswith("cable on deck")
        await press(pilot, "escape", "n")
        assert "no shared passage" in status_line(pilot)


async def test_a_regular_expression_is_asked_for_by_a_key_and_what_is_wrong_is_told(
    opened: Open,
) -> None:
    async with opened(HARBOR) as pilot:
        await press(pilot, "/", "ctrl+r", *"c(able|rab")
        assert status_line(pilot).strip().startswith("regex / c(able|rab")
        assert "missing ), unterminated subpattern at character 2" in screen_text(pilot)
        await press(pilot, ")", "enter")
        assert words_ahead(pilot).startswith("cable")
        await press(pilot, "/", "up", "ctrl+r")
        assert status_line(pilot).strip().startswith("/ c(able|rab)")
        assert "not found" in status_line(pilot)


async def test_a_capital_makes_case_count_and_the_prompt_says_so(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await press(pilot, "/", *"cable")
        assert " Aa" not in status_line(pilot)
        await press(pilot, "home", "delete", "C")
        assert status_line(pilot).split() == ["/", "Aa", "Cable", "not", "found:", "Cable"]
        await press(pilot, "backspace")
        assert " Aa" not in status_line(pilot)


async def test_an_endless_expression_keeps_no_key_waiting(opened: Open, library: Path) -> None:
    (library / "long.txt").write_text("a" * 1_000_000 + "b", encoding="utf-8")
    async with opened("long.txt") as pilot:
        await press(pilot, "/", "ctrl+r")
        await pilot.press(*"(a+)+$")
        assert "(a+)+$" in status_line(pilot)
        await wait_until(pilot, lambda: "given up after 1 s" in screen_text(pilot))
        await press(pilot, "enter")
        assert "given up after 1 s" in status_line(pilot)


async def test_the_last_searches_come_back(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await press(pilot, "/", *"cable", "enter", "/", *"crab", "enter", "/", *"dra")
        for key, expected in (("up", "crab"), ("up", "cable"), ("down", "crab"), ("down", "dra")):
            await press(pilot, key)
            assert status_line(pilot).split()[:2] == ["/", expected]


@pytest.fixture
def repeating(library: Path) -> str:
    """An article whose first paragraph stands in it again, and is folded there."""
    paragraphs = (library / HARBOR).read_text(encoding="utf-8").split("---\n")[2].split("\n\n")
    again = "\n\n".join([*paragraphs[:2], paragraphs[0].strip(), "Good night."])
    (library / "again.txt").write_text(again, encoding="utf-8")
    return "again.txt"


async def test_a_search_finds_what_is_folded(opened: Open, repeating: str) -> None:
    async with opened(repeating) as pilot:
        await press(pilot, "/", *"very loud", "enter")
        assert screen_text(pilot).count("very loud generator") == 1
        first = screen(pilot).position
        await press(pilot, "n")
        assert screen(pilot).position.offset > first.offset
        assert words_ahead(pilot).startswith("very loud")
        assert screen_text(pilot).count("very loud generator") == 2


async def test_a_result_in_a_fold_opens_unfolded(opened: Open, repeating: str) -> None:
    async with opened(repeating) as pilot:
        assert screen_text(pilot).count("very loud generator") == 1
        await press(pilot, "g", "/", *"very loud", "enter", "j", "enter")
        assert screen_text(pilot).count("very loud generator") == 2
        assert words_ahead(pilot).startswith("very loud")
        await press(pilot, "z")
        assert screen_text(pilot).count("very loud generator") == 1
        await press(pilot, "z", "z")
        assert screen_text(pilot).count("very loud generator") == 1


async def test_a_highlight_in_a_fold_opens_unfolded(opened: Open, repeating: str) -> None:
    async with opened(repeating) as pilot:
        await press(pilot, "/", *"very loud", "enter", "n", "t", "x", "enter", "z")
        assert screen_text(pilot).count("very loud generator") == 1
        await press(pilot, "A", "enter")
        assert screen_text(pilot).count("very loud generator") == 2


@pytest.mark.parametrize("names", [(WIRE,), (WIRE, LEDGER)], ids=["reader", "comparison"])
async def test_what_is_in_sight_is_as_before_after_escape_and_where_nothing_is_found(
    opened: Open, names: tuple[str, ...]
) -> None:
    async with opened(*names, size=(60, 14)) as pilot:
        shown = screen(pilot)
        await press(pilot, "ctrl+d", "ctrl+d", "k", "k")
        before = shown.position, shown.pane.top
        await press(pilot, "/", *"nothing has crossed")
        assert shown.pane.top != before[1]
        await press(pilot, "x")
        assert (shown.position, shown.pane.top) == before
        await press(pilot, "backspace", "escape")
        assert (shown.position, shown.pane.top) == before
        await press(pilot, "/", *"crossedx", "enter")
        assert (shown.position, shown.pane.top) == before


async def test_a_comparison_is_searched_in_both_articles_and_n_is_the_match_again_without(
    opened: Open,
) -> None:
    async with opened(WIRE, LEDGER) as pilot:
        await press(pilot, "/", *"pleaded", "enter")
        assert "1 of 2, in A" in status_line(pilot)
        await press(pilot, "n")
        assert "2 of 2, in B" in status_line(pilot)
        assert screen(pilot).position.article == LEDGER
        assert words_ahead(pilot).startswith("pleaded")
        await press(pilot, "n")
        assert "1 of 2, in A, on from the top" in status_line(pilot)
        await press(pilot, "escape", "n")
        assert " of 2" not in status_line(pilot)
        assert isinstance(pilot.app.screen, ComparisonScreen)


async def test_another_article_of_the_comparison_is_searched_too(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "c", "/", *"4.5 trillion", "enter")
        assert "not found: 4.5 trillion" in status_line(pilot)
        while "C Northgate Post" not in screen_text(pilot):
            await press(pilot, "L")
        await press(pilot, "n")
        assert "1 of 1, in C" in status_line(pilot)


@pytest.mark.parametrize("way", [(), ("enter",), ("c",), ("A",)], ids=lambda way: "".join(way))
async def test_the_library_is_searched_from_every_screen(
    opened: Open, way: tuple[str, ...]
) -> None:
    async with opened() as pilot:
        await press(pilot, "j", *way, "g", "/", *"rare earths", "enter")
        rows = results(pilot)
        assert "/rare earths · 7 places in 6 articles" in rows[0]
        assert [row.split()[0] for row in rows[1:8]] == list("ABCDEEH")
        assert all("rare earths" in row for row in rows[1:8])


async def test_a_result_opens_at_its_place_and_the_search_goes_on_there(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "g", "/", *"rare earths", "enter", "5", "j", "enter")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert words_ahead(pilot).startswith("rare earths the world uses")
        assert "2 of 2" in status_line(pilot)
        await press(pilot, "n")
        assert words_ahead(pilot).startswith("rare earths and magnets")
        assert "1 of 2, on from the top" in status_line(pilot)
        await press(pilot, "q")
        assert "6/7" in status_line(pilot)


async def test_a_new_search_takes_the_place_of_the_results(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "g", "/", *"rare earths", "enter", "5", "j")
        deep = len(pilot.app.screen_stack)
        await press(pilot, "g", "/", "ctrl+u", "ctrl+r", *"qu[a-e]y|trawler", "enter")
        assert "regex /qu[a-e]y|trawler" in results(pilot)[0]
        assert "rare earths" not in screen_text(pilot)
        assert len(pilot.app.screen_stack) == deep


async def test_where_nothing_is_found_or_an_expression_is_wrong_it_is_said(opened: Open) -> None:
    async with opened() as pilot:
        await press(pilot, "g", "/", *"zeppelin", "enter")
        assert "Found in none of 8 articles." in screen_text(pilot)
        await press(pilot, "enter", "g", "/", "ctrl+r", "(", "enter")
        assert "! not a regular expression: missing )" in screen_text(pilot)
        await press(pilot, "g", "/", "escape")
        assert isinstance(pilot.app.screen, SearchScreen)


async def test_words_that_are_searched_for_and_found_are_never_markup(
    opened: Open, library: Path
) -> None:
    (library / "0.md").write_text(
        "A [bold]loud[/bold] [@click=app.quit]press[/].", encoding="utf-8"
    )
    async with opened() as pilot:
        await press(pilot, "g", "/", *"[@click=app.quit]", "enter")
        assert "/[@click=app.quit] · 1 place in 1 article" in results(pilot)[0]
        assert "A [bold]loud[/bold] [@click=app.quit]press[/]." in screen_text(pilot)
        await press(pilot, "enter", "/", "up")
        await settle(pilot)
        assert status_line(pilot).split() == ["/", "[@click=app.quit]", "1", "of", "1"]
