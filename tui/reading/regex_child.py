"""Find a regular expression in texts; run as a program of its own.

Python's regular expressions may take for ever and let no other thread run meanwhile, so they run
where they can be killed. A request is a line of JSON and then the text in UTF-8; the answer is a
line of JSON.
"""

import json
import re
import sys
from typing import Any, BinaryIO


def main() -> None:
    """Answer requests on standard input until it ends."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline():
        answers.write(json.dumps(_answer(json.loads(line), requests)).encode() + b"\n")
        answers.flush()


def _answer(request: dict[str, Any], requests: BinaryIO) -> dict[str, Any]:
    text = requests.read(request["bytes"]).decode("utf-8")
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
    main()
