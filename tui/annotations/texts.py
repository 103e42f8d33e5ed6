"""Keep the text that highlights were made on, compressed and once for each text."""

import gzip
import secrets
import time
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from tui.annotations.durable.disk import DISK, Disk, make_folders, mode_like, write_file
from tui.annotations.errors import AnnotationsError
from tui.articles.model import Article, text_sha256

_LARGEST = 1 << 28
_SECONDS_OF_AN_HOUR = 3600


class KeptTexts:
    """A folder of texts, each in a file that is named by the SHA-256 of what it holds.

    The files have the permissions of the file `like`.
    """

    def __init__(self, folder: Path, like: Path, disk: Disk = DISK) -> None:
        self.folder = folder
        self._like = like
        self._disk = disk
        self._kept: set[str] = set()
        self.read = lru_cache(maxsize=16)(self._read)

    def keep(self, article: Article) -> None:
        """Keep an article's text, flushed to the disk; raise AnnotationsError where that fails."""
        if article.sha256 in self._kept and self._path(article.sha256).exists():
            return
        is_kept = self._read(article.sha256) is not None
        try:
            if is_kept:
                # Who wrote it may have been killed before its name was on the disk.
                self._disk.flush_folder(self.folder)
            else:
                self._write(article)
        except OSError as error:
            raise AnnotationsError(
                f"{self.folder}: not saved, the text of the article cannot be kept there "
                f"({error.strerror or error}); make the folder writable and free some space"
            ) from error
        self._kept.add(article.sha256)

    def _write(self, article: Article) -> None:
        make_folders(self._disk, self.folder)
        self._remove_leftovers()
        temporary = self.folder / f".{secrets.token_hex(8)}.tmp"
        data = gzip.compress(article.text.encode("utf-8"), compresslevel=6, mtime=0)
        write_file(self._disk, temporary, [data], mode_like(self._like))
        self._disk.replace(temporary, self._path(article.sha256))
        self._disk.flush_folder(self.folder)

    def _remove_leftovers(self) -> None:
        """Remove what killed programs left; another one may be writing, but not for an hour."""
        with suppress(OSError):
            for leftover in self.folder.glob(".*.tmp"):
                if time.time() - leftover.stat().st_mtime > _SECONDS_OF_AN_HOUR:
                    self._disk.unlink(leftover)

    def _read(self, sha256: str) -> str | None:
        """Return the text with this SHA-256; None where it is not kept or no longer what it was."""
        path = self._path(sha256)
        try:
            if path.stat().st_size > _LARGEST:
                return None
            text = gzip.decompress(path.read_bytes()).decode("utf-8")
        except (OSError, EOFError, zlib.error, UnicodeDecodeError):
            return None
        return text if text_sha256(text) == sha256 else None

    def _path(self, sha256: str) -> Path:
        return self.folder / f"{sha256}.gz"
