"""What is wrong with the reader's settings."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """Something in config.toml that is not right: its line, from 1, and what to do."""

    line: int
    message: str


class SettingsError(Exception):
    """config.toml cannot be followed; `problems` are all that is wrong, by line."""

    def __init__(self, file: Path, problems: Sequence[Problem]) -> None:
        self.file, self.problems = file, tuple(sorted(problems))
        super().__init__("\n".join(f"{file}:{p.line}: {p.message}" for p in self.problems))
