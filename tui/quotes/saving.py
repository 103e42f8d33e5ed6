"""Save an export as a file that is whole or as it was before."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from tui.articles.library import Library
from tui.quotes.errors import QuotesError


def check_target(path: Path, library: Library, annotations: Path) -> None:
    """Raise QuotesError where `path` is an article or the file that keeps the highlights."""
    target = Path(os.path.realpath(path))
    if target == Path(os.path.realpath(annotations)):
        raise QuotesError(f"{path}: keeps the highlights themselves; name another file")
    articles = (article.path for article in library.articles if article.path)
    if any(target == Path(os.path.realpath(article)) for article in articles):
        raise QuotesError(f"{path}: is an article of the library; name another file")


def save_export(text: str, path: Path) -> None:
    """Write `text` as UTF-8 to `path` at once; raise QuotesError where that cannot be done.

    A link is followed, and what is no regular file, such as a pipe, is written to as it is.
    """
    data = text.encode("utf-8", "backslashreplace")
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise QuotesError(
            f"{path}: cannot be written ({error.strerror or error}); name a file in a folder "
            "where you may write"
        ) from error


def _replace(target: Path, data: bytes) -> None:
    unfinished = target.with_name(f".{target.name[:100]}.{os.getpid()}.unfinished")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, unfinished)
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
