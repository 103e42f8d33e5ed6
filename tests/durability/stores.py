"""Stores in folders, and what they show."""

import shutil
from pathlib import Path

from tinydb import TinyDB

from tests.durability.disks import ProcessDisk
from tests.durability.samples import new_highlight
from tui.annotations.model import Change, Highlight
from tui.annotations.store import AnnotationStore

NAME = "annotations.json"


def opened(folder: Path) -> AnnotationStore:
    """Return a store on the annotations file of a folder, as another program would open it."""
    return AnnotationStore(folder / NAME, ProcessDisk())


def save(store: AnnotationStore, *numbers: int) -> None:
    """Save new highlights."""
    store.apply([Change(None, new_highlight(number)) for number in numbers])


def shown(store: AnnotationStore) -> list[str]:
    """Return the ids of all highlights."""
    return sorted(one.id for one in store.all(Highlight))


def ids(*numbers: int) -> list[str]:
    """Return the ids of highlights of the samples."""
    return sorted(new_highlight(number).id for number in numbers)


def all_of(folder: Path) -> list[str]:
    """Return what a program that opens the files has, with what it finds beside them taken in."""
    store = opened(folder)
    store.merge_copies()
    found = shown(store)
    store.close()
    with TinyDB(folder / NAME, encoding="utf-8") as plain:
        assert sorted(record["id"] for record in plain.table("highlights")) == found
    return found


def generations(folder: Path, *numbers: int) -> None:
    """Write one generation for each highlight."""
    for number in numbers:
        store = opened(folder)
        save(store, number)
        store.close()


def bring(source: Path, target: Path, pattern: str) -> None:
    """Copy files as a sync does that has come no further."""
    for file in source.glob(pattern):
        shutil.copy(file, target / file.name)
