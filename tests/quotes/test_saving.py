import os
from pathlib import Path

import pytest

from tui.quotes.errors import QuotesError
from tui.quotes.saving import save_export


def test_an_export_is_written_as_it_is(tmp_path: Path) -> None:
    save_export("naïve\r\n", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == "naïve\r\n".encode()


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    save_export("one", tmp_path / "out.md")
    save_export("two", tmp_path / "out.md")
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]
    assert (tmp_path / "out.md").read_text() == "two"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    save_export("one", tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "one"


@pytest.mark.parametrize("name", ["no/such/folder.md", "folder"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(QuotesError, match=name):
        save_export("one", tmp_path / name)
    assert list((tmp_path / "folder").iterdir()) == []
