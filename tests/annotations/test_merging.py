import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.errors import ConflictError
from tui.annotations.merging import merge_tags, merge_text

TAGS = st.lists(st.sampled_from("abcdefg"), unique=True).map(tuple)


@pytest.mark.parametrize(
    ("now", "wanted", "merged"),
    [
        (("one", "theirs"), ("one", "mine"), ("one", "mine", "theirs")),
        (("one", "theirs"), (), ("theirs",)),
        (("theirs",), ("one", "two", "mine"), ("mine", "theirs")),
        (("One", "two"), ("two", "one"), ("two", "One")),
        (("one", "two"), ("ONE", "two"), ("ONE", "two")),
        (("one", "two", "Mine"), ("one", "two", "mine"), ("one", "two", "mine")),
    ],
)
def test_what_each_added_and_took_away_counts(
    now: tuple[str, ...], wanted: tuple[str, ...], merged: tuple[str, ...]
) -> None:
    assert merge_tags(now, ("one", "two"), wanted) == merged


@given(TAGS, TAGS, TAGS)
def test_no_change_of_either_side_is_lost(
    now: tuple[str, ...], shown: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    merged = set(merge_tags(now, shown, wanted))
    for side in (set(now), set(wanted)):
        assert side - set(shown) <= merged
        assert not merged & (set(shown) - side)
    assert set(shown) & set(now) & set(wanted) <= merged <= {*now, *wanted}


@given(TAGS, TAGS)
def test_tags_that_nobody_else_has_changed_are_as_typed(
    shown: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    assert merge_tags(shown, shown, wanted) == wanted
    assert merge_tags(shown, None, wanted) == wanted


def test_a_text_is_replaced_only_where_it_was_seen() -> None:
    assert merge_text("note", "seen", "seen", "mine") == "mine"
    assert merge_text("note", "never seen", None, "mine") == "mine"
    assert merge_text("note", "mine", "seen", "mine") == "mine"
    assert merge_text("note", "theirs", "seen", "seen") == "theirs"


@pytest.mark.parametrize(
    ("now", "told"),
    [("theirs,\nlonger", "a note meanwhile: “theirs, longer”"), ("", "removed the note meanwhile")],
)
def test_of_two_texts_the_other_one_is_told(now: str, told: str) -> None:
    with pytest.raises(ConflictError, match=told):
        merge_text("note", now, "seen", "mine")


def test_a_long_text_of_another_program_is_told_in_short() -> None:
    with pytest.raises(ConflictError) as raised:
        merge_text("note", "word " * 500, "", "mine")
    assert len(str(raised.value)) < 200
