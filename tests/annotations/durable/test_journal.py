import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.durable.disk import DISK
from tui.annotations.durable.journal import (
    Edit,
    JournalChangedError,
    JournalGoneError,
    Position,
    append,
    encode_change,
    encode_header,
    read_lines,
    read_on,
)
from tui.annotations.durable.lineage import Header
from tui.annotations.durable.meta import META

EDITS = st.builds(
    Edit,
    st.text(max_size=5).filter(lambda table: table != META),
    st.integers(1, 99).map(str),
    st.none() | st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=3),
)
CHANGES = st.lists(st.lists(EDITS, min_size=1, max_size=3), max_size=5)
CHANGE = encode_change([Edit("highlights", "1", {"note": "é\u2028\r\n\x85"})])
HEADER = encode_header(Header(3, "store", "id", "base", "after", None))


@given(CHANGES)
def test_changes_are_read_as_they_were_written(changes: list[list[Edit]]) -> None:
    data = HEADER + b"".join(map(encode_change, changes))
    reading = read_lines(data)
    assert reading.header == Header(3, "store", "id", "base", "after", None)
    assert reading.changes == tuple(map(tuple, changes))
    assert (reading.bad, reading.lines) == (0, data)


@given(CHANGES, st.data())
def test_of_a_torn_journal_every_whole_line_is_read(
    changes: list[list[Edit]], data: st.DataObject
) -> None:
    lines = [HEADER, *map(encode_change, changes)]
    written = b"".join(lines)
    cut = data.draw(st.integers(0, len(written)))
    whole = sum(len(b"".join(lines[: n + 1])) <= cut for n in range(len(lines)))
    reading = read_lines(written[:cut])
    assert len(reading.changes) == max(0, whole - 1)
    assert reading.lines == b"".join(lines[:whole])
    assert reading.bad == 0


@given(st.integers(0, len(CHANGE) - 2), st.integers(1, 255))
def test_a_damaged_line_is_left_out_and_the_others_are_read(place: int, flip: int) -> None:
    damaged = bytearray(CHANGE)
    damaged[place] ^= flip
    reading = read_lines(HEADER + bytes(damaged) + CHANGE)
    assert reading.changes[-1] == read_lines(CHANGE).changes[0]
    assert len(reading.changes) == 1
    assert reading.bad >= 1


def test_only_what_was_added_is_read_on(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    append(DISK, path, Position(3), HEADER, 0o600)
    position = Position(3).after(HEADER)
    assert read_on(path, position).changes == ()
    append(DISK, path, position, CHANGE, 0o600)
    assert read_on(path, position).changes == read_lines(CHANGE).changes


@pytest.mark.parametrize("content", [b"", HEADER[:-5], b"x" * len(HEADER)])
def test_a_journal_that_lost_what_was_read_is_noticed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal"
    path.write_bytes(content)
    with pytest.raises(JournalChangedError):
        read_on(path, Position(3, len(HEADER), HEADER))


def test_what_a_killed_program_left_unfinished_is_cut_before_the_next_line(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.write_bytes(HEADER + CHANGE[:10])
    append(DISK, path, Position(3, len(HEADER), HEADER), CHANGE, 0o600)
    assert path.read_bytes() == HEADER + CHANGE


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_a_new_journal_is_as_private_as_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    append(DISK, path, Position(0), HEADER, 0o600)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_journal_that_is_gone_is_told_from_one_that_changed(tmp_path: Path) -> None:
    with pytest.raises(JournalGoneError):
        read_on(tmp_path / "journal", Position(3, len(HEADER), HEADER))
