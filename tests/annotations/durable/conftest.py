"""Two machines that have the files of one store."""

import shutil
from pathlib import Path

import pytest

from tests.durability.stores import opened, save


@pytest.fixture
def machines(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with the same files: highlight 0, closed in order."""
    one, other = tmp_path / "one", tmp_path / "other"
    store = opened(one)
    save(store, 0)
    store.close()
    shutil.copytree(one, other)
    return one, other
