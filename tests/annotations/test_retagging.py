"""Renaming: labels and what is said of tags move together, and nothing said is lost."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.colors import COLORS
from tui.annotations.labels import is_within, label_key
from tui.annotations.model import Tag
from tui.annotations.retagging import Renaming, spellings_beside, without

NOW = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
LABELS = st.lists(st.sampled_from(["a", "A", "b", "c"]), min_size=1, max_size=3).map("/".join)
TAGS = st.lists(LABELS, max_size=5, unique_by=label_key).map(tuple)


def said(name: str, label: str, color: str = "", description: str = "") -> Tag:
    return Tag(name, label, NOW, NOW, color, description)


def test_a_tag_and_those_under_it_are_renamed_in_their_places() -> None:
    renaming = Renaming("dam", "water/dam")
    assert renaming.labels(("x", "Dam/Old", "dam", "damp")) == (
        "x",
        "water/dam/Old",
        "water/dam",
        "damp",
    )


def test_a_tag_that_takes_the_name_of_another_is_spelled_as_that_one() -> None:
    renaming = Renaming("dam", "WATER", {"water": "Water", "water/old": "water/OLD"})
    assert renaming.labels(("dam/old", "dam", "Water")) == ("water/OLD", "Water")


def test_a_tag_can_become_one_under_itself_and_one_above() -> None:
    assert Renaming("a", "a/b").labels(("a", "a/b", "a/c")) == ("a/b", "a/b/b", "a/b/c")
    assert Renaming("a/b", "a").labels(("a/b/c", "a/b", "a")) == ("a/c", "a")


def test_only_the_case_can_be_changed() -> None:
    assert Renaming("iran", "Iran").labels(("iran/x", "IRAN")) == ("Iran/x", "Iran")


@given(TAGS, LABELS, LABELS)
def test_no_tag_stands_twice_and_all_others_stay(
    labels: tuple[str, ...], old: str, new: str
) -> None:
    after = Renaming(label_key(old), new).labels(labels)
    keys = [label_key(label) for label in after]
    assert len(set(keys)) == len(keys)
    assert {one for one in map(label_key, labels) if not is_within(one, label_key(old))} <= {*keys}
    if not is_within(new, label_key(old)) and not is_within(old, label_key(new)):
        assert not any(is_within(label, label_key(old)) for label in after)


@given(TAGS, LABELS)
def test_a_name_that_was_free_can_be_given_back(labels: tuple[str, ...], old: str) -> None:
    there = Renaming(label_key(old), "new").labels(labels)
    back = Renaming("new", old).labels(there)
    assert [*map(label_key, back)] == [*map(label_key, labels)]


def test_what_is_said_of_two_tags_that_become_one_is_joined() -> None:
    dam, weir, under = said("1", "dam", "blue", "old"), said("2", "Weir", "", "new"), said("3", "x")
    (moved, merged), (gone, nothing) = Renaming("dam", "weir").records([dam, under, weir])
    assert (moved, gone, nothing) == (weir, dam, None)
    assert merged == said("2", "Weir", "blue", "new\nold")


def test_what_is_said_of_a_tag_under_the_renamed_one_goes_with_it() -> None:
    tags = [said("1", "dam/old", "pink"), said("2", "lake")]
    assert list(Renaming("dam", "weir").records(tags)) == [(tags[0], said("1", "weir/old", "pink"))]


@given(
    st.lists(st.tuples(LABELS, st.sampled_from(["", *COLORS]), st.text("xy", max_size=2))),
    LABELS,
    LABELS,
)
def test_no_description_is_lost(tags: list[tuple[str, str, str]], old: str, new: str) -> None:
    records = [said(str(i), *tag) for i, tag in enumerate(tags)]
    changes = list(Renaming(label_key(old), new).records(records))
    before = {tag.description for tag, _ in changes if tag.description}
    after = {line for _, tag in changes if tag for line in tag.description.splitlines() if line}
    assert before == after


def test_a_removed_tag_leaves_those_under_it() -> None:
    assert without(("Dam", "dam/old", "x"), "dam") == ("dam/old", "x")


def test_the_first_spelling_of_what_stays_counts() -> None:
    assert spellings_beside(["Water", "dam/x", "water", "lake"], "dam") == {
        "water": "Water",
        "lake": "lake",
    }
