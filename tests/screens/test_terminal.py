"""One run in a real terminal: keys go in as bytes, the highlight is found by another process."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEEDS

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals to test with", allow_module_level=True)

from tests.terminals import Screen, app_in_terminal, program_in_terminal, read_within

ROWS, COLUMNS = 24, 80
LONGEST_WAIT = 60.0
"""Seconds that anything may take before the test gives up."""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, process: "subprocess.Popen[bytes]", main: int) -> None:
        self._process, self._main, self._written = process, main, b""

    def press(self, keys: str) -> None:
        """Send keys as a keyboard would."""
        os.write(self._main, keys.encode())

    def wait_for(self, row: int, words: str) -> None:
        """Wait until a row of the screen has some words."""
        self._wait(lambda: words in self._screen()[row])

    def kill(self) -> None:
        """End the program at once, as the system does when memory runs out."""
        self._process.kill()
        self._process.wait()

    def terminate(self) -> None:
        """Ask the program to end, as the system does when it shuts down."""
        self._process.terminate()

    def hang_up(self) -> None:
        """Take the terminal away, as a window that is closed or a connection that is lost."""
        with Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), self._main)

    def send(self, signal_number: int) -> None:
        """Send a signal to the program."""
        self._process.send_signal(signal_number)

    def wait_until_stopped(self) -> None:
        """Wait until the program has stopped itself, as a shell does."""
        stopped = os.WUNTRACED | os.WNOHANG
        self._wait(lambda: os.WIFSTOPPED(os.waitpid(self._process.pid, stopped)[1]))

    def forget_what_was_drawn(self) -> None:
        """Have an empty screen, as after a shell has written to it."""
        self._written = b""

    def has_left_the_screen(self) -> bool:
        """Tell whether the terminal is as a shell wants it: its own screen, no mouse, a cursor."""
        written = self._written.decode(errors="replace")
        modes = ("1049", "1000", "25")
        last = {mode: written.rfind(f"\x1b[?{mode}") for mode in modes}
        ends = {mode: written[last[mode] + 3 + len(mode) :][:1] for mode in modes}
        return ends == {"1049": "l", "1000": "l", "25": "h"}

    def finish(self) -> int:
        """Return the exit status of the program once it has ended."""
        self._wait(lambda: self._process.poll() is not None)
        return self._process.wait()

    def _screen(self) -> list[str]:
        screen = Screen(ROWS, COLUMNS)
        screen.draw(self._written.decode(errors="replace"))
        return screen.rows

    def _wait(self, is_so: Callable[[], bool]) -> None:
        deadline = time.monotonic() + LONGEST_WAIT
        while not is_so():
            assert time.monotonic() < deadline, "\n".join(["waited in vain:", *self._screen()])
            self._written += read_within(self._main, 0.05)


@contextmanager
def terminal(folder: Path, environment: Mapping[str, str]) -> Iterator[Terminal]:
    with app_in_terminal(folder, environment, ROWS, COLUMNS) as (process, main):
        yield Terminal(process, main)


@contextmanager
def deaf_terminal(folder: Path, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Open the app as `nohup` does: the signal that the terminal is gone is ignored."""
    command = ["sh", "-c", 'trap "" HUP; exec "$@"', "-", sys.executable, "-m", "tui", str(folder)]
    with program_in_terminal(command, environment, ROWS, COLUMNS) as (process, main):
        yield Terminal(process, main)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **{name: text for name, text in os.environ.items() if not name.startswith("TEXTUAL")},
        "TERM": "xterm",
        "NO_COLOR": "1",
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def listed(library: Path, environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the highlights as the command line lists them."""
    process = subprocess.run(
        [sys.executable, "-m", "tui", "highlights", str(library), "--format", "jsonl"],
        capture_output=True,
        check=True,
        env=environment,
        cwd=SEEDS.parent,
    )
    return [json.loads(line) for line in process.stdout.splitlines()]


def test_a_claim_is_found_tagged_and_safe_after_a_run_in_a_real_terminal(
    library: Path, environment: dict[str, str]
) -> None:
    with terminal(library, environment) as run:
        run.wait_for(0, "by date")
        for keys, row, answer in (
            ("j", -1, "2/8"),
            ("\r", 0, "The Alder County Ledger · 2025-07-15"),
            ("]c", -1, "¶"),
            ("c", -1, "match"),
            ("n", 0, "B "),
            ("V", -1, "selecting by sentence"),
            ("t", -1, "tags"),
            ("checked", -1, "tags checked"),
            ("\r", -1, "highlighted as checked"),
            ("q", 0, "The Alder County Ledger · 2025-07-15"),
            ("q", 0, "8 articles"),
        ):
            run.press(keys)
            run.wait_for(row, answer)
        run.press("q")
        assert run.finish() == 0
    (highlight,) = listed(library, environment)
    assert highlight["article"] == "02-alder-county-ledger.md"
    assert highlight["tags"] == ["checked"]
    text = (library / "02-alder-county-ledger.md").read_text(encoding="utf-8")
    assert highlight["quote"].strip() in text


def test_a_program_that_is_told_to_end_leaves_the_terminal_as_it_was(
    library: Path, environment: dict[str, str]
) -> None:
    with terminal(library, environment) as run:
        run.wait_for(0, "by date")
        run.press("r")
        run.wait_for(-1, "A is read")
        run.terminate()
        assert run.finish() == 128 + signal.SIGTERM
        assert run.has_left_the_screen()


def test_a_suspended_program_leaves_the_terminal_to_the_shell_and_comes_back(
    library: Path, environment: dict[str, str]
) -> None:
    with terminal(library, environment) as run:
        run.wait_for(0, "by date")
        for keys, answer in (("j", "2/8"), ("f", "filter")):
            run.press(keys)
            run.wait_for(-1, answer)
            run.press("\x1a")
            run.wait_until_stopped()
            assert run.has_left_the_screen()
            run.send(signal.SIGCONT)
            run.forget_what_was_drawn()
            run.wait_for(0, "8 articles")
            run.wait_for(-1, answer)
        run.press("gull")
        run.wait_for(-1, "gull")


def bookmarks(environment: Mapping[str, str]) -> str:
    """Return what is written down of where the reader was."""
    files = Path(environment["XDG_STATE_HOME"]).glob("retold/libraries/*.json")
    return "".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("opened", [terminal, deaf_terminal])
def test_a_program_whose_terminal_is_gone_ends_and_keeps_what_was_done(
    library: Path,
    environment: dict[str, str],
    opened: Callable[..., AbstractContextManager[Terminal]],
) -> None:
    with opened(library, environment) as run:
        run.wait_for(0, "by date")
        run.press("j\r")
        run.wait_for(0, "The Alder County Ledger · 2025-07-15")
        run.press("G")
        run.wait_for(-1, "100%")
        run.hang_up()
        assert run.finish() == 128 + signal.SIGHUP
    assert "02-alder-county-ledger.md" in bookmarks(environment)


def test_a_signal_that_the_terminal_is_gone_ends_the_program_as_q_does(
    library: Path, environment: dict[str, str]
) -> None:
    with terminal(library, environment) as run:
        run.wait_for(0, "by date")
        run.send(signal.SIGHUP)
        assert run.finish() == 128 + signal.SIGHUP
        assert run.has_left_the_screen()
    with deaf_terminal(library, environment) as run:
        run.wait_for(0, "by date")
        run.send(signal.SIGHUP)
        run.press("j")
        run.wait_for(-1, "2/8")


def test_one_app_shows_what_another_saved_and_a_kill_loses_nothing_that_was_confirmed(
    library: Path, environment: dict[str, str]
) -> None:
    with terminal(library, environment) as one, terminal(library, environment) as other:
        for run in (one, other):
            run.wait_for(0, "by date")
            run.press("\r")
            run.wait_for(0, "Meridian Wire")
        for number in range(3):
            one.press("t")
            one.wait_for(-1, "tags")
            one.press(f"mine{number}\r")
            one.wait_for(-1, f"highlighted as mine{number}")
            one.press(")")
        one.press("t")
        one.wait_for(-1, "tags")
        one.press("unsaved")
        one.kill()
        other.wait_for(-1, "yellow #mine0")
        other.press("D")
        other.wait_for(-1, "highlight deleted")
    tags = sorted(tag for highlight in listed(library, environment) for tag in highlight["tags"])
    assert tags == ["mine1", "mine2"]


def test_a_terminal_without_a_screen_is_refused_in_words(
    library: Path, environment: dict[str, str]
) -> None:
    with terminal(library, environment | {"TERM": "dumb"}) as run:
        run.wait_for(0, "cannot draw on a terminal of the kind 'dumb'")
        assert run.finish() == 1


def test_an_escape_in_pasted_text_presses_no_key(
    library: Path, environment: dict[str, str]
) -> None:
    with terminal(library, environment) as run:
        run.wait_for(0, "8 articles")
        run.press("\x1b[200~x\x1bxqq\x1b[201~")
        run.press("f")
        run.wait_for(-1, "filter (")
        run.press("\x1b[200~led\x1bger\x1b[201~")
        run.wait_for(-1, "led␛ger")
