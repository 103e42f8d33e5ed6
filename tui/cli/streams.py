"""Talk to the shell: results to standard output, messages to standard error, no traceback."""

import io
import json
import os
import re
import sys
from argparse import Namespace
from importlib import import_module
from typing import TYPE_CHECKING

from tui.annotations.errors import AnnotationsError
from tui.articles.characters import one_line
from tui.articles.errors import ArticleError
from tui.interrupts import INTERRUPTED, raise_again
from tui.overlap.errors import OverlapError
from tui.quotes.errors import QuotesError
from tui.settings.errors import SettingsError

if TYPE_CHECKING:
    from tui.articles.library import Library

PIPE_CLOSED = 141
"""Exit status where the reader of a pipe has left, as shells have it."""

_UNSAFE = "[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def prepare_streams() -> None:
    """Let text that the terminal's encoding does not have be written as escapes.

    A stream that the caller has closed reads and writes nothing.
    """
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _nothing("w")
    sys.stderr = sys.stderr or _nothing("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _nothing(mode: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.FileIO(os.devnull, mode), encoding="utf-8")


def write_utf8() -> None:
    """Write standard output as UTF-8 with line ends as they are, whatever the terminal's own."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def guard(arguments: Namespace) -> int:
    """Run the subcommand in `arguments` and return its exit status, whatever happens to it."""
    try:
        command = import_module(arguments.module)
        raise_again()
        status: int = command.run(arguments)
        sys.stdout.flush()
    except (ArticleError, AnnotationsError, OverlapError, QuotesError, SettingsError) as error:
        return _fail(str(error))
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return INTERRUPTED
    except RuntimeError as error:
        # Before Python 3.12 ctrl+c comes as this where it comes while a class is made.
        if isinstance(error.__cause__, KeyboardInterrupt):
            return INTERRUPTED
        raise
    return status


def warn(message: str) -> None:
    """Write one message for the reader to standard error."""
    label = "\n".join(map(one_line_indented, message.split("\n")))
    print(f"retold: {label}", file=sys.stderr, flush=True)


def one_line_indented(line: str) -> str:
    """Return a line of a message free of control characters, its indentation kept."""
    indentation = len(line) - len(line.lstrip(" "))
    return " " * indentation + one_line(line)


def warn_of_problems(library: "Library") -> bool:
    """Name each file that could not be read, or not wholly; tell whether all are there."""
    for problem in library.problems:
        warn(f"{problem.name}: {problem.reason}")
    names = {one_line(article.id) for article in library.articles}
    return all(problem.name in names for problem in library.problems)


def print_json(value: object) -> None:
    """Print one JSON object as a line, safe to show in a terminal, and flush it."""
    line = json.dumps(value, ensure_ascii=False)
    print(re.sub(_UNSAFE, _escape, line), flush=True)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _fail(message: str) -> int:
    warn(message)
    return 1


def _discard_output() -> None:
    """Send what is still buffered nowhere, so that closing it at exit fails no more."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
