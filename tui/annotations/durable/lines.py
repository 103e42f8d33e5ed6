"""Lines of JSON, each with its checksum: a line that was never finished or is damaged shows."""

import json
import zlib
from typing import Any

from tui.annotations.durable.document import serialise


def encode_line(value: object) -> bytes:
    """Return a JSON value as one line: its CRC-32 in hexadecimal, a blank, the value."""
    body = serialise(value)
    return b"%08x %s\n" % (zlib.crc32(body), body)


def line_body(line: bytes) -> bytes | None:
    """Return the JSON in a line; None where its end is missing or its checksum is wrong."""
    checksum, _, body = line.removesuffix(b"\n").partition(b" ")
    is_whole = line.endswith(b"\n") and checksum == b"%08x" % zlib.crc32(body)
    return body if is_whole else None


def decode_line(line: bytes) -> Any:
    """Return the value in a line; None where `line_body` has none, or one that is no JSON."""
    body = line_body(line)
    if body is None:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
