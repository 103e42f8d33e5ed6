"""Which edition of the program found something: another one may find something else."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import rapidfuzz
import Stemmer

import tui
import tui.articles
import tui.overlap

PACKAGES = (tui.articles, tui.overlap)
"""What the findings depend on."""


@cache
def edition() -> str:
    """Return 16 hexadecimal digits that are others once the code that finds is another."""
    digest = sha256(f"{tui.__version__} {rapidfuzz.__version__} {Stemmer.version()}".encode())
    for package in PACKAGES:
        for folder in map(Path, package.__path__):
            for file in sorted(folder.rglob("*.py")):
                digest.update(file.relative_to(folder).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
