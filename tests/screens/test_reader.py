"""Reading one article: motions, counts, search, selection by keys and by mouse."""

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import Open, screen_text, settle, start_late, status_line, wait_until
from tests.screens.keys import press
from tui.screens.reader import ReaderScreen
from tui.screens.text_screen import TextScreen
from tui.widgets.gutter import GUTTER_WIDTH
from tui.widgets.reader_pane import ReaderPane

HARBOR = "08-saltmarsh-courier.md"


def pane(pilot: Pilot[str]) -> ReaderPane:
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen.pane


def words_ahead(pilot: Pilot[str]) -> str:
    """Return some of the text from the cursor on."""
    reader = pane(pilot)
    return reader.article.text[reader.cursor : reader.cursor + 40]


def selected(pilot: Pilot[str]) -> str:
    span = pane(pilot).selected()
    return pane(pilot).article.slice(span) if span else ""


async def test_motions_go_where_vim_goes_and_take_counts(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        for keys, expected in (
            ("3j", "out, and came"),
            (")", "The repair ended"),
            ("2)", "The third lasted"),
            ("(", "A trawler had"),
            ("}", "Finding the break"),
            ("2{", "For nineteen"),
            ("2w", "nights the"),
            ("e", "s the harbor"),
            ("b", "nights the"),
            ("l", "ights the"),
            ("0", "For nineteen"),
            ("2G", "lamps and one"),
            ("gg", "For nineteen"),
        ):
            await pilot.press(*keys)
            assert words_ahead(pilot).startswith(expected), keys
        await pilot.press("G")
        assert pane(pilot).cursor_row == pane(pilot).row_count - 1


async def test_keys_that_wait_for_another_are_shown(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("1", "2", "]")
        assert status_line(pilot).endswith("12]")
        await pilot.press("escape")
        assert not status_line(pilot).endswith("]")


async def test_search_goes_to_the_first_place_and_on_with_n_and_back(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("/", *"cable", "enter")
        await settle(pilot)
        first = pane(pilot).cursor
        assert words_ahead(pilot).startswith("cable in a gale")
        await pilot.press("n")
        assert pane(pilot).cursor > first
        assert words_ahead(pilot).startswith("cable on deck")
        await pilot.press("N")
        assert pane(pilot).cursor == first
        await pilot.press("N")
        assert "2 of 2, on from the end" in status_line(pilot)


async def test_a_search_that_finds_nothing_says_so_and_stays(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press(")", "/", *"nvidia", "enter")
        await settle(pilot)
        assert "not found: nvidia" in status_line(pilot)
        assert words_ahead(pilot).startswith("On Friday")


async def test_jumps_lead_to_shared_passages_and_to_facts_that_differ(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("2", "j", "enter")
        await settle(pilot)
        while "no differing fact below" not in status_line(pilot):
            await pilot.press("]", "d")
            if "4.5 trillion" in words_ahead(pilot):
                break
        assert "4.5 trillion" in words_ahead(pilot)
        await pilot.press("]", "c")
        beyond = pane(pilot).cursor
        await pilot.press("[", "c")
        assert pane(pilot).cursor < beyond


async def test_an_article_that_shares_nothing_says_so(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("]", "c")
        assert "no shared passage here" in status_line(pilot)
        await pilot.press("c")
        assert "no other article" in status_line(pilot)


async def test_a_selection_grows_by_sentences_and_escape_drops_it(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.press("V")
        assert selected(pilot).startswith("For nineteen nights")
        assert selected(pilot).endswith("fish hall.")
        await pilot.press(")")
        assert selected(pilot).endswith("came on for good.")
        assert "42 words selected by sentence" in status_line(pilot)
        await pilot.press("escape")
        assert selected(pilot) == ""
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_a_click_moves_the_cursor_and_a_drag_selects(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.click("#text", offset=(GUTTER_WIDTH + 4, 0))
        assert words_ahead(pilot).startswith("nineteen nights")
        await pilot.mouse_down("#text", offset=(GUTTER_WIDTH, 2))
        await pilot.hover("#text", offset=(GUTTER_WIDTH + 5, 2))
        await pilot.mouse_up("#text", offset=(GUTTER_WIDTH + 5, 2))
        assert selected(pilot) == "little"
        await pilot.hover("#text", offset=(GUTTER_WIDTH + 20, 2))
        assert selected(pilot) == "little", "the button is up"


async def test_a_double_click_selects_a_word(opened: Open) -> None:
    async with opened(HARBOR) as pilot:
        await pilot.double_click("#text", offset=(GUTTER_WIDTH + 6, 0))
        assert selected(pilot) == "nineteen"


async def test_where_the_reader_is_stays_in_sight_while_hints_give_way(opened: Open) -> None:
    async with opened(size=(60, 20)) as pilot:
        line = status_line(pilot)
        assert "? keys" in line
        assert line.endswith("1/8")
    async with opened("08-saltmarsh-courier.md", size=(60, 20)) as pilot:
        await pilot.press("j")
        line = status_line(pilot)
        assert line.split()[:3] == ["]c", "shared", "passage"]
        assert "? keys" in line
        assert line.split()[-2].startswith("¶")
        assert line.endswith("%")


async def test_a_repeated_paragraph_is_folded_and_z_unfolds_it(opened: Open, library: Path) -> None:
    paragraphs = (library / HARBOR).read_text(encoding="utf-8").split("---\n")[2].split("\n\n")
    again = "\n\n".join([*paragraphs[:2], paragraphs[0].strip(), "Good night."])
    (library / "again.txt").write_text(again, encoding="utf-8")
    async with opened("again.txt") as pilot:
        await settle(pilot)
        assert screen_text(pilot).count("very loud generator") == 1
        assert "repeat ¶1" in screen_text(pilot)
        await pilot.press("z")
        await settle(pilot)
        assert screen_text(pilot).count("very loud generator") == 2


async def test_article_text_is_text_and_never_markup_or_control(
    opened: Open, library: Path
) -> None:
    hostile = "[bold]Loud[/bold] [@click=app.quit]press[/] [/] \x1b]52;c;aGk=\x07 \x1b[31mred"
    (library / "0.md").write_text(
        f'---\ntitle: "[@click=app.quit]Go[/] [bold]"\nsource: "[/]"\n---\n{hostile}\n',
        encoding="utf-8",
    )
    async with opened() as pilot:
        await pilot.press("G")
        await settle(pilot)
        assert "[@click=app.quit]Go[/] [bold]" in screen_text(pilot)
        await pilot.press("enter", "V", "t", *"[bold]", "enter")
        await settle(pilot)
        screen = screen_text(pilot)
        assert "[bold]Loud[/bold] [@click=app.quit]press[/] [/]" in screen
        assert "\x1b" not in screen
        assert "highlighted as [bold]" in screen
        await pilot.press("c")
        await settle(pilot)
        assert "I [/]  ↔" in screen_text(pilot)
        await pilot.click("#text", offset=(22, 1))
        await settle(pilot)
        assert pilot.app.return_code is None


async def test_letters_of_articles_beyond_the_26th_stand_apart_in_the_gutter(
    opened: Open, library: Path
) -> None:
    source = (library / HARBOR).read_text(encoding="utf-8").split("---\n")[2]
    (library / "copies").mkdir()
    for number in range(28):
        words = source if number in (0, 1, 27) else f"Nothing is shared by number {number}."
        (library / "copies" / f"{number:02}.md").write_text(words, encoding="utf-8")
    async with opened("copies") as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert "=B AB" in screen_text(pilot)


async def test_what_is_not_known_yet_is_not_said_to_be_missing(opened: Open) -> None:
    go_on = threading.Event()
    async with opened(wait=False, start_worker=lambda: start_late(go_on)) as pilot:
        await wait_until(pilot, lambda: "0/8 articles" in screen_text(pilot))
        await pilot.press("j", "r", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        for keys in ("]c", "[c", "]d", "[d", "n"):
            await pilot.press(*keys)
            assert status_line(pilot).strip().startswith("comparing…"), keys
            assert "no " not in status_line(pilot), keys
        go_on.set()
        await settle(pilot)
        await press(pilot, "g", "g", "[", "c")
        assert "no shared passage above" in status_line(pilot)


async def test_an_article_on_its_own_is_not_said_to_be_compared(opened: Open) -> None:
    go_on = threading.Event()
    try:
        async with opened(HARBOR, wait=False, start_worker=lambda: start_late(go_on)) as pilot:
            await wait_until(pilot, lambda: "quote" in screen_text(pilot))
            assert "comparing" not in screen_text(pilot)
            await pilot.press("]", "c")
            assert "no shared passage here" in status_line(pilot)
    finally:
        go_on.set()


async def test_that_all_is_compared_is_seen_without_a_key(opened: Open, library: Path) -> None:
    (library / "odd.txt").write_text("Xylographs.", encoding="utf-8")
    go_on = threading.Event()
    async with opened(wait=False, start_worker=lambda: start_late(go_on)) as pilot:
        await wait_until(pilot, lambda: "9 articles" in screen_text(pilot))
        await pilot.press("G", "enter")
        await wait_until(pilot, lambda: "comparing…" in screen_text(pilot).splitlines()[-1])
        go_on.set()
        await wait_until(pilot, lambda: "comparing…" not in screen_text(pilot))


@pytest.mark.parametrize("keys", ["enter G q enter", "G c"])
async def test_the_scrollbar_is_where_the_text_is_that_opens_further_down(
    opened: Open, keys: str
) -> None:
    async with opened(size=(60, 20)) as pilot:
        await press(pilot, *keys.split())
        front = pilot.app.screen
        assert isinstance(front, TextScreen)
        assert front.pane.top > 0
        assert front.pane.vertical_scrollbar.position == front.pane.top
