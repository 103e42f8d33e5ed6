"""What the matrix looks like; a picture is as in test_snapshots."""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests import labelled_families as sample
from tests.conftest import Open
from tests.large_library import write_large
from tests.pictures import SIZES, picture

NARROW = (60, 20)


@pytest.fixture
def families(library: Path) -> str:
    """A library of twelve articles in three families."""
    shutil.copytree(sample.FOLDER, library / "families")
    return "families"


@pytest.mark.parametrize("size", [*SIZES, NARROW], ids=["80x24", "120x40", "60x20"])
async def test_matrix(
    opened: Open, snapshot: SnapshotAssertion, families: str, size: tuple[int, int]
) -> None:
    assert await picture(opened, families, "j", "m", "l", size=size) == snapshot


async def test_matrix_by_cluster_of_which_one_is_folded(
    opened: Open, snapshot: SnapshotAssertion, families: str
) -> None:
    assert await picture(opened, families, "m", "s", "c", "z", "j") == snapshot


async def test_matrix_of_a_large_library(
    opened: Open, snapshot: SnapshotAssertion, library: Path
) -> None:
    write_large(library / "large")
    assert await picture(opened, "large", "m", "l") == snapshot


async def test_matrix_without_colours(
    opened: Open, snapshot: SnapshotAssertion, families: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert await picture(opened, families, "j", "m", "l") == snapshot
