"""What a comparison looks like, colours included; a wanted change: `pytest --snapshot-update`."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Open
from tests.pictures import SIZES, picture

LEDGER = "02-alder-county-ledger.md"
NORTHGATE = "03-northgate-post.md"
PELICAN = "04-pelican-business-daily.md"
WIRE = "01-meridian-wire.md"
HARBOR = "08-saltmarsh-courier.md"
NAMED = {(80, 24): "80x24", (120, 40): "120x40", (60, 20): "60x20"}
"""The sizes, the narrow one of one column by itself included."""


@pytest.fixture
def couple(library: Path, request: pytest.FixtureRequest) -> str:
    """A library of the two samples that the test names."""
    (library / "couple").mkdir()
    for name in request.param:
        (library / name).rename(library / "couple" / name)
    return "couple"


@pytest.fixture
def moved(library: Path) -> str:
    """Two articles of which the second has words, a sentence and a passage at other places."""
    wire, harbor, chips = (
        [
            one
            for one in (library / name).read_text(encoding="utf-8").split("\n\n")
            if len(one) > 150
        ]
        for name in (WIRE, HARBOR, "06-chipwrights-notebook.md")
    )
    edited = (
        wire[1].replace("this week that", "that").replace("has been shut", "had been wholly shut")
    )
    (library / "moved").mkdir()
    parts = [wire[1], harbor[1], *wire[3:5], harbor[2], wire[6]]
    (library / "moved" / "a.txt").write_text("\n\n".join(parts), encoding="utf-8")
    parts = [wire[6], chips[1], edited, wire[4], wire[3], chips[2]]
    (library / "moved" / "b.txt").write_text("\n\n".join(parts), encoding="utf-8")
    return "moved"


@pytest.mark.parametrize("size", NAMED, ids=NAMED.values())
@pytest.mark.parametrize("couple", [(WIRE, LEDGER)], indirect=True, ids=["reprint"])
async def test_comparison(
    opened: Open, snapshot: SnapshotAssertion, couple: str, size: tuple[int, int]
) -> None:
    assert await picture(opened, couple, "j", "c", size=size) == snapshot


@pytest.mark.parametrize("size", NAMED, ids=NAMED.values())
@pytest.mark.parametrize("couple", [(WIRE, PELICAN)], indirect=True, ids=["reworded"])
async def test_comparison_of_another_wording(
    opened: Open, snapshot: SnapshotAssertion, couple: str, size: tuple[int, int]
) -> None:
    assert await picture(opened, couple, "j", "c", "]", "d", size=size) == snapshot


@pytest.mark.parametrize("size", NAMED, ids=NAMED.values())
async def test_comparison_of_what_is_moved(
    opened: Open, snapshot: SnapshotAssertion, moved: str, size: tuple[int, int]
) -> None:
    assert await picture(opened, moved, "c", size=size) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_comparison_in_one_column(
    opened: Open, snapshot: SnapshotAssertion, moved: str, size: tuple[int, int]
) -> None:
    assert await picture(opened, moved, "c", "|", size=size) == snapshot


@pytest.mark.parametrize("couple", [(WIRE, NORTHGATE)], indirect=True, ids=["number"])
async def test_comparison_at_a_changed_number(
    opened: Open, snapshot: SnapshotAssertion, couple: str
) -> None:
    assert await picture(opened, couple, "j", "c", "]", "d") == snapshot


@pytest.mark.parametrize("couple", [(WIRE, HARBOR)], indirect=True, ids=["unrelated"])
@pytest.mark.parametrize("keys", [(), ("S",)], ids=["none", "weak"])
async def test_comparison_without_shared_wording(
    opened: Open, snapshot: SnapshotAssertion, couple: str, keys: tuple[str, ...]
) -> None:
    assert await picture(opened, couple, "j", "c", *keys) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("couple", [(WIRE, NORTHGATE)], indirect=True, ids=["number"])
async def test_comparison_without_colours(
    opened: Open,
    snapshot: SnapshotAssertion,
    couple: str,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert await picture(opened, couple, "j", "c", "]", "d", size=size) == snapshot
