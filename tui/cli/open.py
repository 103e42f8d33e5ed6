"""`retold [FOLDER]`, `retold FILE`, `retold LEFT RIGHT`: open the app."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TextIO

from tui.articles.errors import ArticleError
from tui.garbage import look_no_more
from tui.settings import config_file
from tui.settings.model import USUAL, Settings

NO_SCREEN = frozenset({"dumb", "unknown"})
"""Kinds of terminals on which text can only be written line by line."""

DEFAULT_FOLDER = Path("seeds")
"""The library that is opened where none is named, in the folder of now."""


def run(arguments: Namespace) -> int:
    """Open the app and return its exit status.

    Raise ArticleError where nothing can be opened, SettingsError where config.toml is wrong.
    """
    paths: list[Path] = arguments.paths or [_default_folder()]
    for path in paths:
        if not path.exists():
            raise ArticleError(f"{path}: no such file or folder; name a folder or .txt, .md files")
    settings = _settings()
    if not _is_terminal(sys.__stdin__):
        raise ArticleError(
            "the app needs a terminal; in a script take a command such as 'retold overlaps'"
        )
    if not _is_terminal(sys.__stderr__):
        raise ArticleError(
            "the app draws on standard error, which must be the terminal: leave out 2>"
        )
    kind = os.environ.get("TERM", "")
    if kind.lower() in NO_SCREEN:
        raise ArticleError(
            f"the app cannot draw on a terminal of the kind '{kind}': set TERM to what yours is,"
            " such as xterm-256color"
        )
    # What is loaded and read from here on is kept: to look for garbage in it takes a tenth longer.
    look_no_more()
    from tui.app import open_app

    return open_app(paths, arguments.annotations, settings)


def _settings() -> Settings:
    """Return what config.toml sets; raise SettingsError where it is wrong."""
    file = config_file()
    if not file.exists():
        return USUAL
    from tui.settings.config import load_settings
    from tui.widgets.themes import theme_names

    return load_settings(file, theme_names())


def _default_folder() -> Path:
    if not DEFAULT_FOLDER.is_dir():
        raise ArticleError(
            "there is no folder ./seeds here; name a folder of .txt or .md articles: retold FOLDER"
        )
    return DEFAULT_FOLDER


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
