"""What is written to a real terminal with no colours, with sixteen, and in the locale C."""

import os
import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals to test with", allow_module_level=True)

from tests.terminals import Screen, app_in_terminal, read_within

LONGEST_WAIT = 30.0
"""Seconds that anything may take before the test gives up."""

WALK = (
    ("", "by date"),
    ("j\r", "The Alder County Ledger · 2025-07-15"),
    ("tx\r", "highlighted as x"),
    ("V", "selected by sentence"),
    ("\x1b", "yellow #x"),
    ("?", "keys of the reader"),
    ("q", "yellow #x"),
    ("c", "↔"),
    ("C", "0 claims"),
)
"""Keys, and words on the screen that they lead to."""

_STYLE = re.compile(r"\x1b\[([0-9;]*)m")


def written_by(folder: Path, settings: Mapping[str, str]) -> str:
    """Return all that the app writes on a walk through its screens."""
    unset = ("NO_COLOR", "COLORTERM", "LC_ALL", "LC_CTYPE", "LANG", "TEXTUAL")
    kept = {name: said for name, said in os.environ.items() if not name.startswith(unset)}
    homes = {f"XDG_{name}_HOME": str(folder.parent / name) for name in ("STATE", "CONFIG")}
    environment = {**kept, **homes, "PYTHONPATH": os.pathsep.join(sys.path), **settings}
    written = b""
    with app_in_terminal(folder, environment, 24, 80) as (_, main):
        for keys, words in WALK:
            os.write(main, keys.encode())
            deadline = time.monotonic() + LONGEST_WAIT
            while not _shows(written, words):
                assert time.monotonic() < deadline, f"waited in vain for {words}"
                written += read_within(main, 0.05)
    return written.decode()


def _shows(written: bytes, words: str) -> bool:
    screen = Screen(24, 80)
    screen.draw(written.decode(errors="replace"))
    told = "\n".join(screen.rows)
    return words in told or words.replace("·", "|").replace("↔", "&") in told


def codes(written: str) -> set[int]:
    return {int(code or 0) for style in _STYLE.findall(written) for code in style.split(";")}


def test_with_no_color_only_attributes_are_written(library: Path) -> None:
    written = written_by(library, {"TERM": "xterm-256color", "NO_COLOR": "1", "LANG": "C.UTF-8"})
    assert codes(written) <= {0, 1, 2, 3, 4, 7}


def test_on_the_console_there_are_no_colours_but_its_own_sixteen(library: Path) -> None:
    written = written_by(library, {"TERM": "linux", "LANG": "C.UTF-8"})
    assert not re.search(r"[34]8;[25]", written)
    assert {33, 36} <= codes(written)


def test_in_the_locale_c_all_but_article_text_is_ascii(library: Path) -> None:
    for file in library.iterdir():
        text = file.read_text(encoding="utf-8")
        file.write_text(text.encode("ascii", "replace").decode(), encoding="utf-8")
    assert written_by(library, {"TERM": "xterm", "LC_ALL": "C"}).isascii()
