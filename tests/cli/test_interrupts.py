"""Ctrl+C, which a terminal sends to all processes of a command, ends it at once and quietly."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests.overlap.index.libraries import drawn
from tui.cli.streams import INTERRUPTED

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="children of a process are found in /proc"
)

SECONDS_TO_END = 3.0
"""A tenth of a second where nothing else is done on the machine."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that several processes read, and of which many pairs are compared."""
    root, random = tmp_path_factory.mktemp("large"), Random(1)
    for number in range(1500):
        topic = "abcdefghij"[number % 10]
        (root / f"{number}.txt").write_text(drawn(random, topic, 1000))
    return root


@pytest.mark.parametrize("later", [0.0, 0.05, 0.15, 0.3, 0.5])
@pytest.mark.parametrize("command", ["index", "overlaps"])
def test_all_processes_end_and_say_nothing(
    library: Path, tmp_path: Path, command: str, later: float
) -> None:
    folder = library if command == "index" else some_of(library, tmp_path / "some")
    with subprocess.Popen(
        [sys.executable, "-m", "tui", command, str(folder), "--jobs", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "XDG_CACHE_HOME": str(tmp_path),
        },
    ) as process:
        until_it_has_a_child(process)
        time.sleep(later)
        os.killpg(process.pid, signal.SIGINT)
        told = time.monotonic()
        error = process.communicate(timeout=60)[1]
        assert time.monotonic() - told < SECONDS_TO_END
    assert (process.returncode, error) == (INTERRUPTED, b"")


def some_of(library: Path, folder: Path) -> Path:
    folder.mkdir()
    for file in sorted(library.iterdir())[:31]:
        (folder / file.name).write_text(file.read_text())
    return folder


def until_it_has_a_child(process: "subprocess.Popen[bytes]") -> None:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not children.read_text():
        assert process.poll() is None, "it ended before"
        time.sleep(0.005)
