import dataclasses
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stepping import redone, undone
from tui.annotations.colors import COLORS
from tui.annotations.errors import AnnotationsError, ConflictError
from tui.annotations.labels import is_within, label_key
from tui.annotations.location import default_file
from tui.annotations.model import ArticleNote, Entity, Highlight, Tag
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.annotations.tags import Retagged, TagSpelling, rank_tags
from tui.articles.model import Article, Span


class Counts(AnnotationStore):
    """A store that has tags and nothing else."""

    def __init__(self, *tags: str) -> None:
        super().__init__(Path("nowhere.json"))
        self.counts = Counter(tags)

    def tag_counts(self) -> Counter[str]:
        return self.counts


def clean(tags: list[str], *in_use: str) -> tuple[str, ...]:
    return TagSpelling(Counts(*in_use)).clean(tags)


def test_tags_are_trimmed_to_one_line_and_empty_ones_dropped() -> None:
    assert clean(["  a\n b ", "", " \t", "c"]) == ("a b", "c")


def test_a_tag_is_kept_once_in_its_first_spelling() -> None:
    assert clean(["Dam", "dam", "flood", "DAM"]) == ("Dam", "flood")


def test_the_most_used_spelling_wins() -> None:
    assert clean(["iran", "FLOOD"], "IRAN", "Iran", "Iran", "flood") == ("Iran", "flood")


def test_a_spelling_is_learned_and_forgotten_with_its_last_use() -> None:
    store = Counts()
    spelling = TagSpelling(store)
    assert spelling.clean(["dam"]) == ("dam",)
    store.counts["Dam"] += 1
    assert spelling.clean(["dam"]) == ("Dam",)
    store.counts["DAM"] += 2
    assert spelling.clean(["dam"]) == ("DAM",)
    store.counts.clear()
    assert spelling.clean(["dam"]) == ("dam",)


def test_the_tags_that_are_replaced_do_not_count() -> None:
    assert TagSpelling(Counts("iran")).clean(["Iran"], replaced=["iran"]) == ("Iran",)
    assert TagSpelling(Counts("iran", "iran")).clean(["Iran"], replaced=["iran"]) == ("iran",)


def test_control_characters_do_not_enter() -> None:
    assert "\x1b" not in clean(["a\x1b[2J"])[0]


@given(st.lists(st.text()), st.lists(st.text()))
def test_cleaning_again_changes_nothing(tags: list[str], in_use: list[str]) -> None:
    known = clean(in_use)
    once = clean(tags, *known)
    assert clean(list(once), *known) == once
    assert len({tag.casefold() for tag in once}) == len(once)


def test_tags_are_ranked_by_use_then_by_the_alphabet() -> None:
    assert rank_tags({"b": 2, "c": 3, "A": 1, "a": 2, "gone": 0}) == ["c", "a", "b", "A"]


def test_the_sign_that_screens_show_before_a_tag_is_no_part_of_it(
    notebook: Notebook, article: Article
) -> None:
    added = notebook.add(article, Span(0, 3), tags=["#dam", "dam", "/old/", "a / b", "#", "/"])
    assert added.tags == ("dam", "old", "a/b")
    assert notebook.tags.set_color("#dam", "blue").label == "dam"


def test_a_tag_has_a_colour_and_a_description(notebook: Notebook) -> None:
    assert notebook.tags.of("dam/old") is None
    notebook.tags.set_color("dam/old", "blue")
    notebook.tags.set_description(" dam/old\n", "before\r1970")
    tag = notebook.tags.of("dam/old")
    assert tag is not None
    assert (tag.color, tag.description, tag.parent) == ("blue", "before\n1970", "dam")
    with pytest.raises(ConflictError, match="before 1970"):
        notebook.tags.set_description("dam/old", "after", shown="when built")
    assert undone(notebook) == "tag description changed back"
    assert notebook.tags.set_color("dam/old", "").color == ""
    with pytest.raises(AnnotationsError, match="yellow"):
        notebook.tags.set_color("dam/old", "plaid")
    with pytest.raises(AnnotationsError, match="name"):
        notebook.tags.set_color(" ", "blue")


def test_what_is_said_of_a_tag_is_no_use_of_it(notebook: Notebook, article: Article) -> None:
    notebook.tags.set_color("Dam", "blue")
    assert notebook.tags_in_use() == []
    assert notebook.add(article, Span(0, 3), tags=["dam"]).tags == ("dam",)


def tags_of(notebook: Notebook) -> list[tuple[str, ...]]:
    return [highlight.tags for highlight in notebook.store.all(Highlight)]


def everything(notebook: Notebook) -> dict[str, Entity]:
    store = notebook.store
    every: list[Entity] = [*store.all(Highlight), *store.all(ArticleNote), *store.all(Tag)]
    return {one.id: one for one in every}


def test_what_is_said_of_a_tag_is_found_whatever_its_case(notebook: Notebook) -> None:
    notebook.tags.set_color("Water/Dam", "blue")
    notebook.tags.set_description("water/dam", "old")
    (tag,) = notebook.store.all(Tag)
    assert (tag.label, tag.color, tag.description) == ("Water/Dam", "blue", "old")


def test_a_new_highlight_takes_the_colour_of_its_tags(notebook: Notebook, article: Article) -> None:
    notebook.tags.set_color("water", "blue")
    notebook.tags.set_color("water/dam", "pink")
    notebook.tags.set_description("water/flood", "no colour of its own")
    expected = {
        ("dry",): COLORS[0],
        ("dry", "Water/Dam/old", "water"): "pink",
        ("dry", "WATER/flood/2026", "water/dam"): "blue",
        (): COLORS[0],
    }
    for tags, color in expected.items():
        assert notebook.add(article, Span(0, 3), tags=tags).color == color


def test_a_tag_is_renamed_wherever_it_is_in_one_step(notebook: Notebook, article: Article) -> None:
    notebook.add(article, Span(0, 3), tags=["dam", "x"])
    lost = notebook.add(article, Span(4, 9), tags=["dam/old"])
    notebook.articles.set_tags(article, ["Dam", "y"])
    notebook.tags.set_color("dam/old", "pink")
    before = everything(notebook)
    changed = dataclasses.replace(article, text="Nothing is left.")
    assert notebook.placed(changed)[-1].spans == ()

    assert notebook.tags.rename("DAM", " water / dam ") == Retagged(2, 1, "water/dam")
    assert tags_of(notebook) == [("water/dam", "x"), ("water/dam/old",)]
    assert lost.id in {placed.highlight.id for placed in notebook.placed(changed)}
    note = notebook.articles.of(article)
    assert note is not None
    assert note.tags == ("water/dam", "y")
    assert notebook.tags.of("dam/old") is None
    said = notebook.tags.of("water/dam/old")
    assert said is not None
    assert said.color == "pink"

    assert undone(notebook) == "tag #water/dam renamed to #DAM"
    assert everything(notebook) == before
    assert redone(notebook) == "tag #DAM renamed to #water/dam"
    assert notebook.tags_in_use() == ["water/dam", "water/dam/old", "x"]


def test_a_tag_renamed_to_another_is_merged_with_it(notebook: Notebook, article: Article) -> None:
    for tags in (["Water"], ["dam", "Water"], ["dam/old"], ["water/OLD"]):
        notebook.add(article, Span(0, 3), tags=tags)
    notebook.tags.set_description("dam", "one")
    notebook.tags.set_description("water", "two")
    assert notebook.tags.rename("dam", "WATER") == Retagged(2, 0, "Water", merged=True)
    assert tags_of(notebook) == [("Water",), ("Water",), ("water/OLD",), ("water/OLD",)]
    (said,) = notebook.store.all(Tag)
    assert (said.label, said.description) == ("water", "two\none")


def test_a_name_that_says_nothing_new_is_no_step(notebook: Notebook, article: Article) -> None:
    notebook.add(article, Span(0, 3), tags=["dam"])
    assert notebook.tags.rename("dam", "dam") == Retagged(0, 0, "dam")
    assert notebook.tags.rename("lake", "sea").highlights == 0
    with pytest.raises(AnnotationsError, match="comma"):
        notebook.tags.rename("dam", "a, b")
    assert undone(notebook) == "highlight removed"


def test_a_tag_is_removed_from_all_and_the_highlights_stay(
    notebook: Notebook, article: Article
) -> None:
    notebook.add(article, Span(0, 3), tags=["dam", "x"])
    notebook.add(article, Span(4, 9), tags=["dam/old"])
    notebook.articles.set_tags(article, ["dam"])
    notebook.tags.set_color("Dam", "blue")
    before = everything(notebook)
    assert notebook.tags.remove("DAM") == Retagged(1, 1)
    assert tags_of(notebook) == [("x",), ("dam/old",)]
    assert notebook.tags.of("dam") is None
    assert undone(notebook) == "tag #DAM restored"
    assert everything(notebook) == before


def test_what_another_program_tags_meanwhile_is_renamed_too(
    notebook: Notebook, article: Article, tmp_path: Path
) -> None:
    other = Notebook(AnnotationStore(notebook.store.file), tmp_path / "seeds")
    notebook.add(article, Span(0, 3), tags=["dam"])
    other.refresh()
    other.set_note(other.all()[0].id, "seen")
    assert notebook.tags.rename("dam", "weir").highlights == 1
    other.refresh()
    assert [(one.tags, one.note) for one in other.all()] == [(("weir",), "seen")]


LABELS = st.lists(st.sampled_from(["a", "A", "b", "c"]), min_size=1, max_size=3).map("/".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(LABELS, max_size=3), max_size=4), st.lists(LABELS, max_size=3), LABELS)
def test_undo_restores_exactly_what_renaming_and_removing_changed(
    tagged: list[list[str]], said: list[str], new: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "seeds")
        library.mkdir()
        notebook = Notebook(AnnotationStore(default_file(library)), library)
        article = Article("a.md", "The river rose.", "River")
        for tags in tagged:
            notebook.add(article, Span(0, 3), tags=tags)
        notebook.articles.set_tags(article, said)
        for i, label in enumerate(said):
            notebook.tags.set_description(label, f"description {i}")
        states = [everything(notebook)]
        for label in ("a", "b/c"):
            notebook.tags.rename(label, new)
            states.append(everything(notebook))
            if not is_within(new, label) and not is_within(label, label_key(new)):
                in_use = notebook.store.tag_counts()
                assert not any(is_within(one, label) for one in in_use)
            notebook.tags.remove(new)
            states.append(everything(notebook))
            assert label_key(new) not in map(label_key, notebook.store.tag_counts())
        for state in reversed(states[:-1]):
            if state != everything(notebook):
                notebook.undo()
            assert everything(notebook) == state
        notebook.close()
