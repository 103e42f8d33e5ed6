"""The theme that was chosen in the app, remembered until config.toml names another one."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

VERSION = 1


def chosen_theme(folder: Path, configured: str) -> str:
    """Return the theme to show: the one chosen last, in the app or in config.toml.

    `configured` is the theme that config.toml names, or the usual one.
    """
    said = _read(_file(folder))
    chosen = said.get("theme")
    is_later = said.get("version") == VERSION and said.get("instead_of") == configured
    return chosen if is_later and isinstance(chosen, str) else configured


def remember_theme(folder: Path, theme: str, configured: str) -> None:
    """Remember a theme chosen instead of the one configured; raise OSError if it fails."""
    file = _file(folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    said = {"version": VERSION, "theme": theme, "instead_of": configured}
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".new")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(said, stream)
    Path(name).replace(file)


def _file(folder: Path) -> Path:
    return folder / "theme.json"


def _read(file: Path) -> dict[str, Any]:
    """Return what the file says; nothing where it is damaged or not there."""
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
