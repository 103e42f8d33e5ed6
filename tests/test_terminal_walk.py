"""A walk through all screens in a real terminal, on a hostile library.

`python -m tests.terminal_walk` presses every key of every screen in three sizes.
"""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals to test with", allow_module_level=True)

from tests.hostile_library import write_hostile_library
from tests.terminal_walk import OPENINGS, look_around, walking
from tui.command import Place

NARROW = (60, 20)


def test_no_article_breaks_a_row_or_orders_the_terminal_about(tmp_path: Path) -> None:
    with walking(write_hostile_library(tmp_path), (80, 24)) as walk:
        look_around(walk, [NARROW])
    assert not walk.faults, "\n".join(map(str, walk.faults))


def test_every_screen_is_walked_through() -> None:
    assert set(OPENINGS) == set(Place)
