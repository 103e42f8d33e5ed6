"""Spread work over processes that end when nobody waits for them any more, however that comes."""

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.resource_tracker import ensure_running
from threading import Thread
from typing import Generic, TypeVar, cast

from tui.overlap.errors import OverlapError
from tui.overlap.pause import Pause

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

Prepare = Callable[[], Callable[[_Task], _Result]]
"""Is called in each process, and returns what does the work there; must be picklable."""


@dataclass(frozen=True, eq=False)
class Member(Generic[_Task, _Result]):
    """A process that does tasks, and the way to it."""

    process: SpawnProcess
    connection: Connection

    def give(self, task: _Task) -> None:
        """Have a task done; raise OverlapError where the process has ended."""
        with _told_of_death():
            self.connection.send(task)

    def take(self) -> _Result:
        """Wait for the result of the task, or raise what that raised.

        OverlapError is raised where the process has ended.
        """
        with _told_of_death():
            result, error = self.connection.recv()
        if error is not None:
            raise error
        taken: _Result = result
        return taken

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool(Generic[_Task, _Result]):
    """Processes that are ready for tasks."""

    def __init__(self, members: Sequence[Member[_Task, _Result]]) -> None:
        self._members = {member.connection: member for member in members}

    def map(self, tasks: Sequence[_Task]) -> Iterator[_Result]:
        """Yield the result of each task, in order, as soon as it is there.

        What a task raises is raised; a process that is killed raises OverlapError. Results that
        are not asked for are not worked on, save for one task a process.
        """
        waiting = enumerate(tasks)
        under_way: dict[Connection, int] = {}
        for connection in self._members:
            self._give_next(connection, waiting, under_way)
        done: dict[int, _Result] = {}
        for number in range(len(tasks)):
            while number not in done:
                for connection in cast("list[Connection]", wait([*under_way])):
                    done[under_way.pop(connection)] = self._members[connection].take()
                    self._give_next(connection, waiting, under_way)
            yield done.pop(number)

    def _give_next(
        self,
        connection: Connection,
        waiting: Iterator[tuple[int, _Task]],
        under_way: dict[Connection, int],
    ) -> None:
        """Give the process, which is idle, the next task, if there is one."""
        for number, task in waiting:
            self._members[connection].give(task)
            under_way[connection] = number
            break


@contextmanager
def open_pool(jobs: int, prepare: Prepare[_Task, _Result]) -> Iterator[Pool[_Task, _Result]]:
    """Give a pool of so many processes, which are ended at once when the caller leaves.

    Ctrl+C is for the caller alone, none of them gets to know of it. They also end when the caller
    is killed.
    """
    members = start_members(jobs, prepare)
    try:
        yield Pool(members)
    finally:
        end_members(members)


def start_members(
    jobs: int, prepare: Prepare[_Task, _Result], pause: Pause | None = None
) -> list[Member[_Task, _Result]]:
    """Return so many processes that are ready for tasks; they end with this one at the latest.

    They rest before a task as long as there is a `pause`.
    """
    if sys.platform != "win32":
        # What Python starts beside the first process ends the holding of interrupts.
        ensure_running()
    members: list[Member[_Task, _Result]] = []
    try:
        with _interrupts_held():
            for _ in range(jobs):
                members.append(_start(pause))
        # Once for all, and not as what a process is started with: it may be a large library.
        begin = pickle.dumps(prepare)
        for member in members:
            with _told_of_death():
                member.connection.send_bytes(begin)
    except BaseException:
        end_members(members)
        raise
    return members


def end_members(members: Iterable[Member[_Task, _Result]]) -> None:
    """End processes, whatever they do."""
    with _interrupts_held():
        for member in members:
            member.end()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let ctrl+C wait; processes that are started meanwhile never get it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _told_of_death() -> Iterator[None]:
    try:
        yield
    except (EOFError, ConnectionError) as error:
        raise OverlapError(
            "a process that helped to compare was ended; run it again, with fewer --jobs if"
            " memory is short"
        ) from error


def _start(pause: Pause | None) -> Member[_Task, _Result]:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, pause), daemon=True)
    process.start()
    theirs.close()
    return Member(process, ours)


def _serve(connection: Connection, pause: Pause | None) -> None:
    """Do what comes over a connection until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, ConnectionError):
        work = connection.recv()()
        while True:
            task = connection.recv()
            if pause:
                pause.wait()
            connection.send(_outcome(work, task))


def _outcome(work: Callable[[object], object], task: object) -> tuple[object, Exception | None]:
    try:
        return work(task), None
    except Exception as error:  # noqa: BLE001
        # Of whatever kind: it is raised again where the result is waited for.
        error.add_note(traceback.format_exc())
        return None, error


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
