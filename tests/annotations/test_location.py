from pathlib import Path

import pytest

from tui.annotations.location import article_id_of, article_source, default_file, library_source


def test_annotations_are_kept_beside_the_library(tmp_path: Path) -> None:
    expected = tmp_path.resolve() / "annotations" / "annotations.json"
    assert default_file(tmp_path / "seeds") == expected
    assert default_file(tmp_path / "seeds" / ".." / "articles") == expected


def test_the_current_folder_has_its_annotations_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path / "seeds")
    assert default_file(Path()) == tmp_path.resolve() / "annotations" / "annotations.json"


def test_the_root_folder_has_a_place_too() -> None:
    root = Path(Path.cwd().anchor)
    assert default_file(root) == root / "annotations" / "annotations.json"


@pytest.mark.parametrize(
    ("file", "library", "source"),
    [
        ("annotations/annotations.json", "seeds", "seeds/sub/a.md"),
        ("annotations/annotations.json", ".", "sub/a.md"),
        ("other/annotations/x.json", "seeds", "../seeds/sub/a.md"),
        ("one/two/annotations/x.json", ".", "../../sub/a.md"),
        ("annotations/annotations.json", "deep/down", "deep/down/sub/a.md"),
    ],
)
def test_records_name_an_article_from_the_parent_of_the_annotations_folder(
    tmp_path: Path, file: str, library: str, source: str
) -> None:
    (tmp_path / library).mkdir(parents=True, exist_ok=True)
    named = library_source(tmp_path / file, tmp_path / library)
    assert article_source(named, "sub/a.md") == source
    assert article_id_of(named, source) == "sub/a.md"


@pytest.mark.parametrize(
    ("library", "source"),
    [
        ("seeds", "seeds2/a.md"),
        ("seeds", "seeds-old/a.md"),
        ("seeds", "other/a.md"),
        ("seeds", "seeds"),
        ("seeds", "../seeds/a.md"),
        (".", "../a.md"),
        (".", "/a.md"),
        ("..", "../../a.md"),
        ("..", "a.md"),
        ("/srv/x", "/srv/y/a.md"),
    ],
)
def test_articles_of_other_libraries_are_told_apart(library: str, source: str) -> None:
    assert article_id_of(library, source) is None


def test_a_library_on_another_drive_is_named_absolutely() -> None:
    assert article_source("/srv/x", "a.md") == "/srv/x/a.md"
    assert article_id_of("/srv/x", "/srv/x/a.md") == "a.md"
    assert article_id_of("/", "/a.md") == "a.md"


def test_links_and_detours_to_a_library_name_it_alike(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    file = default_file(tmp_path / "seeds")
    link = tmp_path / "link"
    try:
        link.symlink_to(tmp_path / "seeds")
    except OSError:
        pytest.skip("links need a privilege here")
    assert library_source(file, link) == library_source(file, tmp_path / "x" / ".." / "seeds")
