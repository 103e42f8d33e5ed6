import os
import subprocess
import sys
from pathlib import Path

import pytest

PRINT_LOADED = "; import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"
HEAVY = {"textual", "rich", "tinydb", "numpy", "rapidfuzz", "Stemmer", "yaml", "pyperclip"}


AT_FIRST = set(
    """
    annotations annotations.colors annotations.errors app
    articles articles.characters articles.errors articles.files articles.spans garbage
    overlap overlap.kinds
    reading reading.first_rows reading.graphemes reading.list_rows reading.state_files
    screens screens.appearance screens.list_layout screens.lost_terminal screens.opening
    screens.pasted_text screens.typing_ahead
    settings settings.chosen_theme settings.model settings.terminal
    widgets widgets.bar widgets.column_heading widgets.drawn_lines widgets.glyphs widgets.kept_lines
    widgets.line_pane widgets.lines widgets.list_pane widgets.list_row widgets.painted_rows
    widgets.painting widgets.seen_strip widgets.signs widgets.themes
    """.split()
)
"""All of the program that the first paint waits for: what is added here delays it."""

PRINT_AT_FIRST_PAINT = """
import sys
from pathlib import Path
from tui.app import RetoldApp

def tell(app):
    app.exit()
    print(*sys.modules, file=sys.__stdout__)

RetoldApp._open = tell
RetoldApp([Path(sys.argv[1])]).run(headless=True, size=(80, 24))
"""


def loaded_by(statement: str) -> set[str]:
    """Return the top modules that a fresh interpreter has after a statement."""
    outcome = subprocess.run(
        [sys.executable, "-c", statement + PRINT_LOADED],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(outcome.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "statement",
    [
        "import tui.articles.library",
        "import tui.overlap.model, tui.overlap.phrasing",
        "import tui.reading",
        "import tui.quotes.citation, tui.quotes.clipboard",
        "import tui.cli",
        "import tui.cli\ntry: tui.cli.main(['--version'])\nexcept SystemExit: pass\nimport tui",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(statement: str) -> None:
    assert not loaded_by(statement) & HEAVY


def test_reading_highlights_loads_no_screen_and_no_engine() -> None:
    assert not loaded_by("import tui.cli.highlights, tui.cli.highlight") & {
        "textual",
        "numpy",
        "rapidfuzz",
    }


def test_the_first_paint_waits_for_little(library: Path, tmp_path: Path) -> None:
    folders = {name: str(tmp_path) for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME")}
    outcome = subprocess.run(
        [sys.executable, "-c", PRINT_AT_FIRST_PAINT, library],
        env=os.environ | folders,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(outcome.stdout.split())
    ours = {name.removeprefix("tui.") for name in loaded if name.startswith("tui.")}
    assert ours <= AT_FIRST
    assert not loaded & {*(HEAVY - {"textual", "rich"}), "watchfiles", "multiprocessing.context"}
