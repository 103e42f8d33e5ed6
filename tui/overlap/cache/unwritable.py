"""Say why what is found cannot be kept, and what to do."""

from contextlib import suppress
from pathlib import Path


def cannot_keep(folder: Path, error: Exception) -> str:
    """Return in words why a folder of the cache keeps nothing, and what helps.

    `error` is what was raised as something was to be written there.
    """
    told = "what was found cannot be kept and will be looked for again next time"
    in_the_way = _file_in_the_way(folder)
    if in_the_way:
        return f"{told}: {in_the_way} is a file where a folder is needed; move it away"
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return f"{told}: {folder}: {reason}; make it writable, or free some space"


def _file_in_the_way(folder: Path) -> Path | None:
    with suppress(OSError):
        return next((one for one in (folder, *folder.parents) if one.is_file()), None)
    return None
