from pathlib import Path

import pytest

from tui.annotations.location import default_file
from tui.annotations.model import Anchor, Stance
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.library import Library, open_library
from tui.articles.model import Span
from tui.quotes.collection import collect_entries, find_entry, on_article, with_tag
from tui.quotes.errors import QuotesError
from tui.quotes.exports import export_file
from tui.quotes.records import Entry, Loss


@pytest.fixture
def marked(tmp_path: Path) -> tuple[Library, Notebook]:
    root = tmp_path / "seeds"
    root.mkdir()
    for name in ("a.txt", "b.txt", "gone.txt"):
        (root / name).write_text(f"First of {name}. Second of {name}.", encoding="utf-8")
    notebook = Notebook(AnnotationStore(default_file(root)), root)
    library = open_library(root)
    for name, tag in (("b.txt", "Chips"), ("gone.txt", "chips/h20"), ("a.txt", "chipset")):
        notebook.add(library.by_id[name], Span(0, 5), tags=[tag])
    (root / "gone.txt").unlink()
    return open_library(root), notebook


@pytest.fixture
def entries(marked: tuple[Library, Notebook]) -> list[Entry]:
    return collect_entries(*marked)


def test_highlights_come_by_article_and_those_of_missing_articles_last(
    entries: list[Entry],
) -> None:
    assert [entry.article.id for entry in entries] == ["a.txt", "b.txt", "gone.txt"]


def test_a_highlight_on_a_missing_article_is_an_orphan_with_its_words(
    entries: list[Entry],
) -> None:
    lost = entries[-1]
    assert (lost.placed.spans, lost.placed.anchor) == ((), Anchor.ORPHAN)
    assert lost.quote == "First"
    assert lost.loss is Loss.ARTICLE


def test_an_article_that_cannot_be_read_is_not_said_to_be_gone(
    marked: tuple[Library, Notebook],
) -> None:
    library, notebook = marked
    (library.root / "gone.txt").write_bytes(b"\xff\xff\x00")
    lost = collect_entries(open_library(library.root), notebook)[-1]
    assert (lost.article.id, lost.loss) == ("gone.txt", Loss.UNREADABLE)


def test_entries_come_with_their_claims(marked: tuple[Library, Notebook]) -> None:
    _, notebook = marked
    for highlight in notebook.all():
        notebook.claims.link(highlight.id, f"on {notebook.article_id(highlight)}", Stance.SUPPORTS)
    claims = [[claim.text for claim, _ in entry.claims] for entry in collect_entries(*marked)]
    assert claims == [["on a.txt"], ["on b.txt"], ["on gone.txt"]]


def test_a_tag_has_its_children_whatever_the_case(entries: list[Entry]) -> None:
    assert [entry.article.id for entry in with_tag(entries, "chips")] == ["b.txt", "gone.txt"]
    assert [entry.article.id for entry in with_tag(entries, "CHIPS/H20")] == ["gone.txt"]


def test_one_article_is_picked_by_its_id(entries: list[Entry]) -> None:
    assert [entry.article.id for entry in on_article(entries, "a.txt")] == ["a.txt"]


@pytest.mark.parametrize("name", ["out.md", "out.CSV", "out.jsonl"])
def test_an_export_takes_its_format_from_the_name_of_the_file(
    tmp_path: Path, marked: tuple[Library, Notebook], name: str
) -> None:
    assert export_file(tmp_path / name, *marked) == 3
    starts = {"out.md": "# Highlights", "out.CSV": "id,article,", "out.jsonl": '{"id": '}
    assert (tmp_path / name).read_text("utf-8").startswith(starts[name])


def test_an_unknown_ending_is_refused(tmp_path: Path, marked: tuple[Library, Notebook]) -> None:
    with pytest.raises(QuotesError, match=r"\.csv"):
        export_file(tmp_path / "out.doc", *marked)


def test_a_highlight_is_found_by_its_id_as_it_is_listed(
    marked: tuple[Library, Notebook], entries: list[Entry]
) -> None:
    assert [find_entry(*marked, entry.placed.highlight.id) for entry in entries] == entries


def test_a_highlight_that_is_gone_or_of_another_library_is_not_found(
    marked: tuple[Library, Notebook], tmp_path: Path
) -> None:
    library, notebook = marked
    elsewhere = Notebook(notebook.store, tmp_path / "reports")
    theirs = elsewhere.add(library.by_id["a.txt"], Span(0, 5))
    assert find_entry(library, notebook, theirs.id) is None
    assert find_entry(library, notebook, "no such id") is None
