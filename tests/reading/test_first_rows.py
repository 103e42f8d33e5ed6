"""What the list begins with is there, and drawn safely, whatever the file of rows says."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.errors import ArticleError
from tui.reading.first_rows import LARGEST, MOST_KEPT, NAMES_ALONE, FirstRows, KeptRows
from tui.reading.list_rows import Layout, ListRow
from tui.reading.state_files import library_file

LAYOUT = Layout(sourced=False, letter=2, compares_read=True)
ROWS = [
    ListRow("b.md", "Later", "✓", "A", "2025-01-02", "—", "1,204", "–", "3"),
    ListRow("deep/a.txt", "Sooner", "•", "B", "—", "—", "80", "…", ""),
]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "library" / "deep").mkdir(parents=True)
    for row in ROWS:
        (tmp_path / "library" / row.id).write_text("Text.", encoding="utf-8")
    return tmp_path / "library"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "lists"


def write(folder: Path, library: Path, said: Any) -> None:
    folder.mkdir(exist_ok=True)
    content = said if isinstance(said, bytes) else json.dumps(said).encode()
    library_file(folder, library).write_bytes(content)


def kept(**changed: Any) -> dict[str, Any]:
    columns = {"letter": 2, "dated": True, "sourced": False, "compares_read": True}
    rows = [list(row[:9]) for row in ROWS]
    return {"version": 1, "columns": columns, "rows": rows} | changed


def test_a_library_not_seen_before_has_the_names_of_its_files(folder: Path, library: Path) -> None:
    assert KeptRows(folder, library).find() == FirstRows(NAMES_ALONE, ["b.md", "deep/a.txt"])


def test_rows_are_kept_for_the_next_start_in_their_order(folder: Path, library: Path) -> None:
    KeptRows(folder, library).keep(LAYOUT, ROWS)
    again = KeptRows(folder, library)
    assert again.find() == FirstRows(LAYOUT, ROWS)
    assert again.ids == ["b.md", "deep/a.txt"]


def test_what_is_found_by_comparing_is_not_kept(folder: Path, library: Path) -> None:
    found = [row._replace(family="◆", shared="40%", partners=(("=B", ""),)) for row in ROWS]
    KeptRows(folder, library).keep(LAYOUT._replace(family=2), found)
    assert KeptRows(folder, library).find() == FirstRows(LAYOUT, ROWS)


def test_a_file_that_is_gone_has_no_row_and_a_new_one_its_name(folder: Path, library: Path) -> None:
    KeptRows(folder, library).keep(LAYOUT, ROWS)
    (library / "b.md").unlink()
    (library / "a.md").write_text("Text.", encoding="utf-8")
    assert KeptRows(folder, library).find() == FirstRows(LAYOUT, [ROWS[1], "a.md"])


def test_where_all_files_are_others_nothing_of_the_rows_is_left(
    folder: Path, library: Path
) -> None:
    KeptRows(folder, library).keep(LAYOUT, ROWS)
    for row in ROWS:
        (library / row.id).unlink()
    (library / "c.md").write_text("Text.", encoding="utf-8")
    assert KeptRows(folder, library).find() == FirstRows(NAMES_ALONE, ["c.md"])


def test_of_many_rows_those_that_a_screen_can_need_are_kept(folder: Path, library: Path) -> None:
    many = [ROWS[0]._replace(id=f"{number}.md") for number in range(MOST_KEPT + 9)]
    for row in many:
        (library / row.id).write_text("Text.", encoding="utf-8")
    KeptRows(folder, library).keep(LAYOUT, many)
    assert KeptRows(folder, library).find().rows == many[:MOST_KEPT]


def test_a_folder_without_articles_is_told_of(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArticleError, match=r"empty: no \.txt or \.md article in this folder"):
        KeptRows(folder, tmp_path / "empty").find()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        None,
        [],
        {},
        kept(version=0),
        kept(version="1"),
        kept(columns=None),
        kept(columns={"letter": 2}),
        kept(columns={"letter": 10**9, "dated": True, "sourced": True, "compares_read": True}),
        kept(columns={"letter": True, "dated": True, "sourced": True, "compares_read": True}),
        kept(columns={"letter": 1, "dated": 1, "sourced": True, "compares_read": True}),
        kept(rows=None),
        kept(rows=["b.md"]),
        kept(rows=[["b.md"]]),
        kept(rows=[["b.md", *[7] * 8]]),
        kept(rows=[["/etc/passwd", *[""] * 8]]),
        kept(rows=[["../library/b.md", *[""] * 8]]),
        kept(rows=[["./b.md", *[""] * 8]]),
        kept(padding="x" * LARGEST),
    ],
)
def test_a_file_that_is_broken_old_or_foreign_is_not_used(
    folder: Path, library: Path, said: Any
) -> None:
    write(folder, library, said)
    assert KeptRows(folder, library).find() == FirstRows(NAMES_ALONE, ["b.md", "deep/a.txt"])


def test_no_control_character_of_a_file_is_drawn(folder: Path, library: Path) -> None:
    row = ["b.md", "\x1b]52;c;eA==\x07\u202e", "\n", "\x9b", "\x00", "\t", "\r", "\x7f", "\ud800"]
    write(folder, library, kept(rows=[row]))
    first = KeptRows(folder, library).find().rows[0]
    assert isinstance(first, ListRow)
    assert first.title == "␛]52;c;eA==␇�"
    assert all(words.isprintable() for words in first[:9])


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(sorted(kept())), inner),
    )
)
def test_any_file_gives_rows_of_the_files_there_are(
    tmp_path_factory: pytest.TempPathFactory, said: Any
) -> None:
    root = tmp_path_factory.mktemp("any")
    (root / "one.md").write_text("Text.", encoding="utf-8")
    write(root / "lists", root, said)
    assert KeptRows(root / "lists", root).find().rows == ["one.md"]


def test_what_is_as_it_was_kept_is_not_written_again(folder: Path, library: Path) -> None:
    KeptRows(folder, library).keep(LAYOUT, ROWS)
    again = KeptRows(folder, library)
    again.find()
    library_file(folder, library).unlink()
    again.keep(LAYOUT, ROWS)
    assert not library_file(folder, library).exists()
