"""Highlight, tag, note, undo: what the reader does is safe, and survives the end of the app."""

from pathlib import Path

from textual.pilot import Pilot

from tests.conftest import Open, saved, screen_text, settle, status_line
from tui.annotations.model import Highlight

LEDGER = "02-alder-county-ledger.md"


def tags(library: Path) -> list[tuple[str, ...]]:
    return [highlight.tags for highlight in saved(library, Highlight)]


async def tag(pilot: Pilot[str], label: str) -> None:
    await pilot.press("V", "t", *label, "enter")
    await settle(pilot)


async def test_a_tagged_sentence_is_saved_and_shown_everywhere_after_a_restart(
    opened: Open, library: Path
) -> None:
    async with opened() as pilot:
        await pilot.press("j", "enter")
        await tag(pilot, "claim")
        assert "highlighted as claim" in status_line(pilot)
    (highlight,) = saved(library, Highlight)
    assert highlight.tags == ("claim",)
    assert highlight.target.source == f"seeds/{LEDGER}"
    assert highlight.target.selectors[0].exact == "Nvidia is going back to China."
    async with opened() as pilot:
        row = next(row for row in screen_text(pilot).splitlines() if row.startswith("•B "))
        assert row.endswith(" 1")
        await pilot.press("j", "enter")
        await settle(pilot)
        assert "#claim" in status_line(pilot)
        assert "▎ Nvidia is going back" in screen_text(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert "#claim" in status_line(pilot)
        await pilot.press("A")
        await settle(pilot)
        assert "#claim" in screen_text(pilot)
        assert "Nvidia is going back to China." in screen_text(pilot)


async def test_tab_completes_a_tag_that_was_used_before(opened: Open, library: Path) -> None:
    async with opened(LEDGER) as pilot:
        await tag(pilot, "eu/law")
        await pilot.press(")", "t", "e")
        await settle(pilot)
        assert "tab: eu/law" in screen_text(pilot)
        await pilot.press("tab", *"new", "enter")
        await settle(pilot)
    assert tags(library) == [("eu/law",), ("eu/law", "new")]


async def test_escape_leaves_the_tag_prompt_without_a_highlight(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await pilot.press("V", "t", *"oops", "escape")
        await settle(pilot)
        assert "tags oops" not in screen_text(pilot)
    assert not (library.parent / "annotations" / "annotations.json").exists()


async def test_a_note_is_written_on_the_sentence_and_edited_in_place(
    opened: Open, library: Path
) -> None:
    async with opened(LEDGER) as pilot:
        await pilot.press("a", *"ask", "enter")
        await settle(pilot)
        await pilot.press("a", *"ed", "enter")
        await settle(pilot)
        await pilot.press("l")
        assert "asked" in status_line(pilot)
    assert [highlight.note for highlight in saved(library, Highlight)] == ["asked"]


async def test_t_on_a_highlight_edits_its_tags(opened: Open, library: Path) -> None:
    async with opened(LEDGER) as pilot:
        await tag(pilot, "claim")
        await pilot.press("t", *"money", "enter")
        await settle(pilot)
        assert "tags saved" in status_line(pilot)
    assert tags(library) == [("claim", "money")]


async def test_a_highlight_is_deleted_undone_and_done_again(opened: Open, library: Path) -> None:
    async with opened(LEDGER) as pilot:
        await tag(pilot, "claim")
        for key, said, expected in (
            ("u", "undone", []),
            ("ctrl+r", "done again", [("claim",)]),
            ("D", "highlight deleted", []),
            ("u", "undone", [("claim",)]),
        ):
            await pilot.press(key)
            await settle(pilot)
            assert said in status_line(pilot)
            assert tags(library) == expected
        assert "▎ Nvidia is going back" in screen_text(pilot)
        await pilot.press("2", "u", "u")
        await settle(pilot)
        assert "nothing to be undone" in status_line(pilot)


async def test_where_nothing_can_be_saved_t_says_so_before_anything_is_typed(
    opened: Open, library: Path
) -> None:
    (library.parent / "annotations").write_text("no folder", encoding="utf-8")
    async with opened(LEDGER) as pilot:
        await pilot.press("V", "t")
        await settle(pilot)
        assert "nothing can be saved" in screen_text(pilot)


async def test_a_broken_annotations_file_ends_the_app_with_a_reason_and_is_kept(
    opened: Open, library: Path
) -> None:
    folder = library.parent / "annotations"
    folder.mkdir()
    (folder / "annotations.json").write_text('{"highlights": {"1": {"id"', encoding="utf-8")
    async with opened() as pilot:
        assert pilot.app.return_code == 1
    reason = pilot.app.return_value or ""
    assert "annotations.json" in reason
    (aside,) = folder.glob("annotations.broken-*.json")
    assert aside.name in reason
    assert aside.read_text(encoding="utf-8") == '{"highlights": {"1": {"id"'
