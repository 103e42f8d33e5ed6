"""Tags as rows: counts under their headings, the tree by indent, the colour also in words."""

from tui.annotations.tag_tree import TagNode
from tui.widgets.tag_rows import draw_tag_heading, draw_tag_row, explain_tag_row


def drawn(node: TagNode) -> str:
    return "".join(words for words, _ in draw_tag_row(node))


def test_numbers_stand_under_their_headings() -> None:
    row = drawn(TagNode("dam", own=12, total=345, articles=6, color="orange"))
    heading = draw_tag_heading()
    for title, value in (("own", "12"), ("all", "345"), ("articles", "6")):
        end = heading.index(title) + len(title)
        assert row[:end].endswith(value)
    assert row.index("#dam") == heading.index(" tag") + 1


def test_a_tag_under_another_is_indented_and_a_lent_colour_in_brackets() -> None:
    top = drawn(TagNode("water", color="blue"))
    under = drawn(TagNode("water/dam", depth=1, color="blue", lent="water"))
    assert under.index("/dam") == top.index("#water") + 2
    assert "blue" in top
    assert "(blue)" in under
    styles = [style for _, style in draw_tag_row(TagNode("x", color="pink"))]
    assert "highlight--pink" in styles


def test_a_tag_is_explained_in_words() -> None:
    node = TagNode(
        "water/dam", 1, 1, 3, 4, 1, 2, color="blue", lent="water", description="one\ntwo"
    )
    assert explain_tag_row(node) == [
        "#water/dam · blue, as #water",
        "1 highlight · 2 more with the tags under it · 1 article tagged as a whole · in 4 articles "
        "· 2 in another library",
        "one",
        "two",
    ]
    assert explain_tag_row(TagNode("x"))[1] == "nothing is tagged with it"
