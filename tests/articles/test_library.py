"""A folder is read recursively, and says what it could not read."""

import os
from pathlib import Path

import pytest

from tui.articles.errors import ArticleError, GivenUpError
from tui.articles.library import open_files, open_library


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The text of {name}.\n")


def test_ids_are_posix_paths_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/c.md", "a/B.TXT", "a/d.pdf", "readme.rst")
    assert [a.id for a in open_library(tmp_path).articles] == ["a/B.TXT", "a/c.md", "b.txt"]


def test_hidden_names_and_annotations_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, ".git/a.md", ".hidden.md", "annotations/README.md", "a.md")
    assert [article.id for article in open_library(tmp_path).articles] == ["a.md"]


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege on Windows")
def test_links_that_leave_the_library_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "outside.md", "library/inside.md")
    library = tmp_path / "library"
    (library / "out.md").symlink_to(tmp_path / "outside.md")
    (library / "in.md").symlink_to(library / "inside.md")
    (library / "gone.md").symlink_to(library / "nothing.md")
    assert [article.id for article in open_library(library).articles] == ["in.md", "inside.md"]


def test_what_cannot_be_read_is_listed_and_the_rest_opens(tmp_path: Path) -> None:
    write(tmp_path, "good.md")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfa\x00\x01")
    library = open_library(tmp_path)
    assert [article.id for article in library.articles] == ["good.md"]
    assert [problem.name for problem in library.problems] == ["bad.txt"]


@pytest.mark.parametrize("name", ["missing", "empty", "file.md"])
def test_a_folder_without_articles_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path, "file.md")
    with pytest.raises(ArticleError, match=name):
        open_library(tmp_path / name)


def test_single_files_are_a_library_of_their_common_folder(tmp_path: Path) -> None:
    write(tmp_path, "x/a.md", "y/b.md")
    library = open_files([tmp_path / "y/b.md", tmp_path / "x/a.md"])
    assert [article.id for article in library.articles] == ["y/b.md", "x/a.md"]


def test_a_library_that_nobody_wants_any_more_is_not_read_to_its_end(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt", "c.txt")
    answers = iter((True, False))
    with pytest.raises(GivenUpError):
        open_library(tmp_path, lambda: next(answers))
