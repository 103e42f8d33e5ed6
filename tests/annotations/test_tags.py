from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.errors import AnnotationsError
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.annotations.tags import TagSpelling, rank_tags
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


def test_a_tag_has_a_colour_and_a_description(notebook: Notebook) -> None:
    assert notebook.tags.of("dam/old") is None
    notebook.tags.set_color("dam/old", "blue")
    notebook.tags.set_description(" dam/old\n", "before\r1970")
    tag = notebook.tags.of("dam/old")
    assert tag is not None
    assert (tag.color, tag.description, tag.parent) == ("blue", "before\n1970", "dam")
    assert notebook.undo() == "tag description changed back"
    assert notebook.tags.set_color("dam/old", "").color == ""
    with pytest.raises(AnnotationsError, match="yellow"):
        notebook.tags.set_color("dam/old", "plaid")
    with pytest.raises(AnnotationsError, match="name"):
        notebook.tags.set_color(" ", "blue")


def test_what_is_said_of_a_tag_is_no_use_of_it(notebook: Notebook, article: Article) -> None:
    notebook.tags.set_color("Dam", "blue")
    assert notebook.tags_in_use() == []
    assert notebook.add(article, Span(0, 3), tags=["dam"]).tags == ("dam",)
