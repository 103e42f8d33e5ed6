"""The tree of tags: every tag once, each use counted once, colours lent to those under."""

import dataclasses
import datetime

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.labels import is_within, label_key
from tui.annotations.model import ArticleNote, Highlight, Tag, Target
from tui.annotations.tag_tree import TagNode, tag_tree

NOW = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)


def marked(*tags: str, source: str = "a.md") -> Highlight:
    return Highlight("id", Target(source, ""), NOW, NOW, tags)


def noted(*tags: str, source: str = "a.md") -> ArticleNote:
    return ArticleNote("id", Target(source, ""), NOW, NOW, tags)


def by_label(nodes: list[TagNode]) -> dict[str, TagNode]:
    return {node.label: node for node in nodes}


def test_parents_come_first_and_stand_there_without_highlights_of_their_own() -> None:
    nodes = tag_tree([marked("water/dam/old"), marked("air"), marked("water-mill")], [], [])
    assert [(node.label, node.depth, node.own, node.total) for node in nodes] == [
        ("air", 0, 1, 1),
        ("water", 0, 0, 1),
        ("water/dam", 1, 0, 1),
        ("water/dam/old", 2, 1, 1),
        ("water-mill", 0, 1, 1),
    ]
    assert [node.is_used for node in nodes] == [True, False, False, True, True]


def test_a_highlight_with_two_tags_under_one_counts_once_there() -> None:
    nodes = by_label(tag_tree([marked("a/b", "a/c", "a"), marked("a/b", source="b.md")], [], []))
    assert (nodes["a"].own, nodes["a"].total, nodes["a"].articles) == (1, 2, 2)
    assert (nodes["a/b"].own, nodes["a/c"].articles) == (2, 1)


def test_articles_tagged_as_a_whole_count_as_articles_not_as_highlights() -> None:
    nodes = by_label(tag_tree([marked("a/b")], [noted("a"), noted("a", source="b.md")], []))
    assert (nodes["a"].own, nodes["a"].total, nodes["a"].whole, nodes["a"].articles) == (0, 1, 2, 2)
    assert nodes["a/b"].articles == 1


def test_highlights_of_another_library_are_told_apart() -> None:
    highlights = [marked("a"), marked("a/b", source="other/x.md")]
    nodes = by_label(
        tag_tree(highlights, [], [], lambda source: None if "other" in source else source)
    )
    assert (nodes["a"].total, nodes["a"].elsewhere, nodes["a"].articles) == (2, 1, 2)


def test_spellings_are_one_tag_under_its_most_used_one() -> None:
    nodes = tag_tree([marked("iran"), marked("Iran"), marked("Iran / Oil")], [noted("Iran")], [])
    assert [(node.label, node.own, node.depth) for node in nodes] == [
        ("Iran", 2, 0),
        ("Iran / Oil", 1, 1),
    ]


def test_a_colour_is_lent_to_the_tags_under_it_that_have_none() -> None:
    said = [
        Tag("1", "A", NOW, NOW, color="blue"),
        Tag("2", "a/b", NOW, NOW, color="pink", description="why"),
        Tag("3", "z", NOW, NOW),
    ]
    nodes = tag_tree([marked("a/b/c"), marked("a/d/e")], [], said)
    assert [(node.label, node.color, node.lent) for node in nodes] == [
        ("A", "blue", ""),
        ("a/b", "pink", ""),
        ("a/b/c", "pink", "a/b"),
        ("a/d", "blue", "A"),
        ("a/d/e", "blue", "A"),
        ("z", "", ""),
    ]
    assert nodes[1].description == "why"
    assert nodes[-1].is_used


LABELS = st.lists(st.sampled_from(["a", "A", "b", " ", ""]), min_size=1, max_size=4).map("/".join)


@given(st.lists(st.lists(LABELS, max_size=3)))
def test_each_tag_has_one_row_under_its_parent_with_the_counts_of_a_plain_search(
    tagged: list[list[str]],
) -> None:
    highlights = [dataclasses.replace(marked(*tags), id=str(i)) for i, tags in enumerate(tagged)]
    nodes = tag_tree(highlights, [], [])
    keys = [node.key for node in nodes]
    assert len(set(keys)) == len(keys)
    assert {label_key(tag) for tags in tagged for tag in tags} <= {*keys}
    for index, node in enumerate(nodes):
        assert node.total == sum(any(is_within(tag, node.key) for tag in tags) for tags in tagged)
        assert node.own == sum(any(label_key(tag) == node.key for tag in tags) for tags in tagged)
        above = node.key.rpartition("/")[0]
        assert not above or above in keys[:index]
