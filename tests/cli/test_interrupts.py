"""Ctrl+C, which a terminal sends to all processes of a command, ends it at once and quietly.

That holds from the first lines of the program on, while the rest of it is loaded.
"""

import os
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from random import Random

import pytest

from tests.overlap.index.libraries import drawn
from tui.interrupts import INTERRUPTED

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="children of a process are found in /proc"
)

ROOT = Path(__file__).parents[2]

SECONDS_TO_END = 3.0
"""A tenth of a second where nothing else is done on the machine."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that several processes read, and of which many pairs are compared."""
    root, random = tmp_path_factory.mktemp("large"), Random(1)
    topics = [drawn(random, topic, 3000).split() for topic in "abcdefghij"]
    for number in range(1500):
        words = random.choices(topics[number % 10], k=1000)
        (root / f"{number}.txt").write_text(" ".join(words))
    return root


@pytest.mark.parametrize("later", [0.0, 0.05, 0.15, 0.3, 0.5])
@pytest.mark.parametrize("command", ["index", "overlaps"])
def test_all_processes_end_and_say_nothing(
    library: Path, tmp_path: Path, command: str, later: float
) -> None:
    folder = library if command == "index" else some_of(library, tmp_path / "some")
    command_line = [sys.executable, "-m", "tui", command, str(folder), "--jobs", "2"]
    with started(command_line, tmp_path) as process:
        until_it_has_a_child(process)
        time.sleep(later)
        os.killpg(process.pid, signal.SIGINT)
        told = time.monotonic()
        error = process.communicate(timeout=60)[1]
        assert time.monotonic() - told < SECONDS_TO_END
    assert (process.returncode, error) == (INTERRUPTED, b"")


AS_INSTALLED = """
import sys
from {module} import {function}
print("begun", flush=True)
sys.exit({function}())
"""
"""What the command does that an installer makes, with a word once the program has begun."""


@pytest.mark.parametrize("later", [0.0, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.08, 0.15, 0.3])
def test_while_the_program_is_loaded_it_ends_and_says_nothing(
    library: Path, tmp_path: Path, later: float
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, function = project["scripts"]["retold"].split(":")
    script = AS_INSTALLED.format(module=module, function=function)
    with started([sys.executable, "-c", script, "overlaps", str(library)], tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        time.sleep(later)
        os.killpg(process.pid, signal.SIGINT)
        error = process.communicate(timeout=60)[1]
    assert (process.returncode, error) == (INTERRUPTED, b"")


def test_ctrl_c_is_awaited_before_anything_else_of_the_program_is_loaded() -> None:
    told = "import sys, tui.__main__; print(*(one for one in sys.modules if 'tui' in one))"
    outcome = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    assert outcome.stdout.split() == [b"tui", b"tui.interrupts", b"tui.__main__"]


def started(command_line: list[str], cache: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command_line,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "XDG_CACHE_HOME": str(cache),
        },
    )


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
