import dataclasses
from pathlib import Path

from tui.annotations.model import ArticleNote, ReadMark
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.model import Article, Span


def test_an_article_has_tags_a_note_and_a_status(notebook: Notebook, article: Article) -> None:
    notes = notebook.articles
    assert notes.of(article) is None
    notes.set_tags(article, [" wire ", "Wire"])
    notes.set_note(article, "seen\r\ntwice")
    notes.set_status(article, " to\ncheck ")
    found = notes.of(article)
    assert found is not None
    assert (found.tags, found.note, found.status) == (("wire",), "seen\ntwice", "to check")
    assert found.target.sha256 == article.sha256
    assert notes.of(dataclasses.replace(article, id="b.md")) is None
    assert len(notebook.store.all(ArticleNote)) == 1


def test_each_is_a_step(notebook: Notebook, article: Article) -> None:
    notebook.articles.set_tags(article, ["wire"])
    notebook.articles.set_note(article, "n")
    notebook.articles.set_status(article, "done")
    notebook.articles.set_status(article, "done")
    assert [notebook.undo() for _ in range(4)] == [
        "article status changed back",
        "article note changed back",
        "article tags changed back",
        None,
    ]
    assert notebook.articles.of(article) is None


def test_nothing_said_is_no_step(notebook: Notebook, article: Article) -> None:
    notebook.articles.set_note(article, "")
    assert not notebook.can_undo
    assert notebook.articles.of(article) is None


def test_tags_take_the_spelling_of_highlights(notebook: Notebook, article: Article) -> None:
    notebook.add(article, Span(0, 3), tags=["Iran"])
    assert notebook.articles.set_tags(article, ["iran"]).tags == ("Iran",)


def test_an_article_is_read_until_it_is_marked_unread(notebook: Notebook, article: Article) -> None:
    notes = notebook.articles
    assert not notes.is_read(article)
    notes.mark_read(article)
    notes.mark_read(article)
    assert notes.is_read(article)
    assert len(notebook.store.all(ReadMark)) == 1
    notes.mark_unread(article)
    notes.mark_unread(article)
    assert not notes.is_read(article)
    assert [notebook.undo() for _ in range(3)] == ["marked read", "marked unread", None]


def test_marks_of_two_programs_go_together(
    notebook: Notebook, article: Article, file: Path, tmp_path: Path
) -> None:
    other = Notebook(AnnotationStore(file), tmp_path / "seeds")
    assert not other.articles.is_read(article)
    notebook.articles.mark_read(article)
    other.articles.mark_read(article)
    notebook.refresh()
    assert len(notebook.store.all(ReadMark)) == 2
    notebook.articles.mark_unread(article)
    assert not notebook.articles.is_read(article)
