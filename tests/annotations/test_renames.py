from dataclasses import replace
from pathlib import Path

import pytest

from tests.stepping import redone, undone
from tui.annotations.location import default_file
from tui.annotations.model import Anchor, Verdict
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.library import Library, Problem, open_library
from tui.articles.model import Article, Span

TEXTS = {"a.txt": "The river rose.", "b.txt": "The dam held.", "c.txt": "It rained."}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def library(root: Path) -> Library:
    return open_library(root)


def renamed(root: Path, old: str, new: str) -> Library:
    (root / new).parent.mkdir(exist_ok=True)
    (root / old).rename(root / new)
    return open_library(root)


def everything_on(notebook: Notebook, article: Article, other: Article) -> None:
    notebook.add(article, Span(4, 9))
    notebook.articles.set_note(article, "n")
    notebook.articles.mark_read(article)
    notebook.corrections.refuse(article, Span(0, 3), other, Span(0, 3))


def test_a_renamed_file_keeps_all_that_was_said_of_it(
    notebook: Notebook, root: Path, library: Library, file: Path
) -> None:
    everything_on(notebook, library.by_id["a.txt"], library.by_id["b.txt"])
    moved = renamed(root, "a.txt", "deep/z.txt")
    assert notebook.follow_renames(moved) == 1
    for reader in (notebook, Notebook(AnnotationStore(file), root)):
        article, other = moved.by_id["deep/z.txt"], moved.by_id["b.txt"]
        [placed] = reader.placed(article)
        assert placed.anchor is Anchor.OK
        assert reader.article_id(placed.highlight) == "deep/z.txt"
        assert reader.articles.is_read(article)
        note = reader.articles.of(article)
        assert note is not None
        assert note.note == "n"
        [correction] = reader.corrections.between(article, other)
        assert correction.verdict is Verdict.NOT_A_MATCH
    assert notebook.follow_renames(moved) == 0


def test_following_is_no_step_to_undo(
    store: AnnotationStore, notebook: Notebook, root: Path, library: Library
) -> None:
    Notebook(store, root).add(library.by_id["a.txt"], Span(0, 3))
    notebook.follow_renames(renamed(root, "a.txt", "z.txt"))
    assert notebook.count("z.txt") == 1
    assert not notebook.can_undo


def test_what_was_done_before_a_file_was_renamed_is_undone_and_redone(
    notebook: Notebook, root: Path, library: Library
) -> None:
    article, other = library.by_id["a.txt"], library.by_id["b.txt"]
    added = notebook.add(article, Span(4, 9))
    notebook.set_note(added.id, "n")
    notebook.corrections.refuse(article, Span(0, 3), other, Span(0, 3))
    notebook.delete(added.id)
    moved = renamed(root, "a.txt", "z.txt")
    notebook.follow_renames(moved)
    article = moved.by_id["z.txt"]
    assert [undone(notebook) for _ in range(3)] == [
        "highlight restored",
        "match restored",
        "note changed back",
    ]
    [placed] = notebook.placed(article)
    assert (placed.highlight.note, placed.anchor) == ("", Anchor.OK)
    assert [redone(notebook) for _ in range(2)] == ["note changed", "match refused"]
    assert len(notebook.corrections.between(article, moved.by_id["b.txt"])) == 1
    notebook.follow_renames(moved)
    assert notebook.count("z.txt") == 1
    assert [undone(notebook) for _ in range(4)][-2:] == ["highlight removed", None]


def test_without_saving_renamed_files_show_their_highlights_and_nothing_is_written(
    notebook: Notebook, root: Path, library: Library, file: Path
) -> None:
    everything_on(notebook, library.by_id["a.txt"], library.by_id["b.txt"])
    moved = renamed(root, "a.txt", "z.txt")
    article = moved.by_id["z.txt"]
    before = contents(file.parent)
    assert notebook.follow_renames(moved, save=False) == 1
    assert [one.spans for one in notebook.placed(article)] == [(Span(4, 9),)]
    assert notebook.find(article, 4)
    assert notebook.count("z.txt") == 1
    assert [notebook.article_id(one) for one in notebook.all()] == ["z.txt"]
    assert notebook.articles.is_read(article)
    assert len(notebook.corrections.between(moved.by_id["b.txt"], article)) == 1
    assert contents(file.parent) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_where_nothing_can_be_saved_they_are_shown_all_the_same(
    notebook: Notebook, root: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.add(library.by_id["a.txt"], Span(4, 9))
    moved = renamed(root, "a.txt", "z.txt")

    def fail(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.fdatasync", fail)
    monkeypatch.setattr("os.fsync", fail)
    assert notebook.follow_renames(moved) == 1
    assert len(notebook.placed(moved.by_id["z.txt"])) == 1


def test_a_file_that_is_gone_is_not_renamed(
    notebook: Notebook, root: Path, library: Library
) -> None:
    notebook.add(library.by_id["a.txt"], Span(4, 9))
    (root / "a.txt").unlink()
    assert notebook.follow_renames(open_library(root)) == 0
    assert [notebook.article_id(one) for one in notebook.all()] == ["a.txt"]


def test_an_unreadable_file_keeps_its_highlights_though_there_is_a_copy(
    notebook: Notebook, root: Path, library: Library
) -> None:
    (root / "copy.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    notebook.add(library.by_id["a.txt"], Span(4, 9))
    (root / "a.txt").write_bytes(b"\xff\xff\x00")
    assert notebook.follow_renames(open_library(root)) == 0


def test_an_edited_file_is_not_taken_for_renamed(
    notebook: Notebook, root: Path, library: Library
) -> None:
    (root / "copy.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    notebook.add(library.by_id["a.txt"], Span(4, 9))
    (root / "a.txt").write_text("The river rose again.", encoding="utf-8")
    assert notebook.follow_renames(open_library(root)) == 0


def test_of_two_copies_the_one_of_the_same_name_is_taken(
    notebook: Notebook, root: Path, library: Library
) -> None:
    notebook.add(library.by_id["c.txt"], Span(0, 2))
    (root / "b2.txt").write_text(TEXTS["c.txt"], encoding="utf-8")
    notebook.follow_renames(renamed(root, "c.txt", "old/c.txt"))
    assert (notebook.count("old/c.txt"), notebook.count("b2.txt")) == (1, 0)


def test_articles_of_another_library_are_left_alone(
    notebook: Notebook, store: AnnotationStore, root: Path, library: Library, tmp_path: Path
) -> None:
    reports = Notebook(store, tmp_path / "reports")
    reports.add(Article("a.txt", TEXTS["a.txt"], "River"), Span(4, 9))
    assert notebook.follow_renames(library) == 0
    assert reports.count("a.txt") == 1
    assert store.file == default_file(root)


def test_no_article_is_hashed_where_none_is_lost(
    notebook: Notebook, root: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.add(library.by_id["a.txt"], Span(4, 9))
    again = open_library(root)
    notebook.follow_renames(again)
    assert not any("sha256" in vars(article) for article in again.articles)


LONG = (
    "The harbour council voted on Tuesday to close the old ferry line after eleven months of"
    " losses. Nobody had foreseen them when the new bridge opened to traffic last spring.\n\n"
    "The captain said that he would rather walk across than sail with three passengers.\n"
)
CAPTAIN = Span(LONG.index("The captain"), LONG.index("The captain") + 16)


@pytest.fixture
def ferry(notebook: Notebook, root: Path) -> Path:
    """A highlight on the captain, in an article that has been renamed and edited since."""
    (root / "ferry.txt").write_text(LONG, encoding="utf-8")
    notebook.add(open_library(root).by_id["ferry.txt"], CAPTAIN)
    (root / "ferry.txt").unlink()
    (root / "boat.txt").write_text(LONG.replace("eleven", "thirteen"), encoding="utf-8")
    return root


def test_a_file_that_was_renamed_and_edited_is_guessed_and_never_saved(
    ferry: Path, notebook: Notebook, file: Path
) -> None:
    library = open_library(ferry)
    before = contents(file.parent)
    assert notebook.follow_renames(library) == 1
    [placed] = notebook.placed(library.by_id["boat.txt"])
    assert placed.anchor is Anchor.MOVED
    assert placed.spans == (Span(CAPTAIN.start + 2, CAPTAIN.end + 2),)
    assert contents(file.parent) == before
    (ferry / "ferry.txt").write_text(LONG, encoding="utf-8")
    assert notebook.follow_renames(open_library(ferry)) == 0
    assert notebook.count("boat.txt") == 0


def test_a_guess_is_for_good_once_its_place_is_accepted(ferry: Path, notebook: Notebook) -> None:
    library = open_library(ferry)
    article = library.by_id["boat.txt"]
    notebook.follow_renames(library)
    [placed] = notebook.placed(article)
    notebook.accept(article, placed)
    assert notebook.follow_renames(library) == 0
    assert notebook.count("boat.txt") == 1


def test_a_guess_stays_while_new_highlights_are_made(ferry: Path, notebook: Notebook) -> None:
    library = open_library(ferry)
    notebook.follow_renames(library)
    notebook.add(library.by_id["boat.txt"], Span(0, 11))
    assert notebook.follow_renames(library) == 1
    assert notebook.count("boat.txt") == 2


def test_an_article_that_had_highlights_before_is_another_one(
    notebook: Notebook, root: Path
) -> None:
    for name, text in (("boat.txt", LONG.replace("eleven", "thirteen")), ("ferry.txt", LONG)):
        (root / name).write_text(text, encoding="utf-8")
        notebook.add(open_library(root).by_id[name], CAPTAIN)
    (root / "ferry.txt").unlink()
    assert notebook.follow_renames(open_library(root)) == 0


def test_of_two_lost_articles_neither_takes_the_one_that_both_are_like(
    ferry: Path, notebook: Notebook
) -> None:
    (ferry / "reprint.txt").write_text(LONG.replace("three", "no"), encoding="utf-8")
    notebook.add(open_library(ferry).by_id["reprint.txt"], CAPTAIN)
    (ferry / "reprint.txt").unlink()
    assert notebook.follow_renames(open_library(ferry)) == 0


def test_files_of_a_folder_that_cannot_be_read_are_not_lost(
    notebook: Notebook, root: Path, library: Library
) -> None:
    moved = renamed(root, "a.txt", "deep/a.txt")
    notebook.add(moved.by_id["deep/a.txt"], Span(4, 9))
    hidden = renamed(root, "deep/a.txt", "a.txt")
    problem = Problem("deep", "Permission denied; the folder is left out")
    assert notebook.follow_renames(replace(hidden, problems=(problem,))) == 0
