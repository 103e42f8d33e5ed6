"""Start writers, kill them, and read what they told."""

import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from tests.durability.writer import Job

ROOT = Path(__file__).parents[2]
LONGEST = 120.0
"""Seconds after which a writer that does not end by itself has failed."""


@dataclass(frozen=True)
class Told:
    """A change that a writer told of, and whether it was acknowledged."""

    action: str
    number: int
    revision: int
    acknowledged: bool


class Writer:
    """A process of `tests.durability.writer`, started and waiting for its job."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.durability.writer"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
        self._output = bytearray()
        self._errors = bytearray()
        self._readers = [
            threading.Thread(target=self._read, args=pair, daemon=True)
            for pair in (
                (self._process.stdout, self._output),
                (self._process.stderr, self._errors),
            )
        ]
        for reader in self._readers:
            reader.start()

    def begin(self, job: Job) -> None:
        """Give the process its job."""
        assert self._process.stdin is not None
        self._process.stdin.write(job.line())
        self._process.stdin.flush()

    def wait_until_ready(self) -> None:
        """Return when the process waits for its job."""
        deadline = time.monotonic() + LONGEST
        while b"ready" not in self._output and time.monotonic() < deadline:
            time.sleep(0.001)

    def kill(self) -> list[Told]:
        """Kill the process as kill -9 does and return what it told."""
        self._process.kill()
        self._end()
        if self._errors:
            raise AssertionError(self._errors.decode())
        return self._told()

    def finish(self) -> tuple[list[Told], str]:
        """Wait until the process ends; return what it told, and how it failed or nothing."""
        self._process.wait(LONGEST)
        self._end()
        return self._told(), self._errors.decode() if self._process.returncode else ""

    def discard(self) -> None:
        """End a process that was given nothing to do."""
        self._process.kill()
        self._end()

    def _end(self) -> None:
        self._process.wait(LONGEST)
        for reader in self._readers:
            reader.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()

    @staticmethod
    def _read(pipe: IO[bytes] | None, output: bytearray) -> None:
        assert pipe is not None
        while block := pipe.read(65536):
            output += block

    def _told(self) -> list[Told]:
        # What follows the last line feed was cut off by the kill.
        lines = self._output.decode().split("\n")[:-1]
        told: list[Told] = []
        for line in lines:
            match line.split():
                case ["try", action, *rest]:
                    number, revision = (int(rest[0]), int(rest[1])) if rest else (0, 0)
                    told.append(Told(action, number, revision, acknowledged=False))
                case ["did"]:
                    last = told.pop()
                    told.append(Told(last.action, last.number, last.revision, acknowledged=True))
        return told


class Writers:
    """Some writers started ahead of time, since starting takes longer than what they do."""

    def __init__(self, ahead: int = 2) -> None:
        self._ahead = ahead
        self._waiting: deque[Writer] = deque()

    def __enter__(self) -> "Writers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for writer in self._waiting:
            writer.discard()

    def take(self) -> Writer:
        """Return a writer that waits for its job, and start another in its place."""
        while len(self._waiting) <= self._ahead:
            self._waiting.append(Writer())
        return self._waiting.popleft()

    def begin(self, jobs: Sequence[Job]) -> list[Writer]:
        """Begin some jobs at the same time."""
        writers = [self.take() for _ in jobs]
        for writer in writers:
            writer.wait_until_ready()
        for writer, job in zip(writers, jobs, strict=True):
            writer.begin(job)
        return writers
