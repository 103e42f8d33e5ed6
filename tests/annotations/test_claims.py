from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.stepping import redone, undone
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.model import Change, Evidence, Highlight, Stance
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.model import Article, Span


@pytest.fixture
def highlight(notebook: Notebook, article: Article) -> Highlight:
    return notebook.add(article, Span(0, 29))


@pytest.fixture
def other(file: Path, tmp_path: Path) -> Notebook:
    return Notebook(AnnotationStore(file), tmp_path / "seeds")


def test_a_claim_is_one_clean_line(notebook: Notebook) -> None:
    claim = notebook.claims.add(" The dam\n\x1bholds ", note="a\r\nb")
    assert (claim.text, claim.note) == ("The dam ␛holds", "a\nb")
    assert notebook.claims.all() == [claim]
    with pytest.raises(AnnotationsError, match="words"):
        notebook.claims.add(" \n")


def test_a_claim_is_there_once_whatever_its_case(notebook: Notebook) -> None:
    claim = notebook.claims.add("The dam holds")
    assert notebook.claims.add("the  DAM holds") == claim
    assert notebook.claims.add("the dam holds", note="says the mayor").note == "says the mayor"
    assert len(notebook.claims.all()) == 1


def test_a_claim_is_not_reworded_into_another_one(notebook: Notebook) -> None:
    notebook.claims.add("The dam holds")
    other = notebook.claims.add("The dam broke")
    with pytest.raises(AnnotationsError, match="The dam holds"):
        notebook.claims.set_text(other.id, "the dam HOLDS")
    assert notebook.claims.set_text(other.id, "The Dam broke").text == "The Dam broke"
    assert undone(notebook) == "claim changed back"
    assert notebook.claims.all()[1] == other


def test_linking_to_a_new_claim_is_one_step(notebook: Notebook, highlight: Highlight) -> None:
    evidence = notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS)
    [(claim, given)] = notebook.claims.of(highlight.id)
    assert (claim.text, given) == ("The dam holds", evidence)
    assert notebook.claims.evidence(claim.id) == (evidence,)
    assert undone(notebook) == "claim removed"
    assert (notebook.claims.all(), notebook.claims.of(highlight.id)) == ([], ())
    assert redone(notebook) == "claim added and linked"
    assert notebook.claims.of(highlight.id) == ((claim, evidence),)


def test_linking_again_changes_the_stance(notebook: Notebook, highlight: Highlight) -> None:
    first = notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS)
    again = notebook.claims.link(highlight.id, "the dam  holds", Stance.CONTRADICTS)
    assert (again.id, again.stance) == (first.id, Stance.CONTRADICTS)
    assert undone(notebook) == "stance changed back"
    assert [given for _, given in notebook.claims.of(highlight.id)] == [first]
    assert notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS) == first
    assert notebook.can_redo


def test_a_second_highlight_finds_the_claim_of_another_program(
    notebook: Notebook, highlight: Highlight, file: Path, tmp_path: Path
) -> None:
    notebook.claims.add("The river rose")
    theirs = Notebook(AnnotationStore(file), tmp_path / "seeds").claims.add("The dam holds")
    notebook.refresh()
    evidence = notebook.claims.link(highlight.id, "THE DAM HOLDS", Stance.MENTIONS)
    assert evidence.claim == theirs.id
    assert undone(notebook) == "claim unlinked"
    assert len(notebook.claims.all()) == 2


def test_a_claim_removed_and_added_again_is_found(notebook: Notebook, highlight: Highlight) -> None:
    first = notebook.claims.add("The dam holds")
    notebook.claims.add("The river rose")
    notebook.claims.delete(first.id)
    again = notebook.claims.add("The dam holds")
    assert again.id != first.id
    evidence = notebook.claims.link(highlight.id, "the dam holds", Stance.MENTIONS)
    assert evidence.claim == again.id


def test_a_claim_goes_and_comes_back_with_its_evidence(
    notebook: Notebook, highlight: Highlight
) -> None:
    evidence = notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS)
    notebook.claims.delete(evidence.claim)
    assert notebook.claims.of(highlight.id) == ()
    assert notebook.store.all(Evidence) == []
    notebook.claims.delete(evidence.claim)
    assert undone(notebook) == "claim restored"
    assert notebook.claims.evidence(evidence.claim) == (evidence,)


def test_an_unlinked_claim_stays(notebook: Notebook, highlight: Highlight) -> None:
    evidence = notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS)
    notebook.claims.unlink(evidence.id)
    notebook.claims.unlink(evidence.id)
    assert len(notebook.claims.all()) == 1
    assert notebook.claims.evidence(evidence.claim) == ()
    assert undone(notebook) == "claim linked again"


def test_evidence_of_a_highlight_that_another_program_deleted_is_not_shown(
    notebook: Notebook, highlight: Highlight, file: Path
) -> None:
    evidence = notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS)
    AnnotationStore(file).apply([Change(highlight, None)])
    notebook.refresh()
    assert notebook.claims.evidence(evidence.claim) == ()


def test_a_highlight_that_is_gone_cannot_be_linked(
    notebook: Notebook, highlight: Highlight
) -> None:
    notebook.delete(highlight.id)
    with pytest.raises(AnnotationsError, match="gone"):
        notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS)
    assert notebook.claims.all() == []


def test_a_stance_is_changed_though_another_program_has_reworded_the_claim(
    notebook: Notebook, other: Notebook, highlight: Highlight
) -> None:
    evidence = notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS)
    other.claims.set_text(evidence.claim, "The dam will hold")
    changed = notebook.claims.set_stance(evidence.id, Stance.CONTRADICTS)
    assert changed.stance is Stance.CONTRADICTS
    [(claim, given)] = notebook.claims.of(highlight.id)
    assert (claim.text, given) == ("The dam will hold", changed)
    assert undone(notebook) == "stance changed back"
    assert notebook.claims.evidence(evidence.claim) == (evidence,)


def test_the_stance_of_evidence_that_is_gone_is_not_changed(
    notebook: Notebook, other: Notebook, highlight: Highlight
) -> None:
    evidence = notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS)
    other.claims.unlink(evidence.id)
    with pytest.raises(AnnotationsError, match="gone"):
        notebook.claims.set_stance(evidence.id, Stance.CONTRADICTS)


def test_what_was_linked_is_returned_though_the_claim_is_reworded_at_once(
    notebook: Notebook, other: Notebook, highlight: Highlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = notebook.store.apply

    def apply_and_reword(changes: Sequence[Change]) -> None:
        apply(changes)
        other.refresh()
        [claim] = other.claims.all()
        other.claims.set_text(claim.id, "Other words")
        notebook.refresh()

    monkeypatch.setattr(notebook.store, "apply", apply_and_reword)
    evidence = notebook.claims.link(highlight.id, "The dam holds", Stance.SUPPORTS)
    assert [given for _, given in notebook.claims.of(highlight.id)] == [evidence]


def test_a_claim_of_another_program_is_found_though_it_was_not_yet_read(
    notebook: Notebook, other: Notebook, highlight: Highlight
) -> None:
    theirs = other.claims.add("The dam holds")
    assert notebook.claims.link(highlight.id, "the dam holds", Stance.MENTIONS).claim == theirs.id
    more = other.claims.add("The river rose")
    assert notebook.claims.add("the river rose") == more


def test_words_and_note_of_another_program_are_not_written_over(
    notebook: Notebook, other: Notebook
) -> None:
    claim = notebook.claims.add("The dam holds")
    other.claims.set_note(claim.id, "theirs")
    other.claims.set_text(claim.id, "Their words")
    with pytest.raises(ConflictError, match="“theirs”"):
        notebook.claims.set_note(claim.id, "mine", shown="")
    with pytest.raises(ConflictError, match="“Their words”"):
        notebook.claims.set_text(claim.id, "My words", shown="The dam holds")
    assert notebook.claims.set_text(claim.id, "My words", shown="Their words").note == "theirs"


def test_a_claim_is_not_reworded_into_one_that_another_program_has_just_added(
    notebook: Notebook, other: Notebook
) -> None:
    claim = notebook.claims.add("The dam broke")
    other.claims.add("The dam holds")
    with pytest.raises(AnnotationsError, match="The dam holds"):
        notebook.claims.set_text(claim.id, "the dam holds")
