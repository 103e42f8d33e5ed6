import subprocess
import sys

import pytest

PRINT_LOADED = "; import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"
HEAVY = {"textual", "rich", "tinydb", "numpy", "rapidfuzz", "Stemmer", "yaml", "pyperclip"}


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
