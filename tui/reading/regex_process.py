"""Search with regular expressions in a process that is killed where it takes too long."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from tui.articles.model import Span
from tui.reading.search import Places, Query, SearchError

SECONDS = 1.0
"""How long a regular expression may take on one text."""

_CHILD = Path(__file__).with_name("regex_child.py")


class TooSlowError(SearchError):
    """A regular expression took too long on a text."""


class RegexProcess:
    """Finds regular expressions, one after the other; the process is started when it is needed."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_busy = self._is_stopped = False

    def find(self, text: str, query: Query, most: int) -> Places:
        """Return the first `most` places that are not empty; it waits until they are found.

        Raises TooSlowError where that takes too long, SearchError where the expression is wrong
        or the search was stopped.
        """
        with self._lock:
            answer = self._ask(text, query, most)
        if "error" in answer:
            raise SearchError(_wrong(str(answer["error"]), answer["position"]))
        return Places(tuple(Span(*pair) for pair in answer["spans"]), answer["is_cut"])

    def stop(self) -> None:
        """End a search that is under way in another thread."""
        process = self._process
        if self._is_busy and process:
            self._is_stopped = True
            process.kill()

    def close(self) -> None:
        """End the process; a later search starts another."""
        process, self._is_stopped = self._process, True
        if process:
            process.kill()
            process.wait()

    def _ask(self, text: str, query: Query, most: int) -> dict[str, Any]:
        process = self._running()
        self._is_stopped, self._is_busy = False, True
        try:
            line = _sent(process, text, query, most)
        finally:
            self._is_busy = False
        if line.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        self._end(process)
        if self._is_stopped:
            raise SearchError("the search was stopped")
        raise TooSlowError(f"given up after {self._seconds:g} s: the expression is too slow")

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-I", "-S", str(_CHILD), str(self._seconds)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                raise SearchError(f"{sys.executable} cannot be started: {error}") from error
        return self._process

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = None
        process.kill()
        # What was not sent yet cannot be sent any more.
        with suppress(OSError):
            process.communicate()


def _sent(process: "subprocess.Popen[bytes]", text: str, query: Query, most: int) -> bytes:
    """Return the answer to a request, incomplete where the process ended before."""
    data = text.encode("utf-8")
    request = {
        "expression": query.expression,
        "flags": query.flags,
        "most": most,
        "bytes": len(data),
    }
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n" + data)
        process.stdin.flush()
        return process.stdout.readline()
    except (OSError, ValueError):
        return b""


def _wrong(message: str, position: int | None) -> str:
    where = "" if position is None else f" at character {position + 1}"
    return f"not a regular expression: {message}{where}"
