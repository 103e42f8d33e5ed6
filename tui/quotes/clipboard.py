"""Copy text by the surest way there is, and say truthfully which one it was."""

import base64
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

from tui.quotes.errors import QuotesError

LIMIT_SECONDS = 2.4
"""How long all ways together may take."""

LONGEST_SEQUENCE = 74_000
"""Bytes of base64 that common terminals accept in one OSC 52 sequence."""

_STEP_SECONDS = 2.0
_END_SECONDS = 0.1
_X_PROGRAMS = ("xclip", "xsel", "klipper")
_CHILD = Path(__file__).with_name("pyperclip_child.py")


class Way(StrEnum):
    """A way for text to leave the program."""

    CLIPBOARD = "clipboard"
    TMUX = "tmux"
    TERMINAL = "terminal"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How text was copied, in one of the ways and in words for the reader."""

    how: Way
    message: str


def choose_ways(environment: Mapping[str, str], platform: str = sys.platform) -> tuple[Way, ...]:
    """Return the ways worth trying here, in order; `platform` is as in sys.platform."""
    terminal = environment.get("TERM", "")
    if terminal == "dumb" or (not terminal and platform != "win32"):
        return (Way.FILE,)
    ways = [Way.TERMINAL, Way.FILE]
    if environment.get("TMUX"):
        ways.insert(0, Way.TMUX)
    if not _is_remote(environment) and _has_desktop(environment, platform):
        ways.insert(0, Way.CLIPBOARD)
    return tuple(ways)


def find_program(environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """Return what pyperclip would copy with here, by name; None where it has nothing."""
    if platform in ("darwin", "win32", "cygwin"):
        return {"darwin": "pbcopy"}.get(platform, "Windows")
    places = environment.get("PATH")
    if environment.get("WSL_DISTRO_NAME") or environment.get("WSL_INTEROP"):
        return shutil.which("clip.exe", path=places)
    if environment.get("WAYLAND_DISPLAY") and shutil.which("wl-copy", path=places):
        return "wl-copy"
    if not environment.get("DISPLAY"):
        return None
    return next((name for name in _X_PROGRAMS if shutil.which(name, path=places)), None)


def copy(
    text: str,
    *,
    write_terminal: Callable[[str], None],
    environment: Mapping[str, str],
    fallback_folder: Path,
) -> Outcome:
    """Copy `text` by the first way that works; it may take 2.5 seconds, so call it in a thread.

    `write_terminal` gets a control sequence to write as it is. Raises QuotesError where not even
    a file in `fallback_folder` can be written.
    """
    deadline = time.monotonic() + LIMIT_SECONDS
    for way in choose_ways(environment):
        if way is Way.CLIPBOARD and copy_with_pyperclip(text, environment, _left(deadline)):
            return Outcome(way, "copied")
        if way is Way.TMUX and copy_with_tmux(text, environment, _left(deadline)):
            return Outcome(way, "sent to tmux")
        if way is Way.TERMINAL and copy_with_terminal(text, write_terminal):
            return Outcome(way, "sent to the terminal (it does not answer)")
    path = save_quote(text, fallback_folder)
    return Outcome(Way.FILE, f"saved to {path}; no clipboard could be reached")


def copy_with_pyperclip(text: str, environment: Mapping[str, str], seconds: float) -> bool:
    """Tell whether the desktop's clipboard took `text` and gave it back within `seconds`."""
    return _feed([sys.executable, "-P", str(_CHILD)], text, environment, seconds)


def copy_with_tmux(text: str, environment: Mapping[str, str], seconds: float) -> bool:
    """Tell whether tmux took `text` as its newest buffer, to pass on to its own terminal."""
    return _feed(["tmux", "load-buffer", "-w", "-"], text, environment, seconds)


def copy_with_terminal(text: str, write_terminal: Callable[[str], None]) -> bool:
    """Tell whether an OSC 52 sequence could be written; whether it had an effect is unknown."""
    payload = base64.b64encode(text.encode("utf-8", "replace"))
    if len(payload) > LONGEST_SEQUENCE:
        return False
    try:
        write_terminal(f"\x1b]52;c;{payload.decode('ascii')}\a")
    except OSError:
        return False
    return True


def save_quote(text: str, folder: Path) -> Path:
    """Return the new file in `folder` that holds `text`; raise QuotesError where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            path = folder / ("quote.md" if number == 1 else f"quote-{number}.md")
            try:
                with path.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
                    file.write(text)
            except FileExistsError:
                continue
            return path
    except OSError as error:
        raise QuotesError(
            f"{folder}: the quote cannot be saved there ({error.strerror or error}); "
            "make the folder writable"
        ) from error
    raise AssertionError("unreachable")


def _is_remote(environment: Mapping[str, str]) -> bool:
    return bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))


def _has_desktop(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether pyperclip can have a clipboard to talk to, without asking it."""
    if platform in ("darwin", "win32", "cygwin"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "WSL_INTEROP", "TERMUX_VERSION")
    return any(environment.get(name) for name in named)


def _left(deadline: float) -> float:
    return max(0.0, min(_STEP_SECONDS, deadline - time.monotonic()))


def _feed(
    command: Sequence[str], text: str, environment: Mapping[str, str], seconds: float
) -> bool:
    """Tell whether `command` read `text` and ended well; it and its children end when too late.

    A clipboard's own child that outlives a good ending keeps the text for others: it stays.
    """
    data = text.encode("utf-8", "replace")
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return False
    try:
        process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        return False
    return process.returncode == 0


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and its children at once; what cannot be ended is left behind."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=_END_SECONDS)
