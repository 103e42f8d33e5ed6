"""What the screen of versions looks like; a wanted change: `pytest --snapshot-update`."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Open
from tests.pictures import SIZES, picture

EVERY_SIZE = [*SIZES, (60, 20)]
NAMES = ["80x24", "120x40", "60x20"]


@pytest.mark.parametrize("size", EVERY_SIZE, ids=NAMES)
async def test_versions_with_a_fact_that_differs(
    opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    keys = ("enter", "/", *"In April", "enter", "o", "j")
    assert await picture(opened, "", *keys, size=size) == snapshot


@pytest.mark.parametrize("size", EVERY_SIZE, ids=NAMES)
async def test_versions_with_words_added_missing_and_similar_and_a_highlight(
    opened: Open, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    keys = ("enter", "/", *"Chinese negotiators", "enter", "o", "G", "t", *"ask", "enter")
    assert await picture(opened, "", *keys, size=size) == snapshot


async def test_only_similar_sentences(opened: Open, snapshot: SnapshotAssertion) -> None:
    keys = ("7", "j", "enter", "/", *"On one side", "enter", "o")
    assert await picture(opened, "", *keys) == snapshot
