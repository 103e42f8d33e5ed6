"""What the screens look like once something is read: the list's column, dimmed text."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Open
from tests.pictures import SIZES, picture


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_list_with_what_is_new(
    opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    assert await picture(opened, "", "r", "4", "j", size=size) == snapshot


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_reader_with_what_was_read_elsewhere_dimmed(
    opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    assert await picture(opened, "", "r", "4", "j", "enter", "d", size=size) == snapshot
