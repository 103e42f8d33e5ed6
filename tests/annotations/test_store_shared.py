"""Several programs, threads and stores on one file lose nothing."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.annotations.model import Change, Highlight
from tui.annotations.records.coding import to_record
from tui.annotations.store import AnnotationStore

MakeHighlight = Callable[..., Highlight]


def ids(store: AnnotationStore) -> list[str]:
    return [highlight.id for highlight in store.all(Highlight)]


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from tui.annotations.model import Change, Highlight
from tui.annotations.records.coding import from_record
from tui.annotations.store import AnnotationStore
import json
name, count = sys.argv[2], int(sys.argv[3])
template = from_record(Highlight, json.loads(sys.argv[4]))
store = AnnotationStore(Path(sys.argv[1]))
for number in range(count):
    store.apply([Change(None, replace(template, id=f"{name}-{number}"))])
    print(f"{name}-{number}", flush=True)
"""


def start_writer(file: Path, name: str, count: int, highlight: Highlight) -> subprocess.Popen[str]:
    arguments = [str(file), name, str(count), json.dumps(to_record(highlight))]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_stores_in_turn_lose_nothing(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    other = AnnotationStore(file)
    for number in range(5):
        store.apply([Change(None, make(f"a{number}"))])
        other.apply([Change(None, make(f"b{number}"))])
        store.refresh()
        assert ids(store) == ids(other)
    assert len(ids(store)) == 10


def test_two_programs_at_once_lose_nothing(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    writers = [start_writer(file, name, 20, make("template")) for name in "ab"]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline()
    for number in range(20):
        store.apply([Change(None, make(f"c-{number}"))])
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    store.refresh()
    assert sorted(ids(store)) == sorted(f"{name}-{n}" for name in "abc" for n in range(20))


def test_threads_on_one_store_lose_nothing(store: AnnotationStore, make: MakeHighlight) -> None:
    def save(name: str) -> None:
        for number in range(5):
            store.apply([Change(None, make(f"{name}{number}"))])

    threads = [threading.Thread(target=save, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids(store)) == 15


@pytest.mark.parametrize("pause", [0.0, 0.013, 0.04])
def test_a_killed_program_loses_nothing_it_acknowledged(
    store: AnnotationStore, file: Path, make: MakeHighlight, pause: float
) -> None:
    writer = start_writer(file, "k", 100_000, make("template"))
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().strip()]
    time.sleep(pause)
    writer.kill()
    acknowledged += writer.stdout.read().split()
    writer.wait(timeout=60)
    assert set(acknowledged) <= set(ids(store))
    store.apply([Change(None, make("after"))])
    assert not list(file.parent.glob(".*.tmp"))


def test_a_new_generation_removes_what_killed_programs_left(
    store: AnnotationStore, file: Path, make: MakeHighlight
) -> None:
    file.parent.mkdir()
    file.with_name(".annotations.json.0123456789abcdef.tmp").write_text("half a fi")
    store.apply([Change(None, make("one"))])
    store.close()
    assert not list(file.parent.glob(".*.tmp"))
