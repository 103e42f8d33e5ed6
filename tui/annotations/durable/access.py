"""Tell in advance whether highlights can be saved."""

import os
from pathlib import Path


def is_writable(file: Path, lock_file: Path) -> bool:
    """Tell whether a file and its lock may be created or replaced, without touching either."""
    if not all(_may_be_replaced(path) for path in (file, lock_file)):
        return False
    folder = file.parent
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _may_be_replaced(path: Path) -> bool:
    if not os.path.lexists(path):
        return True
    return path.is_file() and os.access(path, os.R_OK | os.W_OK)
