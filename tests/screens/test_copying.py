"""Copying: the quote leaves with its source, and the status line says where it went."""

from pathlib import Path

from tests.conftest import Open, settle, status_line


def quotes(folder: Path) -> list[str]:
    """Return what was saved for want of a clipboard, oldest first."""
    files = sorted(folder.glob("**/quote*.md"), key=lambda path: path.stat().st_mtime_ns)
    return [file.read_text(encoding="utf-8") for file in files]


async def test_y_copies_the_selection_with_its_citation_and_names_the_file(
    opened: Open, tmp_path: Path
) -> None:
    async with opened("01-meridian-wire.md", size=(300, 24)) as pilot:
        await pilot.press("V", "y")
        await settle(pilot)
        (file,) = tmp_path.glob("state/**/quote.md")
        assert f"saved to {file}" in status_line(pilot)
        assert "selected" not in status_line(pilot)
    assert file.read_text(encoding="utf-8").splitlines() == [
        "> Nvidia is going back to China.",
        ">",
        '> — Tamsin Okoro-Vale, "Nvidia says it may sell its H20 chip in China again",'
        " Meridian Wire, 15 July 2025, ¶1,"
        " <https://example.org/meridian-wire/nvidia-h20-china>",
    ]


async def test_p_copies_the_words_alone_and_big_y_both_sides(
    opened: Open, library: Path, tmp_path: Path
) -> None:
    (library / "reprint").mkdir()
    for name in ("01-meridian-wire.md", "02-alder-county-ledger.md"):
        (library / name).rename(library / "reprint" / name)
    async with opened("reprint") as pilot:
        await pilot.press("c", "p")
        await settle(pilot)
        await pilot.press("Y")
        await settle(pilot)
    plain, both = quotes(tmp_path / "state")
    assert plain.strip() == "Nvidia is going back to China."
    assert both.count("> Nvidia is going back to China.") == 2
    assert "The Alder County Ledger, 15 July 2025" in both
    assert "Meridian Wire, 15 July 2025" in both
