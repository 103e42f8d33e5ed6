"""Highlights grow and shrink by words, take in a selection, let go of one, and overlap."""

from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import Open, saved, screen_text, settle, status_line
from tests.screens.keys import press
from tui.annotations.model import Highlight

LEDGER = "02-alder-county-ledger.md"
FIRST = "Nvidia is going back to China."


def quotes(library: Path) -> list[list[str]]:
    """Return the words of the spans of each highlight, as saved."""
    return [
        [selector.exact for selector in highlight.target.selectors]
        for highlight in saved(library, Highlight)
    ]


async def test_the_end_and_the_start_move_by_words_with_counts(opened: Open, library: Path) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", "enter")
        for keys, expected in (
            (("3", "<"), "Nvidia is going back"),
            ((">",), "Nvidia is going back to"),
            (("2", "g", ">"), "going back to"),
            (("g", "<"), "is going back to"),
            (("9", "<"), "is"),
        ):
            await press(pilot, *keys)
            assert quotes(library) == [[expected]], keys
        await press(pilot, "<")
        assert "one word always stays" in status_line(pilot)
        await press(pilot, "9", "g", "<", "g", "<")
        assert "no words before" in status_line(pilot)
        await press(pilot, "u")
        await press(pilot, "u")
        assert quotes(library) == [["is going back to"]]


async def test_without_a_highlight_resizing_says_so(opened: Open) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, ">")
        assert "no highlight under the cursor" in status_line(pilot)


async def test_a_selection_becomes_a_further_span_or_widens_the_one_it_touches(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "+")
        assert "select what to add" in status_line(pilot)
        await press(pilot, "t", "enter", "}", "V", "+")
        assert "added to the highlight “Nvidia is going back to China.”" in status_line(pilot)
        ((first, second),) = quotes(library)
        assert first == FIRST
        assert second.startswith("In a company blog post")
        await press(pilot, "(", "V", "+")
        ((*_, widened),) = quotes(library)
        assert widened.endswith(second)
        assert len(widened) > len(second)


async def test_each_span_of_a_highlight_is_gone_to(opened: Open) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", "enter", "}", "V", "+", "g", "g", "]", "h")
        assert "no highlight below" not in status_line(pilot)
        await press(pilot, "[", "h", "[", "h")
        assert "no highlight above" in status_line(pilot)


async def test_what_is_taken_out_of_the_middle_leaves_two_spans_but_never_none(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", "enter", "2", "w", "v", "e", "-")
        assert quotes(library) == [["Nvidia is", "back to China."]]
        await press(pilot, "0", "V", "-")
        assert "no words would be left" in status_line(pilot)
        assert quotes(library) == [["Nvidia is", "back to China."]]


async def test_of_highlights_that_overlap_the_next_is_chosen_and_commands_act_on_it(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "V", "t", *"whole", "enter", "0", "v", "e", "t", *"word", "enter")
        assert "1 of 2 highlights here · yellow #word" in await moved(pilot, "h")
        await press(pilot, "g", "n")
        assert "2 of 2 highlights here · yellow #whole" in status_line(pilot)
        await press(pilot, "g", "c")
        assert "the highlight is green" in status_line(pilot)
        assert sorted((one.color, one.tags) for one in saved(library, Highlight)) == [
            ("green", ("whole",)),
            ("yellow", ("word",)),
        ]
        await press(pilot, "g", "n", "D")
        assert [one.tags for one in saved(library, Highlight)] == [("whole",)]
        await press(pilot, "g", "n")
        assert "the only highlight here" in status_line(pilot)


async def moved(pilot: Pilot[str], key: str = "l") -> str:
    """Return the status line once the last message is gone."""
    await press(pilot, key)
    return status_line(pilot)


async def test_colours_go_round_and_are_named(opened: Open, library: Path) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "g", "c")
        assert "no highlight under the cursor" in status_line(pilot)
        await press(pilot, "t", "enter", "2", "g", "c")
        assert "blue" in await moved(pilot)
        await press(pilot, "3", "g", "c")
        assert [one.color for one in saved(library, Highlight)] == ["yellow"]


async def test_a_highlight_of_two_spans_is_drawn_and_copied_as_two(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", "enter", "2", "w", "v", "e", "-", "0", "p")
        await settle(pilot)
        assert "▎ Nvidia is going back" in screen_text(pilot)
    (copied,) = (library.parent / "state").rglob("*.md")
    assert copied.read_text(encoding="utf-8").strip() == "Nvidia is […] back to China."
