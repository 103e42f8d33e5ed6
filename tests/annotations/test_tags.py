from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.model import Highlight
from tui.annotations.tags import clean_tags, rank_tags

MakeHighlight = Callable[..., Highlight]


def test_tags_are_trimmed_to_one_line_and_empty_ones_dropped() -> None:
    assert clean_tags(["  a\n b ", "", " \t", "c"]) == ("a b", "c")


def test_a_tag_is_kept_once_in_its_first_spelling() -> None:
    assert clean_tags(["Dam", "dam", "flood", "DAM"]) == ("Dam", "flood")


def test_the_spelling_in_use_wins_the_first_of_several() -> None:
    assert clean_tags(["iran", "FLOOD"], ["Iran", "IRAN", "flood"]) == ("Iran", "flood")


def test_control_characters_do_not_enter() -> None:
    assert "\x1b" not in clean_tags(["a\x1b[2J"])[0]


@given(st.lists(st.text()), st.lists(st.text()))
def test_cleaning_again_changes_nothing(tags: list[str], in_use: list[str]) -> None:
    known = clean_tags(in_use)
    once = clean_tags(tags, known)
    assert clean_tags(once, known) == once
    assert len({tag.casefold() for tag in once}) == len(once)


def test_tags_are_ranked_by_use_then_by_the_alphabet(make: MakeHighlight) -> None:
    tagged = [("b", "c"), ("c", "A"), ("b", "c"), ()]
    highlights = [make(str(n), tags=tags) for n, tags in enumerate(tagged)]
    assert rank_tags(highlights) == ["c", "b", "A"]
