"""Highlights that are edited while another program changes them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.stepping import undone
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.model import Change, Claim, Highlight, Stance
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.model import Article, Span


@pytest.fixture
def other(file: Path, tmp_path: Path) -> Notebook:
    return Notebook(AnnotationStore(file), tmp_path / "seeds")


@pytest.fixture
def highlight(notebook: Notebook, article: Article) -> Highlight:
    return notebook.add(article, Span(0, 3), tags=["one"], note="seen")


def test_tags_of_two_programs_go_together(
    notebook: Notebook, other: Notebook, highlight: Highlight
) -> None:
    other.set_tags(highlight.id, ["one", "theirs"])
    edited = notebook.set_tags(highlight.id, ["one", "mine"], shown=highlight.tags)
    assert edited.tags == ("one", "mine", "theirs")
    assert undone(notebook) == "tags changed back"
    assert notebook.store.all(Highlight)[0].tags == ("one", "theirs")


def test_a_tag_that_both_programs_added_is_spelled_once(
    notebook: Notebook, other: Notebook, highlight: Highlight
) -> None:
    other.set_tags(highlight.id, ["one", "Dam"])
    edited = notebook.set_tags(highlight.id, ["one", "dam"], shown=highlight.tags)
    assert [tag.casefold() for tag in edited.tags] == ["one", "dam"]


def test_a_note_of_another_program_is_not_written_over(
    notebook: Notebook, other: Notebook, highlight: Highlight
) -> None:
    other.set_note(highlight.id, "theirs")
    with pytest.raises(ConflictError, match="“theirs”"):
        notebook.set_note(highlight.id, "mine", shown="seen")
    assert notebook.all()[0].note == "theirs"
    assert notebook.set_note(highlight.id, "mine", shown="theirs").note == "mine"
    assert undone(notebook) == "note changed back"
    assert notebook.all()[0].note == "theirs"


def test_a_note_that_is_left_as_it_was_shown_leaves_that_of_another_program(
    notebook: Notebook, other: Notebook, highlight: Highlight
) -> None:
    other.set_note(highlight.id, "theirs")
    assert notebook.set_note(highlight.id, "seen", shown="seen").note == "theirs"


def test_an_edit_returns_what_it_saved_though_it_is_deleted_at_once(
    notebook: Notebook, other: Notebook, highlight: Highlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = notebook.store.apply

    def apply_and_lose(changes: Sequence[Change]) -> None:
        apply(changes)
        other.delete(highlight.id)
        notebook.refresh()

    monkeypatch.setattr(notebook.store, "apply", apply_and_lose)
    assert notebook.set_note(highlight.id, "mine").note == "mine"


def test_a_highlight_with_several_claims_is_one_step(notebook: Notebook, article: Article) -> None:
    notebook.claims.add("The dam holds")
    claims = [
        ("the DAM holds", Stance.SUPPORTS),
        ("It rose", Stance.MENTIONS),
        ("it  rose", Stance.CONTRADICTS),
    ]
    added = notebook.add(article, Span(0, 3), claims=claims)
    said = [(claim.text, evidence.stance) for claim, evidence in notebook.claims.of(added.id)]
    assert said == [("The dam holds", Stance.SUPPORTS), ("It rose", Stance.CONTRADICTS)]
    assert undone(notebook) == "highlight removed"
    assert notebook.all() == []
    assert [claim.text for claim in notebook.claims.all()] == ["The dam holds"]


def test_a_claim_without_words_saves_nothing_of_its_highlight(
    notebook: Notebook, article: Article
) -> None:
    with pytest.raises(AnnotationsError, match="without words"):
        notebook.add(article, Span(0, 3), claims=[("one", Stance.MENTIONS), (" ", Stance.MENTIONS)])
    assert (notebook.all(), notebook.claims.all()) == ([], [])
    assert not notebook.can_undo


def test_a_highlight_finds_the_claim_that_another_program_has_just_added(
    notebook: Notebook, other: Notebook, article: Article
) -> None:
    assert notebook.all() == []
    theirs = other.claims.add("The dam holds")
    added = notebook.add(article, Span(0, 3), claim="the dam holds")
    assert [claim for claim, _ in notebook.claims.of(added.id)] == [theirs]
    assert notebook.store.all(Claim) == [theirs]
