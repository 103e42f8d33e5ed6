"""Two programs on one file: neither's confirmed change is overwritten, and each is shown."""

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import Open, saved, screen_text, settle, status_line, wait_until
from tests.screens.keys import press
from tui.annotations.errors import AnnotationsError
from tui.annotations.model import ArticleNote, Claim, Correction, Evidence, Highlight, Stance
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.library import open_library
from tui.articles.model import Article
from tui.desk.recomparing import Recomparing

LEDGER = "02-alder-county-ledger.md"
FILE = Path("annotations", "annotations.json")


@pytest.fixture
def theirs(library: Path) -> Notebook:
    """Another program's notebook on the same file."""
    return Notebook(AnnotationStore(library.parent / FILE), library)


@pytest.fixture
def article(library: Path) -> Article:
    return open_library(library).by_id[LEDGER]


def only(notebook: Notebook) -> Highlight:
    notebook.refresh()
    (highlight,) = notebook.all()
    return highlight


async def test_tags_that_both_programs_add_are_all_kept(
    opened: Open, library: Path, theirs: Notebook
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", *"one", "enter", "t")
        theirs.set_tags(only(theirs).id, ["one", "theirs"])
        await press(pilot, *"mine", "enter")
    assert set(saved(library, Highlight)[0].tags) == {"one", "theirs", "mine"}


async def test_a_tag_that_another_program_took_away_does_not_come_back_with_a_draft(
    opened: Open, library: Path, theirs: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> Highlight:
        raise AnnotationsError("the disk is full")

    async with opened(LEDGER) as pilot:
        await press(pilot, "t", *"one, two", "enter")
        with monkeypatch.context() as patched:
            patched.setattr(Notebook, "set_tags", fail)
            await press(pilot, "t", *"mine", "enter")
            assert "NOT saved" in screen_text(pilot)
        theirs.set_tags(only(theirs).id, ["two"])
        await press(pilot, "t", "enter")
    assert set(saved(library, Highlight)[0].tags) == {"two", "mine"}


async def test_a_note_is_not_written_over_another_programs_until_the_reader_has_seen_it(
    opened: Open, library: Path, theirs: Notebook
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "a", *"ask", "enter", "a")
        theirs.set_note(only(theirs).id, "theirs")
        await press(pilot, *" them", "enter")
        shown = " ".join(screen_text(pilot).split())
        assert "NOT saved (y copies the text): another program wrote a note" in shown
        assert "meanwhile: “theirs”" in shown
        assert saved(library, Highlight)[0].note == "theirs"
        await press(pilot, "a", "enter")
        assert saved(library, Highlight)[0].note == "ask them"


async def test_tags_notes_and_status_of_an_article_are_not_overwritten(
    opened: Open, library: Path, theirs: Notebook, article: Article
) -> None:
    async with opened() as pilot:
        await press(pilot, "j", "t")
        theirs.articles.set_tags(article, ["theirs"])
        await press(pilot, *"mine", "enter", "a")
        theirs.articles.set_note(article, "their note")
        await press(pilot, *"my note", "enter")
        assert "another program wrote a note" in screen_text(pilot)
        await press(pilot, "g", "s")
        theirs.articles.set_status(article, "done")
        await press(pilot, *"checked", "enter")
        assert "another program wrote a status" in screen_text(pilot)
    (note,) = saved(library, ArticleNote)
    assert (set(note.tags), note.note, note.status) == ({"theirs", "mine"}, "their note", "done")


async def test_a_claim_that_is_reworded_meanwhile_keeps_its_words_and_takes_the_stance(
    opened: Open, library: Path, theirs: Notebook
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "K", *"Sales resume", "enter", "s", "C", "R")
        theirs.refresh()
        claim = theirs.claims.all()[0]
        theirs.claims.set_text(claim.id, "Sales stop")
        await press(pilot, *" soon", "enter")
        assert "another program wrote a claim" in screen_text(pilot)
        await press(pilot, "a")
        theirs.claims.set_note(claim.id, "theirs")
        await press(pilot, *"mine", "enter")
        assert "another program wrote a note" in screen_text(pilot)
        await press(pilot, "j", "K")
        theirs.claims.set_text(claim.id, "Sales end")
        await press(pilot, "m")
    assert [(one.text, one.note) for one in saved(library, Claim)] == [("Sales end", "theirs")]
    assert [one.stance for one in saved(library, Evidence)] == [Stance.MENTIONS]


def stop_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.session.SECONDS_BETWEEN_LOOKS", 3600.0)


async def test_what_a_refused_undo_took_in_is_drawn(
    opened: Open, theirs: Notebook, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_looking(monkeypatch)
    async with opened(LEDGER) as pilot:
        await press(pilot, "}", "t", *"mine", "enter")
        theirs.set_tags(only(theirs).id, ["theirs"])
        theirs.add(article, article.sentences[0], tags=["new"])
        await press(pilot, "u")
        assert "not undone" in screen_text(pilot)
        assert "▎ Nvidia is going back" in screen_text(pilot)


async def test_where_the_second_undo_is_refused_both_are_told(
    opened: Open, library: Path, theirs: Notebook
) -> None:
    async with opened(LEDGER) as pilot:
        await press(pilot, "t", *"one", "enter", "}", "a", *"two", "enter")
        theirs.refresh()
        theirs.set_color(theirs.all()[0].id, "blue")
        await press(pilot, "2", "u")
        told = " ".join(screen_text(pilot).split())
        assert "undone: highlight removed “" in told
        assert "” · then not undone" in told
    assert [one.tags for one in saved(library, Highlight)] == [("one",)]


async def test_what_was_saved_is_not_called_unsaved_where_comparing_anew_fails(
    opened: Open, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> bool:
        raise AnnotationsError("corrections cannot be read")

    async with opened(LEDGER) as pilot:
        monkeypatch.setattr(Recomparing, "recompare", fail)
        await press(pilot, "t", *"one", "enter")
        assert "highlighted as one" in status_line(pilot)
        await press(pilot, "l")
        assert "corrections cannot be read" in screen_text(pilot)
    assert len(saved(library, Highlight)) == 1


@pytest.mark.parametrize("fails", [False, True])
async def test_looks_go_on_while_a_generation_is_written_and_after_a_failure(
    opened: Open,
    theirs: Notebook,
    article: Article,
    monkeypatch: pytest.MonkeyPatch,
    *,
    fails: bool,
) -> None:
    go_on, began = threading.Event(), threading.Event()

    def tidy_late(_: AnnotationStore) -> None:
        began.set()
        if fails:
            raise AnnotationsError("not up to date")
        go_on.wait(30)

    monkeypatch.setattr(AnnotationStore, "tidy", tidy_late)
    try:
        async with opened(LEDGER) as pilot:
            await wait_until(pilot, began.is_set)
            theirs.add(article, article.sentences[0], tags=["new"])
            await wait_until(pilot, lambda: "▎ Nvidia is going back" in screen_text(pilot))
            go_on.set()
    finally:
        go_on.set()


async def test_what_tidying_takes_in_is_drawn(
    opened: Open, theirs: Notebook, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Notebook, "refresh", lambda _: False)
    monkeypatch.setattr(AnnotationStore, "tidy", AnnotationStore.refresh)
    async with opened(LEDGER) as pilot:
        theirs.add(article, article.sentences[0], tags=["new"])
        await wait_until(pilot, lambda: "▎ Nvidia is going back" in screen_text(pilot))


async def deleted_meanwhile(pilot: Pilot[str], theirs: Notebook, *typed: str) -> None:
    await press(pilot, "t", *"one", "enter", *typed)
    theirs.delete(only(theirs).id)
    await press(pilot, "enter")


async def test_a_note_on_a_highlight_that_is_gone_is_offered_for_the_next_one(
    opened: Open, library: Path, theirs: Notebook
) -> None:
    async with opened(LEDGER) as pilot:
        await deleted_meanwhile(pilot, theirs, "a", *"long words")
        assert "another program has deleted this highlight" in screen_text(pilot)
        assert "annotations.json" not in screen_text(pilot)
        await press(pilot, "}", "a")
        assert "long words" in screen_text(pilot)
        await press(pilot, "enter", ")", "a")
        assert "long words" not in screen_text(pilot)
    assert [one.note for one in saved(library, Highlight)] == ["long words"]


async def test_y_copies_what_was_typed_about_a_highlight_that_is_gone(
    opened: Open, library: Path, theirs: Notebook
) -> None:
    async with opened(LEDGER) as pilot:
        await deleted_meanwhile(pilot, theirs, "a", *"long words")
        assert "y copies it" in screen_text(pilot)
        await press(pilot, "y")
        await settle(pilot)
    (copied,) = (library.parent / "state").rglob("*.md")
    assert copied.read_text(encoding="utf-8").strip() == "long words"


async def test_the_trouble_goes_once_something_can_be_saved_again(
    opened: Open, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(AnnotationStore, "why_read_only", lambda _: "mounted read-only")
        async with opened() as pilot:
            assert "nothing can be saved: mounted read-only" in screen_text(pilot)
            patched.undo()
            await wait_until(pilot, lambda: "nothing can be saved" not in screen_text(pilot))


async def test_a_correction_of_another_program_is_counted_as_refused(
    opened: Open, library: Path, theirs: Notebook
) -> None:
    articles = open_library(library).by_id
    left, right = articles["01-meridian-wire.md"], articles[LEDGER]
    async with opened("01-meridian-wire.md", LEDGER) as pilot:
        assert "refused" not in screen_text(pilot)
        theirs.corrections.refuse(left, left.sentences[0], right, right.sentences[0])
        await wait_until(pilot, lambda: "1 refused" in screen_text(pilot).splitlines()[0])
    assert len(saved(library, Correction)) == 1
