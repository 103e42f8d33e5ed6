"""One run in a real terminal: keys go in as bytes, the highlight is found by another process."""

import json
import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import SEEDS

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals to test with", allow_module_level=True)

import fcntl
import pty
import termios

LONGEST_WAIT = 60.0
"""Seconds that anything may take before the test gives up."""

QUIET = 0.4
"""Seconds without output after which the screen is taken to be drawn."""

SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x07|\x1b\\)|[@-_])", re.DOTALL)
"""A control sequence of a terminal."""


class Terminal:
    """A program in a pseudo-terminal of 80 by 24 cells."""

    def __init__(self, process: "subprocess.Popen[bytes]", main: int) -> None:
        self.process, self._main, self._output = process, main, b""

    def wait_for(self, words: str) -> None:
        """Wait until words were written since the last key, and the screen is quiet."""
        self._read_until(lambda: words in self.written())
        self._read_until_quiet()

    def press(self, keys: str) -> None:
        """Send keys as a keyboard would, and wait until the program has answered."""
        self._output = b""
        os.write(self._main, keys.encode())
        self._read_until(lambda: bool(self._output))
        self._read_until_quiet()

    def finish(self) -> int:
        """Return the exit status of the program once it has ended."""
        self._read_until(lambda: self.process.poll() is not None)
        return self.process.wait()

    def written(self) -> str:
        """Return what was written since the last key, without control sequences."""
        return SEQUENCE.sub("", self._output.decode(errors="replace"))

    def _read_until(self, is_so: Callable[[], bool]) -> None:
        deadline = time.monotonic() + LONGEST_WAIT
        while not is_so():
            assert time.monotonic() < deadline, f"waited in vain; written was:\n{self.written()}"
            self._read(0.05)

    def _read_until_quiet(self) -> None:
        deadline = time.monotonic() + LONGEST_WAIT
        while self._read(QUIET) and time.monotonic() < deadline:
            pass

    def _read(self, seconds: float) -> bool:
        """Take what the program writes within some seconds; tell whether there was anything."""
        ready, _, _ = select.select([self._main], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._main, 65536)
        except OSError:
            # Linux says so where the other end was closed: the program has ended.
            time.sleep(seconds)
            return False
        self._output += data
        return bool(data)


@contextmanager
def terminal(folder: Path, environment: Mapping[str, str]) -> Iterator[Terminal]:
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", str(folder)],
        stdin=other,
        stdout=other,
        stderr=other,
        env=environment,
        cwd=SEEDS.parent,
        start_new_session=True,
    )
    os.close(other)
    try:
        yield Terminal(process, main)
    finally:
        process.kill()
        process.wait()
        os.close(main)


def test_a_claim_is_found_tagged_and_safe_after_a_run_in_a_real_terminal(
    library: Path, tmp_path: Path
) -> None:
    environment = {
        **{name: text for name, text in os.environ.items() if not name.startswith("TEXTUAL")},
        "TERM": "xterm",
        "NO_COLOR": "1",
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with terminal(library, environment) as run:
        run.wait_for("8 articles")
        for keys, answer in (
            ("j", "2/8"),
            ("\r", "2025-07-15"),
            ("]c", ""),
            ("c", "↔"),
            ("n", ""),
            ("V", "selecting by sentence"),
            ("t", "tags"),
            ("checked", ""),
            ("\r", "highlighted as checked"),
            ("q", ""),
            ("q", "8 articles"),
        ):
            run.press(keys)
            run.wait_for(answer)
        run.press("q")
        assert run.finish() == 0
    listed = subprocess.run(
        [sys.executable, "-m", "tui", "highlights", str(library), "--format", "jsonl"],
        capture_output=True,
        check=True,
        env=environment,
        cwd=SEEDS.parent,
    )
    (highlight,) = map(json.loads, listed.stdout.splitlines())
    assert highlight["article"] == "02-alder-county-ledger.md"
    assert highlight["tags"] == ["checked"]
    text = (library / "02-alder-county-ledger.md").read_text(encoding="utf-8")
    assert highlight["quote"].strip() in text
