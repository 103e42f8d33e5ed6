import dataclasses
import datetime
from pathlib import Path

import pytest

from tests.stepping import undone
from tui.annotations.errors import ConflictError
from tui.annotations.model import ArticleNote, Change, ReadMark
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
    assert [undone(notebook) for _ in range(4)] == [
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
    assert [undone(notebook) for _ in range(3)] == ["marked read", "marked unread", None]


def test_marks_of_two_programs_go_together(
    notebook: Notebook, article: Article, file: Path, tmp_path: Path
) -> None:
    other = Notebook(AnnotationStore(file), tmp_path / "seeds")
    assert not other.articles.is_read(article)
    notebook.articles.mark_read(article)
    other.articles.mark_read(article)
    [mark] = other.store.all(ReadMark)
    other.store.apply([Change(None, dataclasses.replace(mark, id="of another machine"))])
    notebook.articles.mark_unread(article)
    assert notebook.store.all(ReadMark) == []


def test_what_two_programs_say_of_an_article_goes_together(
    notebook: Notebook, article: Article, file: Path, tmp_path: Path
) -> None:
    other = Notebook(AnnotationStore(file), tmp_path / "seeds")
    assert other.articles.of(article) is None
    notebook.articles.set_tags(article, ["mine"])
    other.articles.set_note(article, "theirs", shown="")
    found = notebook.articles.set_tags(article, ["mine", "more"], shown=("mine",))
    assert (found.tags, found.note) == (("mine", "more"), "theirs")
    assert len(notebook.store.all(ArticleNote)) == 1
    both = other.articles.set_tags(article, ["fromB"], shown=())
    assert set(both.tags) == {"mine", "more", "fromB"}


def test_a_note_or_status_of_another_program_is_not_written_over(
    notebook: Notebook, article: Article, file: Path, tmp_path: Path
) -> None:
    other = Notebook(AnnotationStore(file), tmp_path / "seeds")
    other.articles.set_note(article, "theirs")
    other.articles.set_status(article, "done")
    with pytest.raises(ConflictError, match="“theirs”"):
        notebook.articles.set_note(article, "mine", shown="")
    with pytest.raises(ConflictError, match="“done”"):
        notebook.articles.set_status(article, "to check", shown="")
    assert notebook.articles.set_status(article, "to check", shown="done").note == "theirs"


def test_notes_of_two_machines_on_one_article_are_shown_and_edited_as_one(
    notebook: Notebook, article: Article
) -> None:
    first = notebook.articles.set_note(article, "mine")
    notebook.articles.set_tags(article, ["wire"])
    theirs = dataclasses.replace(
        first,
        id="of another machine",
        note="theirs",
        tags=("dam", "Wire"),
        status="done",
        modified=first.modified - datetime.timedelta(days=1),
    )
    notebook.store.apply([Change(None, theirs)])
    found = notebook.articles.of(article)
    assert found is not None
    assert (found.note, found.tags, found.status) == ("theirs\n\nmine", ("dam", "Wire"), "done")
    edited = notebook.articles.set_status(article, "to check", shown="done")
    assert notebook.store.all(ArticleNote) == [edited]
    assert (edited.note, edited.tags) == (found.note, found.tags)
    notebook.undo()
    assert notebook.articles.of(article) == found
    assert len(notebook.store.all(ArticleNote)) == 2


def test_a_mark_that_nobody_asked_for_is_not_what_undo_takes_back(
    notebook: Notebook, article: Article
) -> None:
    notebook.articles.set_note(article, "asked for")
    notebook.articles.mark_read(article, undoable=False)
    assert notebook.articles.read_ids() == {article.id}
    notebook.undo()
    assert notebook.articles.of(article) is None
    assert notebook.articles.is_read(article)
    notebook.articles.mark_unread(article)
    assert notebook.articles.read_ids() == frozenset()
    notebook.undo()
    assert notebook.articles.is_read(article)
