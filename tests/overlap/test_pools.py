"""Processes of a pool do the work, and none outlives the one that waits for it."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from tui.overlap.errors import OverlapError
from tui.overlap.pools import open_pool

ROOT = Path(__file__).parents[2]

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="processes go by their numbers")


@pytest.fixture(autouse=True)
def found_by_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes find this module, whose functions they call."""
    monkeypatch.syspath_prepend(ROOT)


def divider(dividend: int) -> Callable[[int], int]:
    return partial(divmod_of, dividend)


def divmod_of(dividend: int, divisor: int) -> int:
    time.sleep(0.02 / divisor)
    return dividend // divisor


def own_number() -> Callable[[float], int]:
    return number_after


def number_after(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def kill_oneself() -> Callable[[int], None]:
    return partial(os.kill, os.getpid())


def test_results_come_in_the_order_of_the_tasks() -> None:
    tasks = [*range(1, 30)]
    with open_pool(3, partial(divider, 60)) as pool:
        assert [*pool.map(tasks)] == [60 // task for task in tasks]
        assert [*pool.map([])] == []


def test_what_a_task_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError), open_pool(2, partial(divider, 60)) as pool:
        list(pool.map([1, 0, 2]))


@posix_only
def test_a_process_that_is_killed_is_told() -> None:
    with pytest.raises(OverlapError, match="was ended"), open_pool(2, kill_oneself) as pool:
        list(pool.map([signal.SIGKILL] * 4))


@posix_only
def test_an_interrupt_is_not_for_the_processes() -> None:
    with open_pool(1, kill_oneself) as pool:
        assert [*pool.map([signal.SIGINT] * 2)] == [None, None]


@posix_only
def test_processes_end_at_once_when_the_caller_leaves() -> None:
    before = time.monotonic()
    with suppress(KeyboardInterrupt), open_pool(2, own_number) as pool:
        results = pool.map([0, 0, 60, 60, 60])
        numbers = {next(results), next(results)}
        raise KeyboardInterrupt
    assert not any(map(is_alive, numbers))
    assert not multiprocessing.active_children()
    assert time.monotonic() - before < 30


POOL = """
import time
from tests.overlap.test_pools import own_number
from tui.overlap.pools import open_pool

if __name__ == "__main__":
    with open_pool(1, own_number) as pool:
        for number in pool.map([0, 60]):
            print(number, flush=True)
"""


@posix_only
def test_a_process_at_work_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL)
    path = os.pathsep.join(sys.path)
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while is_alive(child):
        assert time.monotonic() < deadline, "the process still runs"
        time.sleep(0.05)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return not is_defunct(process)


def is_defunct(process: int) -> bool:
    """Tell whether a process has ended and only nobody asked how."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z"
