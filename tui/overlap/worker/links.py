"""Start a worker, in a process of its own or in a thread, and hold the line to it."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import Protocol

from tui.overlap.worker.channel import Channel
from tui.overlap.worker.errors import WorkerError

SECONDS_TO_END = 0.5
"""How long a process that is told to end is waited for before it is killed."""

_BEGIN = (
    "import sys; sys.path[:] = sys.argv[1:]; from tui.overlap.worker.process import main; main()"
)
"""It finds the program, and nothing else, where the process that starts it has found it."""


class Link(Protocol):
    """A line to a worker that has been started."""

    @property
    def channel(self) -> Channel:
        """Return what requests are sent and reports come through."""

    def close(self) -> None:
        """Have the worker end; nothing may be sent meanwhile or afterwards."""

    def why_ended(self) -> str:
        """Return in words how the worker has ended, once nothing more comes from it."""


Start = Callable[[], Link]
"""Starts a worker; raises WorkerError where that cannot be."""


@dataclass(frozen=True, eq=False)
class ProcessLink:
    """A line to a worker in a process of its own, which ends when this process does."""

    process: "subprocess.Popen[bytes]"
    channel: Channel

    def close(self) -> None:
        """Have the worker end; where it does not, kill it."""
        self.channel.close_outgoing()
        try:
            self.process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def why_ended(self) -> str:
        """Return the exit status or signal in words."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(SECONDS_TO_END)
        status = self.process.poll()
        if status is None:
            return "it answers no more"
        return f"signal {-status}" if status < 0 else f"exit status {status}"


def start_process() -> ProcessLink:
    """Start a worker in a process of its own, of lower priority; it writes to no terminal."""
    priority = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BEGIN, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=priority,
        )
    except OSError as error:
        raise WorkerError(f"{sys.executable} cannot be started: {error.strerror}") from error
    if process.stdin is None or process.stdout is None:
        raise WorkerError(f"{sys.executable} cannot be talked to")
    return ProcessLink(process, Channel(process.stdout, process.stdin))


@dataclass(frozen=True, eq=False)
class ThreadLink:
    """A line to a worker in a thread of this process."""

    thread: Thread
    channel: Channel

    def close(self) -> None:
        """Have the worker end, and wait for the comparison that is under way."""
        self.channel.close_outgoing()
        self.thread.join()

    def why_ended(self) -> str:
        """Return that the thread has ended; more is not known."""
        return "its thread has ended"


def start_thread() -> ThreadLink:
    """Start a worker in a thread: where a process takes too long, as in tests."""
    from tui.overlap.worker.serving import serve

    its_incoming, our_outgoing = os.pipe()
    our_incoming, its_outgoing = os.pipe()
    its = Channel(os.fdopen(its_incoming, "rb"), os.fdopen(its_outgoing, "wb"))
    thread = Thread(target=serve, args=(its,), daemon=True)
    thread.start()
    return ThreadLink(thread, Channel(os.fdopen(our_incoming, "rb"), os.fdopen(our_outgoing, "wb")))
