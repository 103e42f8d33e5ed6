"""Find a regular expression in texts; run as a program of its own.

Python's regular expressions may take for ever and let no other thread run meanwhile, so they run
where they can be killed, and end themselves where one takes too long. A request is a line of JSON
and then the text in UTF-8; the answer is a line of JSON.
"""

import faulthandler
import json
import os
import re
import sys
from pathlib import Path
from typing import Any


def main(seconds: float) -> None:
    """Answer requests on standard input until it ends; exit where one takes longer."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    with Path(os.devnull).open("w") as nothing:
        while line := requests.readline():
            request = json.loads(line)
            text = requests.read(request["bytes"]).decode("utf-8")
            # Its thread is none of Python's, so it runs whatever an expression does.
            faulthandler.dump_traceback_later(seconds, exit=True, file=nothing)
            answer = _answer(request, text)
            faulthandler.cancel_dump_traceback_later()
            answers.write(json.dumps(answer).encode() + b"\n")
            answers.flush()


def _answer(request: dict[str, Any], text: str) -> dict[str, Any]:
    try:
        pattern = re.compile(request["expression"], request["flags"])
        return _find(pattern, text, request["most"])
    except re.error as error:
        return {"error": error.msg, "position": error.pos}
    except (OverflowError, RecursionError, MemoryError):
        return {"error": "it is too large", "position": None}


def _find(pattern: re.Pattern[str], text: str, most: int) -> dict[str, Any]:
    spans: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        if match.end() == match.start():
            continue
        if len(spans) == most:
            return {"spans": spans, "is_cut": True}
        spans.append(match.span())
    return {"spans": spans, "is_cut": False}


if __name__ == "__main__":
    main(float(sys.argv[1]))
