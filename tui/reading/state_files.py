"""The files in which it is kept what is remembered of a library."""

import json
import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

LARGEST = 100_000_000
"""Bytes of a file that is read."""


def library_file(folder: Path, library: Path) -> Path:
    """Return the file in a folder that is about one library, by where that is."""
    return folder / f"{sha256(os.fsencode(library.resolve())).hexdigest()[:32]}.json"


def read_json(file: Path, largest: int = LARGEST) -> Any:
    """Return what a file says; None where it is damaged, longer than `largest` bytes or not there.

    None stands for JSON's null too.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(largest + 1)
        return json.loads(content) if len(content) <= largest else None
    except (OSError, ValueError, RecursionError):
        return None


def write_json(file: Path, said: Any) -> None:
    """Write a file anew; whoever reads it meanwhile reads the one before. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".new")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(said, stream, ensure_ascii=False)
    Path(name).replace(file)
