"""A worker in a process of its own: it answers, it ends with who started it, it prints nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from tests.overlap.worker.libraries import be_patient, beginning, write_library
from tui.overlap.pause import Pause
from tui.overlap.worker.links import ProcessLink, start_process, start_thread
from tui.overlap.worker.messages import Begin, Found, Hold, Progress, Trouble

LONGEST_WAIT = 20.0
"""Seconds until a process must have ended."""

STARTER = """
import sys, time
from pathlib import Path
from tests.overlap.worker.libraries import beginning
from tui.overlap.worker.links import start_process
link = start_process()
link.channel.send(beginning(Path(sys.argv[1]), Path(sys.argv[2])))
link.channel.receive()
print(link.process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_library(tmp_path / "articles", 8)


@pytest.fixture
def link(monkeypatch: pytest.MonkeyPatch) -> Iterator[ProcessLink]:
    be_patient(monkeypatch)
    link = start_process()
    yield link
    link.close()
    link.process.kill()
    link.process.wait()


def pairs_until_done(link: ProcessLink) -> int:
    count = 0
    while True:
        report = link.channel.receive()
        count += len(report.pairs) if isinstance(report, Found) else 0
        if isinstance(report, Progress) and report.is_all:
            return count


def hear_forever(link: ProcessLink) -> None:
    while True:
        link.channel.receive()


def is_running(pid: int) -> bool:
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")")[-1].split()[0] != "Z"
        )
    except OSError:
        return False


def wait_for_end(pid: int) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while is_running(pid):
        assert time.monotonic() < deadline, "the process goes on"
        time.sleep(0.02)


def test_it_compares_in_another_process_and_ends_when_it_is_told_to(
    link: ProcessLink, folder: Path
) -> None:
    link.channel.send(beginning(folder))
    assert pairs_until_done(link) == 28
    link.close()
    assert link.why_ended() == "exit status 0"


def test_it_stands_back_behind_the_program_that_started_it(link: ProcessLink, folder: Path) -> None:
    link.channel.send(beginning(folder))
    pairs_until_done(link)
    assert os.getpriority(os.PRIO_PROCESS, link.process.pid) > os.getpriority(os.PRIO_PROCESS, 0)


def test_that_it_was_killed_is_heard(link: ProcessLink, folder: Path) -> None:
    link.channel.send(beginning(folder))
    link.channel.receive()
    link.process.send_signal(signal.SIGKILL)
    with pytest.raises(EOFError):
        hear_forever(link)
    assert link.why_ended() == "signal 9"


def test_a_fault_is_told_and_nothing_is_printed(
    link: ProcessLink, capfd: pytest.CaptureFixture[str]
) -> None:
    link.channel.send(Begin((), {"a.txt": "0" * 64}))
    report = link.channel.receive()
    assert isinstance(report, Trouble)
    assert report.reason.startswith("comparing ended: IndexError")
    with pytest.raises(EOFError):
        link.channel.receive()
    assert link.why_ended() == "exit status 1"
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_it_ends_when_the_program_that_started_it_is_killed(folder: Path, tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", STARTER, str(folder), str(tmp_path / "cache")]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout
        worker = int(starter.stdout.readline())
        assert is_running(worker)
        starter.kill()
    wait_for_end(worker)


def test_in_a_thread_it_does_the_same(folder: Path) -> None:
    link = start_thread()
    link.channel.send(beginning(folder))
    count = 0
    while True:
        report = link.channel.receive()
        count += len(report.pairs) if isinstance(report, Found) else 0
        if isinstance(report, Progress) and report.is_all:
            break
    link.close()
    assert count == 28
    assert not link.thread.is_alive()


def test_keys_hold_the_processes_that_help(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Event()

    class Noticed(Pause):
        def begin(self) -> None:
            begun.set()

    monkeypatch.setattr("tui.overlap.worker.serving.Pause", Noticed)
    link = start_thread()
    link.channel.send(beginning(folder))
    link.channel.send(Hold())
    assert begun.wait(LONGEST_WAIT)
    link.close()
