import dataclasses
import datetime
from pathlib import Path

import pytest

from tests.stepping import redone, undone
from tui.annotations.anchors.placing import Placer
from tui.annotations.colors import COLORS
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.history.file import open_history
from tui.annotations.model import Anchor, Change, Evidence, Highlight, Placed, Stance
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.model import Article, Span


def second(article: Article) -> Article:
    return dataclasses.replace(article, id="b.md")


def test_a_highlight_is_placed_counted_and_found(notebook: Notebook, article: Article) -> None:
    added = notebook.add(article, Span(4, 9), tags=[" water ", "Water"], note="a\r\nb")
    assert (added.tags, added.note) == (("water",), "a\nb")
    assert added.target.source == "seeds/a.md"
    [selector] = added.target.selectors
    assert selector.exact == "river"
    [placed] = notebook.placed(article)
    assert (placed.highlight, placed.anchor, placed.span) == (added, Anchor.OK, Span(4, 9))
    assert (placed.spans, placed.guess) == ((Span(4, 9),), ())
    assert (notebook.count("a.md"), notebook.count("b.md")) == (1, 0)
    assert notebook.article_id(added) == "a.md"
    assert notebook.find(article, 4) == placed
    assert notebook.find(article, 9) is None


def test_the_innermost_highlight_at_an_offset_is_found(
    notebook: Notebook, article: Article
) -> None:
    outer = notebook.add(article, Span(0, 29))
    inner = notebook.add(article, Span(4, 9))
    assert [one.highlight for one in notebook.placed(article)] == [outer, inner]
    for offset, expected in ((5, inner), (12, outer)):
        found = notebook.find(article, offset)
        assert found is not None
        assert found.highlight == expected


def test_highlights_come_by_place_and_orphans_last(notebook: Notebook, article: Article) -> None:
    lost = notebook.add(article, Span(4, 9))
    kept = notebook.add(article, Span(31, 64))
    changed = dataclasses.replace(article, text=article.text.replace("river", "lake"))
    assert [one.highlight for one in notebook.placed(changed)] == [kept, lost]
    assert notebook.placed(changed)[1].span is None


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 4), Span(-1, 2), Span(60, 999)])
def test_a_span_that_is_no_text_is_refused(
    notebook: Notebook, article: Article, span: Span
) -> None:
    with pytest.raises(AnnotationsError, match=r"a\.md"):
        notebook.add(article, span)
    assert not notebook.can_undo


def test_each_library_shows_its_own_of_a_shared_file(
    store: AnnotationStore, notebook: Notebook, article: Article, tmp_path: Path
) -> None:
    other = Notebook(store, tmp_path / "reports")
    mine = notebook.add(article, Span(0, 3), tags=["a"])
    theirs = other.add(article, Span(0, 3), tags=["a", "b"])
    assert (notebook.all(), other.all()) == ([mine], [theirs])
    assert (notebook.count("a.md"), other.count("a.md")) == (1, 1)
    assert notebook.article_id(theirs) is None
    assert notebook.tags_in_use() == ["a", "b"]


def test_tags_follow_the_spelling_in_use(notebook: Notebook, article: Article) -> None:
    notebook.add(article, Span(0, 3), tags=["Iran"])
    assert notebook.add(article, Span(4, 9), tags=["iran"]).tags == ("Iran",)


def test_the_only_use_of_a_tag_may_be_spelled_anew(notebook: Notebook, article: Article) -> None:
    added = notebook.add(article, Span(0, 3), tags=["iran"])
    assert notebook.set_tags(added.id, ["Iran"]).tags == ("Iran",)


def test_each_change_is_undone_and_redone_with_words_for_it(
    notebook: Notebook, article: Article
) -> None:
    added = notebook.add(article, Span(0, 3), note="first")
    notebook.set_tags(added.id, ["t"])
    notebook.set_note(added.id, "second")
    notebook.set_color(added.id, "blue")
    notebook.delete(added.id)
    phrases = [undone(notebook) for _ in range(6)]
    assert phrases == [
        "highlight restored",
        "colour changed back",
        "note changed back",
        "tags changed back",
        "highlight removed",
        None,
    ]
    assert notebook.all() == []
    again = [redone(notebook) for _ in range(5)]
    assert again[0] == "highlight added"
    assert again[-1] == "highlight removed"
    assert redone(notebook) is None
    assert notebook.all() == []


def test_both_sides_of_a_match_are_one_step(notebook: Notebook, article: Article) -> None:
    added = notebook.add_many([(article, Span(0, 3)), (second(article), Span(4, 9))], tags=["m"])
    assert notebook.all() == added
    assert undone(notebook) == "2 highlights removed"
    assert notebook.all() == []
    assert redone(notebook) == "2 highlights added"
    assert notebook.all() == added


def test_one_bad_side_saves_neither(notebook: Notebook, article: Article) -> None:
    with pytest.raises(AnnotationsError):
        notebook.add_many([(article, Span(0, 3)), (article, Span(5, 5))])
    assert notebook.all() == []


def test_no_places_are_no_step(notebook: Notebook) -> None:
    assert notebook.add_many([]) == []
    assert not notebook.can_undo


def test_what_changes_nothing_is_no_step(notebook: Notebook, article: Article) -> None:
    added = notebook.add(article, Span(0, 3), tags=["t"], note="n")
    assert notebook.set_tags(added.id, [" t "]) == added
    assert notebook.set_note(added.id, "n") == added
    assert notebook.set_color(added.id, COLORS[0]) == added
    notebook.delete("no such id")
    assert undone(notebook) == "highlight removed"


def test_an_edit_tells_its_time(store: AnnotationStore, article: Article, tmp_path: Path) -> None:
    times = iter(datetime.datetime(2026, 1, day, tzinfo=datetime.UTC) for day in (1, 2))
    notebook = Notebook(store, tmp_path / "seeds", now=lambda: next(times))
    added = notebook.add(article, Span(0, 3))
    edited = notebook.set_note(added.id, "n")
    assert (edited.created.day, edited.modified.day) == (1, 2)


def test_an_edit_is_later_than_what_it_edits_whatever_the_clock_says(
    store: AnnotationStore, article: Article, tmp_path: Path
) -> None:
    times = iter(datetime.datetime(year, 1, 1, tzinfo=datetime.UTC) for year in (2026, 2020))
    notebook = Notebook(store, tmp_path / "seeds", now=lambda: next(times))
    added = notebook.add(article, Span(0, 3))
    assert notebook.set_note(added.id, "n").modified > added.modified


def test_an_unknown_colour_is_refused(notebook: Notebook, article: Article) -> None:
    added = notebook.add(article, Span(0, 3))
    with pytest.raises(AnnotationsError, match="yellow"):
        notebook.set_color(added.id, "plaid")


def test_what_another_program_has_changed_is_not_undone(
    notebook: Notebook, article: Article, file: Path, tmp_path: Path
) -> None:
    kept = notebook.add(article, Span(4, 9))
    added = notebook.add(article, Span(0, 3))
    Notebook(AnnotationStore(file), tmp_path / "seeds").set_note(added.id, "theirs")
    with pytest.raises(ConflictError, match=r"not undone.*another program"):
        notebook.undo()
    assert [one.note for one in notebook.all()] == ["", "theirs"]
    assert undone(notebook) == "highlight removed"
    assert kept not in notebook.all()


def test_what_another_program_has_deleted_is_not_redone(
    notebook: Notebook, article: Article, file: Path
) -> None:
    added = notebook.add(article, Span(0, 3))
    notebook.set_note(added.id, "n")
    notebook.undo()
    AnnotationStore(file).apply([Change(added, None)])
    with pytest.raises(ConflictError, match="not done again"):
        notebook.redo()
    assert notebook.all() == []
    assert not notebook.can_redo


def test_an_edit_keeps_what_another_program_has_written_in_other_fields(
    notebook: Notebook, article: Article, file: Path, tmp_path: Path
) -> None:
    added = notebook.add(article, Span(0, 3))
    Notebook(AnnotationStore(file), tmp_path / "seeds").set_note(added.id, "theirs")
    assert notebook.set_tags(added.id, ["mine"]).note == "theirs"


def test_a_failed_save_changes_nothing_and_the_step_can_be_tried_again(
    notebook: Notebook, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = notebook.add(article, Span(0, 3))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fdatasync", fail)
        patch.setattr("os.fsync", fail)
        for change in (
            lambda: notebook.add(article, Span(4, 9)),
            lambda: notebook.set_note(added.id, "n"),
            notebook.undo,
        ):
            with pytest.raises(AnnotationsError, match="No space"):
                change()
    assert notebook.all() == [added]
    assert undone(notebook) == "highlight removed"
    assert not notebook.can_undo


def test_highlights_of_another_program_appear_without_opening_again(
    notebook: Notebook, article: Article, file: Path, tmp_path: Path
) -> None:
    assert notebook.placed(article) == ()
    assert not notebook.refresh()
    Notebook(AnnotationStore(file), tmp_path / "seeds").add(article, Span(0, 3))
    assert notebook.refresh()
    assert len(notebook.placed(article)) == 1


def test_a_highlight_may_have_several_spans_and_is_found_in_each(
    notebook: Notebook, article: Article
) -> None:
    added = notebook.add(article, Span(20, 28), Span(4, 9), Span(9, 14))
    [placed] = notebook.placed(article)
    assert placed.spans == (Span(4, 14), Span(20, 28))
    assert placed.span == Span(4, 28)
    assert [bool(notebook.at(article, offset)) for offset in (4, 13, 14, 19, 20, 28)] == [
        *(True, True, False),
        *(False, True, False),
    ]
    assert [selector.exact for selector in added.target.selectors] == ["river rose", "o metres"]


def test_those_at_an_offset_come_shortest_first(notebook: Notebook, article: Article) -> None:
    long = notebook.add(article, Span(0, 29))
    short = notebook.add(article, Span(4, 9))
    middle = notebook.add(article, Span(0, 14))
    notebook.add(article, Span(31, 40))
    assert [one.highlight for one in notebook.at(article, 5)] == [short, middle, long]


def test_a_resized_highlight_has_the_new_words_and_comes_back(
    notebook: Notebook, article: Article
) -> None:
    added = notebook.add(article, Span(4, 9))
    resized = notebook.set_spans(article, added.id, [Span(0, 9), Span(8, 14), Span(20, 20)])
    assert [selector.exact for selector in resized.target.selectors] == ["The river rose"]
    assert notebook.find(article, 0)
    assert undone(notebook) == "size changed back"
    assert notebook.find(article, 0) is None
    assert redone(notebook) == "size changed"
    assert notebook.find(article, 0)


@pytest.mark.parametrize("spans", [[], [Span(3, 3)], [Span(-2, 4)], [Span(0, 3), Span(50, 999)]])
def test_a_highlight_is_not_resized_to_what_is_no_text(
    notebook: Notebook, article: Article, spans: list[Span]
) -> None:
    added = notebook.add(article, Span(4, 9))
    with pytest.raises(AnnotationsError, match=r"a\.md"):
        notebook.set_spans(article, added.id, spans)
    assert notebook.all() == [added]


def test_a_highlight_is_not_resized_onto_another_article(
    notebook: Notebook, article: Article
) -> None:
    added = notebook.add(article, Span(4, 9))
    with pytest.raises(AnnotationsError, match="another article"):
        notebook.set_spans(second(article), added.id, [Span(0, 3)])


def test_a_confirmed_place_is_certain_from_then_on(notebook: Notebook, article: Article) -> None:
    notebook.add(article, Span(4, 9))
    changed = dataclasses.replace(article, text=f"Now: {article.text}")
    [moved] = notebook.placed(changed)
    assert moved.anchor is Anchor.MOVED
    notebook.accept(changed, moved)
    [placed] = notebook.placed(changed)
    assert (placed.anchor, placed.spans) == (Anchor.OK, (Span(9, 14),))
    assert undone(notebook) == "place changed back"


def test_the_guess_for_an_orphan_can_be_confirmed(notebook: Notebook, article: Article) -> None:
    notebook.add(article, Span(4, 9))
    changed = dataclasses.replace(article, text=article.text.replace("river", "lake"))
    [orphan] = notebook.placed(changed)
    notebook.accept(changed, dataclasses.replace(orphan, guess=(Span(4, 8),)))
    [placed] = notebook.placed(changed)
    assert (placed.anchor, placed.spans) == (Anchor.OK, (Span(4, 8),))


def test_an_orphan_without_a_guess_cannot_be_confirmed(
    notebook: Notebook, article: Article
) -> None:
    notebook.add(article, Span(4, 9))
    empty = dataclasses.replace(article, text="Nothing of that is here.")
    [orphan] = notebook.placed(empty)
    with pytest.raises(AnnotationsError):
        notebook.accept(empty, dataclasses.replace(orphan, guess=()))


def test_a_highlight_goes_and_comes_back_with_its_evidence(
    notebook: Notebook, article: Article
) -> None:
    added = notebook.add(article, Span(0, 3), claim="The dam holds", stance=Stance.SUPPORTS)
    notebook.delete(added.id)
    assert notebook.store.all(Evidence) == []
    assert undone(notebook) == "highlight restored"
    [(claim, evidence)] = notebook.claims.of(added.id)
    assert (claim.text, evidence.stance) == ("The dam holds", Stance.SUPPORTS)


def test_a_highlight_with_a_claim_is_one_step(notebook: Notebook, article: Article) -> None:
    added = notebook.add(article, Span(0, 3), claim=" The  dam holds ")
    [(claim, evidence)] = notebook.claims.of(added.id)
    assert (claim.text, evidence.stance) == ("The dam holds", Stance.MENTIONS)
    notebook.undo()
    assert (notebook.all(), notebook.claims.all()) == ([], [])
    assert not notebook.can_undo


def test_places_are_worked_out_once_and_again_only_for_what_is_new(
    notebook: Notebook, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: list[str] = []

    def place(placer: Placer, highlight: Highlight) -> Placed:
        placed.append(highlight.id)
        return original(placer, highlight)

    original = Placer.place
    monkeypatch.setattr(Placer, "place", place)
    first = notebook.add(article, Span(0, 3))
    changed = dataclasses.replace(article, text=f"Now: {article.text}")
    notebook.placed(changed)
    notebook.placed(changed)
    latest = notebook.add(article, Span(4, 9))
    notebook.set_note(first.id, "n")
    assert [one.highlight.note for one in notebook.placed(changed)] == ["n", ""]
    assert placed == [first.id, latest.id]


def test_who_made_a_highlight_is_kept(
    store: AnnotationStore, article: Article, tmp_path: Path
) -> None:
    added = Notebook(store, tmp_path / "seeds", creator="ann").add(article, Span(0, 3))
    assert added.creator == "ann"


def test_the_text_that_was_highlighted_is_kept(notebook: Notebook, article: Article) -> None:
    notebook.add(article, Span(0, 3))
    assert notebook.store.texts.read(article.sha256) == article.text


def test_what_is_wrong_is_told_once(
    file: Path, article: Article, notebook: Notebook, tmp_path: Path
) -> None:
    notebook.add(article, Span(0, 3))
    notebook.close()
    history = file.parent / "history"
    history.write_text("in the way", encoding="utf-8")
    other = Notebook(
        AnnotationStore(file), tmp_path / "seeds", history=open_history(file, tmp_path / "seeds")
    )
    assert other.warnings() == ()
    other.add(article, Span(4, 9))
    [warning] = other.warnings()
    assert str(history) in warning
    other.add(article, Span(10, 14))
    assert other.warnings() == ()
    assert undone(other) == "highlight removed"
    assert len(other.all()) == 2
