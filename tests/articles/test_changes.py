"""A library is brought up to date by reading only what changed."""

from pathlib import Path

import pytest

from tui.articles.changes import LibraryChange, reread
from tui.articles.library import Library, open_files, open_library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a.md", "deep/b.txt", "deep/er/c.md", "d.md"):
        write(tmp_path / "articles", name)
    return tmp_path / "articles"


@pytest.fixture
def library(root: Path) -> Library:
    return open_library(root)


def write(root: Path, name: str, text: str = "") -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text or f"The text of {name}.", encoding="utf-8")


def ids(change: LibraryChange) -> list[str]:
    return [article.id for article in change.library.articles]


def test_an_added_file_comes_in_its_place_and_the_others_are_not_read(
    root: Path, library: Library
) -> None:
    write(root, "b.md")
    for article in library.articles:
        assert article.path
        article.path.unlink()
    change = reread(library, ["b.md"])
    assert ids(change) == ["a.md", "b.md", "d.md", "deep/b.txt", "deep/er/c.md"]
    assert change.added == ("b.md",)
    assert change.library.articles[0] is library.articles[0]


def test_a_changed_file_tells_what_it_was(root: Path, library: Library) -> None:
    write(root, "a.md", "Another text.")
    change = reread(library, ["a.md", "d.md"])
    assert {one: article.text for one, article in change.changed.items()} == {
        "a.md": "The text of a.md."
    }
    assert change.library.by_id["a.md"].text == "Another text."
    assert change.stale == {"a.md"}


def test_where_only_the_front_matter_changed_nothing_found_is_stale(
    root: Path, library: Library
) -> None:
    write(root, "a.md", "---\ntitle: New\n---\nThe text of a.md.")
    change = reread(library, ["a.md"])
    assert change.library.by_id["a.md"].title == "New"
    assert change.changed.keys() == {"a.md"}
    assert not change.stale


def test_what_was_only_touched_is_no_change(root: Path, library: Library) -> None:
    (root / "a.md").touch()
    change = reread(library, ["a.md", "deep", "nowhere", "nowhere.md"])
    assert not change
    assert change.library is library


def test_a_folder_that_goes_takes_its_articles_along(root: Path, library: Library) -> None:
    (root / "deep").rename(root / "down")
    change = reread(library, ["deep", "down"])
    assert ids(change) == ["a.md", "d.md", "down/b.txt", "down/er/c.md"]
    assert change.renamed == {"deep/b.txt": "down/b.txt", "deep/er/c.md": "down/er/c.md"}


def test_of_two_of_the_same_text_that_of_the_same_name_is_the_renamed_one(
    root: Path, library: Library
) -> None:
    text = (root / "a.md").read_text(encoding="utf-8")
    (root / "a.md").unlink()
    write(root, "0.md", text)
    write(root, "new/a.md", text)
    assert reread(library, ["a.md", "0.md", "new"]).renamed == {"a.md": "new/a.md"}


def test_what_may_be_half_written_stays_as_it_was_until_it_is_believed(
    root: Path, library: Library
) -> None:
    (root / "a.md").write_bytes(b"")
    (root / "d.md").unlink()
    (root / "deep/b.txt").write_bytes(b"\xff\xfe\x00\xd8")
    names = ["a.md", "d.md", "deep/b.txt"]
    change = reread(library, names, doubt=True)
    assert not change
    assert change.doubtful == set(names)
    change = reread(library, names)
    assert change.library.by_id["a.md"].text == ""
    assert change.removed.keys() == {"d.md", "deep/b.txt"}
    assert [problem.name for problem in change.library.problems] == ["deep/b.txt"]
    write(root, "deep/b.txt")
    mended = reread(change.library, ["deep/b.txt"])
    assert mended.library.problems == ()
    assert mended.added == ("deep/b.txt",)


def test_a_renamed_file_is_in_no_doubt(root: Path, library: Library) -> None:
    (root / "a.md").rename(root / "z.md")
    change = reread(library, ["a.md", "z.md"], doubt=True)
    assert change.renamed == {"a.md": "z.md"}
    assert not change.doubtful


def test_a_problem_goes_with_its_file(root: Path, library: Library) -> None:
    (root / "bad.txt").write_bytes(b"\xff\xfe\x00\xd8")
    change = reread(library, ["bad.txt"])
    assert change
    assert [problem.name for problem in change.library.problems] == ["bad.txt"]
    (root / "bad.txt").unlink()
    assert reread(change.library, ["bad.txt"]).library.problems == ()


@pytest.mark.parametrize("name", [".git/x.md", ".x.md", "annotations/x.md", "x.pdf", "a.md~"])
def test_what_a_library_passes_over_is_passed_over(root: Path, library: Library, name: str) -> None:
    write(root, name)
    assert not reread(library, [name, name.partition("/")[0]])


def test_a_link_that_leads_out_is_passed_over(root: Path, library: Library, tmp_path: Path) -> None:
    write(tmp_path, "outside/x.md")
    (root / "link").symlink_to(tmp_path / "outside")
    (root / "link.md").symlink_to(tmp_path / "outside/x.md")
    assert not reread(library, ["link", "link/x.md", "link.md"])


def test_of_files_that_were_named_only_these_are_read(root: Path) -> None:
    library = open_files([root / "a.md", root / "d.md"])
    write(root, "a.md", "Another text.")
    (root / "d.md").unlink()
    only = {"a.md", "d.md"}
    change = reread(library, ["a.md", "d.md", "deep/b.txt"], only=only)
    assert ids(change) == ["a.md"]
    write(root, "d.md")
    assert ids(reread(change.library, ["d.md"], only=only)) == ["a.md", "d.md"]


def test_all_may_go(root: Path, library: Library) -> None:
    for article in library.articles:
        assert article.path
        article.path.unlink()
    assert ids(reread(library, ["a.md", "d.md", "deep"])) == []
