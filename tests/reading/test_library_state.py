"""What is remembered of a library from one start to the next, whatever became of the file."""

import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.model import Article
from tui.reading import library_state
from tui.reading.library_state import LibraryState

ONE = Article("one.md", "The ferry was late. It left all the same.", "One")
OTHER = Article("deep/two.md", "Nobody waited.", "Two")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "library").mkdir()
    return tmp_path / "state", tmp_path / "library"


def test_places_and_the_order_are_known_at_the_next_start(folders: tuple[Path, Path]) -> None:
    state = LibraryState(*folders)
    state.set_bookmark(ONE, 20, 41)
    state.set_order("title")
    state.save()
    again = LibraryState(*folders)
    place = again.bookmark(ONE)
    assert place
    assert (place.cursor, place.shown, again.order) == (20, 41, "title")
    assert again.bookmark(OTHER) is None


def test_a_place_in_another_text_is_none(folders: tuple[Path, Path]) -> None:
    state = LibraryState(*folders)
    state.set_bookmark(ONE, 20, 41)
    assert state.bookmark(Article(ONE.id, ONE.text + " Late.", "One")) is None


def test_two_programs_keep_what_the_other_has_written(folders: tuple[Path, Path]) -> None:
    one, other = LibraryState(*folders), LibraryState(*folders)
    one.set_bookmark(ONE, 4, 10)
    one.set_order("words")
    one.save()
    other.set_bookmark(OTHER, 7, 14)
    other.save()
    again = LibraryState(*folders)
    assert again.bookmark(ONE)
    assert again.bookmark(OTHER)
    assert again.order == "words"


def test_libraries_are_apart(folders: tuple[Path, Path]) -> None:
    state_folder, library = folders
    state = LibraryState(state_folder, library)
    state.set_bookmark(ONE, 4, 10)
    state.save()
    assert LibraryState(state_folder, library.parent).bookmark(ONE) is None


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=30),
        st.sampled_from(
            [
                b'{"version": 1, "order": 3, "bookmarks": {"one.md": 4}}',
                b'{"version": 1, "bookmarks": {"one.md": {"sha256": 1, "cursor": 1, "shown": 1}}}',
                b'{"version": 1, "bookmarks": {"a": {"sha256": "", "cursor": -1, "shown": true}}}',
                b"[" * 100_000,
            ]
        ),
    )
)
def test_a_damaged_file_says_nothing_and_is_written_anew(
    tmp_path_factory: pytest.TempPathFactory, damage: bytes
) -> None:
    folder = tmp_path_factory.mktemp("state")
    state = LibraryState(folder, folder)
    state.set_order("title")
    state.save()
    (file,) = (folder / "libraries").iterdir()
    file.write_bytes(damage)
    again = LibraryState(folder, folder)
    assert (again.order, again.bookmark(ONE)) == ("", None)
    again.set_bookmark(ONE, 1, 2)
    again.save()
    assert LibraryState(folder, folder).bookmark(ONE)


def test_a_place_is_taken_while_another_is_being_written(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    state = LibraryState(*folders)
    state.set_bookmark(ONE, 4, 10)
    writing, go_on = threading.Event(), threading.Event()
    write = library_state._write

    def write_slowly(*what: Any) -> None:
        writing.set()
        assert go_on.wait(20)
        write(*what)

    monkeypatch.setattr(library_state, "_write", write_slowly)
    saving = threading.Thread(target=state.save)
    saving.start()
    assert writing.wait(20)
    state.set_bookmark(ONE, 7, 10)
    go_on.set()
    saving.join()
    state.save()
    place = LibraryState(*folders).bookmark(ONE)
    assert place
    assert place.cursor == 7


def test_what_could_not_be_written_is_written_later(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    state = LibraryState(*folders)
    state.set_bookmark(ONE, 4, 10)
    with monkeypatch.context() as broken:
        broken.setattr(library_state, "_write", _fail)
        with pytest.raises(OSError, match="full"):
            state.save()
    state.save()
    assert LibraryState(*folders).bookmark(ONE)


def _fail(*_what: object) -> None:
    raise OSError("full")
