"""The names of the files that together keep the annotations."""

import re
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Names:
    """The main file and what stands beside it: lock, journals, backups and temporary files.

    The journal of generation g has the changes made after the main file of that generation.
    """

    main: Path

    @cached_property
    def folder(self) -> Path:
        """Return the folder of all of them."""
        return self.main.parent

    @cached_property
    def lock(self) -> Path:
        """Return the file that is locked while something is written."""
        return self._beside("lock")

    @cached_property
    def tidying(self) -> Path:
        """Return the file that is locked while a new generation is written."""
        return self._beside("tidying.lock")

    def journal(self, generation: int) -> Path:
        """Return the journal of a generation."""
        return self._beside(f"{generation}.journal")

    def backup(self, generation: int) -> Path:
        """Return the backup of the main file of a generation."""
        return self._beside(f"{generation}.bak")

    def temporary(self) -> Path:
        """Return a new name for a file that is being written."""
        return self.folder / f".{self.main.name}.{secrets.token_hex(8)}.tmp"

    def journals(self) -> list[int]:
        """Return the generations that have a journal, ascending."""
        return self._numbers("journal")

    def backups(self) -> list[int]:
        """Return the generations that have a backup, ascending."""
        return self._numbers("bak")

    def leftovers(self) -> list[Path]:
        """Return the temporary files there are."""
        found = re.compile(rf"\.{re.escape(self.main.name)}\.[0-9a-f]{{16}}\.tmp")
        return [self.folder / name for name in self._listed() if found.fullmatch(name)]

    def _beside(self, ending: str) -> Path:
        return self.main.with_name(f"{self.main.name}.{ending}")

    def _numbers(self, ending: str) -> list[int]:
        found = re.compile(rf"{re.escape(self.main.name)}\.(0|[1-9][0-9]{{0,17}})\.{ending}")
        matches = map(found.fullmatch, self._listed())
        return sorted(int(match[1]) for match in matches if match)

    def _listed(self) -> list[str]:
        try:
            return [path.name for path in self.folder.iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            return []
