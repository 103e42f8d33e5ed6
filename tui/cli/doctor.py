"""`retold doctor`: tell what works here, changing nothing."""

import os
import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rich.console import Console

from tui import __version__, settings
from tui.annotations.errors import AnnotationsError
from tui.annotations.location import default_file
from tui.annotations.model import Highlight
from tui.annotations.store import AnnotationStore
from tui.articles.characters import one_line
from tui.cli.open import DEFAULT_FOLDER
from tui.quotes.clipboard import Way, choose_ways, find_program
from tui.settings import config_file
from tui.settings.chosen_theme import chosen_theme
from tui.settings.config import load_settings
from tui.settings.errors import SettingsError
from tui.settings.model import USUAL
from tui.settings.sample import sample_config
from tui.settings.terminal import colors_shown, motion_shown, signs_shown
from tui.widgets.highlight_words import counted
from tui.widgets.themes import theme_names

DEPENDENCIES = (
    "textual",
    "tinydb",
    "rapidfuzz",
    "pyperclip",
    "numpy",
    "PyStemmer",
    "PyYAML",
    "filelock",
    "platformdirs",
)
"""The packages that retold needs."""

_TERMINAL_SETTINGS = ("TERM", "COLORTERM", "NO_COLOR")


def run(arguments: Namespace) -> int:
    """Print one line a finding and return 0: a missing nicety is no fault."""
    if arguments.sample_config:
        print(sample_config(theme_names()), end="")
        return 0
    for name, finding in _findings(arguments.annotations):
        print(f"{name:<15} {one_line(finding)}")
    return 0


def _findings(annotations: Path | None) -> Iterator[tuple[str, str]]:
    yield "retold", __version__
    yield "python", f"{platform.python_version()} ({sys.executable})"
    yield "platform", platform.platform()
    yield from _terminal(os.environ)
    yield "clipboard", _clipboard(os.environ)
    yield from _settings(os.environ)
    yield "state", _folder(settings.state_folder())
    yield "cache", _folder(settings.cache_folder())
    yield "saved quotes", _folder(settings.saved_quotes_folder())
    yield from _store(annotations)
    for package in DEPENDENCIES:
        yield package, _version(package)


def _terminal(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    told = [f"{name}={environment[name]}" for name in _TERMINAL_SETTINGS if name in environment]
    size = shutil.get_terminal_size()
    screen = f"{size.columns}x{size.lines}" if sys.stdout.isatty() else "output is no terminal"
    yield "terminal", f"{' '.join(told) or 'TERM is not set'}, {screen}, {sys.stdout.encoding}"
    yield "tmux", "yes" if environment.get("TMUX") else "no"


def _settings(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield which file is read, what is wrong in it, and how the app is drawn."""
    file, set_so = config_file(), USUAL
    try:
        set_so = load_settings(file, theme_names())
    except SettingsError as error:
        yield "settings", f"{file} (wrong: the app does not open)"
        for problem in error.problems:
            yield "settings fault", f"line {problem.line}: {problem.message}"
    else:
        other = f"other keys for {counted(len(set_so.keys), 'command')}"
        how = f"right, {other}" if file.exists() else "not there"
        yield "settings", f"{file} ({how})"
    system = Console(force_terminal=True, legacy_windows=False, _environ=environment).color_system
    yield "theme", chosen_theme(settings.state_folder(), set_so.theme)
    yield "colours", f"{colors_shown(set_so, environment, system)} (set: {set_so.colors})"
    signs = signs_shown(set_so, environment, getattr(sys.__stderr__, "encoding", ""))
    yield "signs", f"{signs} (set: {set_so.signs})"
    yield "motion", motion_shown(set_so, environment)


def _clipboard(environment: Mapping[str, str]) -> str:
    """Return the ways to copy in the order in which they are tried."""
    program = find_program(environment)
    words = {
        Way.CLIPBOARD: f"the clipboard ({program})" if program else "",
        Way.TMUX: "tmux",
        Way.TERMINAL: "the terminal (OSC 52)",
        Way.FILE: "a file",
    }
    ways = choose_ways(environment)
    told = ", then ".join(words[way] for way in ways if words[way])
    missing = Way.CLIPBOARD in ways and not program
    return told + ("; install wl-clipboard or xclip to reach the clipboard" if missing else "")


def _folder(path: Path) -> str:
    if path.is_dir():
        return f"{path}{'' if os.access(path, os.W_OK) else ' (not writable)'}"
    above = next(folder for folder in path.parents if folder.exists())
    can_be_made = above.is_dir() and os.access(above, os.W_OK)
    return f"{path} ({'not there yet' if can_be_made else 'cannot be made'})"


def _store(annotations: Path | None) -> Iterator[tuple[str, str]]:
    """Yield where highlights go, how many there are, whether more can be saved, what is wrong."""
    if annotations is None and not DEFAULT_FOLDER.is_dir():
        yield "store", "there is no folder ./seeds here, so none is open"
        return
    store = AnnotationStore(annotations or default_file(DEFAULT_FOLDER))
    try:
        count, why_not = len(store.all(Highlight)), store.why_read_only()
    except AnnotationsError as error:
        yield "store", str(error)
    else:
        writable = f"not writable: {why_not}" if why_not else "writable"
        yield "store", f"{store.file} ({count} highlight{'s' * (count != 1)}, {writable})"
    for problem in store.problems:
        yield "store problem", problem


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing; install retold again"
