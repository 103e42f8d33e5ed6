"""Open an annotations file as a TinyDB database that loses nothing."""

from pathlib import Path
from typing import cast

from tinydb import TinyDB

from tui.annotations.durable.disk import DISK, Disk
from tui.annotations.durable.storage import JournaledStorage
from tui.annotations.durable.table import JournaledTable


class JournaledDatabase(TinyDB):
    """A TinyDB whose tables are kept in a JournaledStorage."""

    table_class = JournaledTable  # type: ignore[assignment]
    default_storage_class = JournaledStorage  # type: ignore[assignment]

    @property
    def storage(self) -> JournaledStorage:
        """Return the storage of all tables."""
        return cast("JournaledStorage", super().storage)


def open_database(path: Path, disk: Disk = DISK) -> JournaledDatabase:
    """Return the database in an annotations file, which need not exist yet."""
    return JournaledDatabase(path, disk=disk)
