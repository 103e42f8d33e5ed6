import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.errors import AnnotationsError
from tui.annotations.labels import is_within, label_key, moved_label, parents, typed_label

PARTS = st.lists(st.text(st.sampled_from("aAbßẞ İ"), max_size=3), min_size=1, max_size=4)
LABELS = PARTS.map("/".join)


@pytest.mark.parametrize("label", ["Water/Dam", "water / dam", "/WATER//dam/", "water/dam"])
def test_spellings_of_one_tag_have_one_key(label: str) -> None:
    assert label_key(label) == "water/dam"


def test_the_tags_above_come_nearest_first() -> None:
    assert list(parents("a/b/c")) == ["a/b", "a"]
    assert list(parents("a")) == []


def test_a_tag_is_under_another_only_by_whole_parts() -> None:
    assert is_within("Water/dam", "water")
    assert is_within("WATER", "water")
    assert not is_within("waterway", "water")
    assert not is_within("water", "water/dam")


def test_only_the_part_that_is_renamed_changes() -> None:
    assert moved_label("Water / Dam/Old", "water/dam", "river") == "river/Old"
    assert moved_label("Waterway/dam", "water", "river") == "Waterway/dam"
    assert moved_label("straße/Ort", "strasse", "Weg") == "Weg/Ort"


@given(LABELS, LABELS, LABELS)
def test_what_was_under_a_tag_is_under_its_new_name(label: str, old: str, new: str) -> None:
    moved = moved_label(label, label_key(old), new)
    if is_within(label, label_key(old)):
        assert is_within(moved, label_key(new)) or not new.strip(" /")
    else:
        assert moved == label


@given(LABELS)
def test_the_key_of_a_key_is_itself(label: str) -> None:
    assert label_key(label_key(label)) == label_key(label)


def test_what_is_typed_becomes_one_plain_label() -> None:
    assert typed_label(" Water /  dam\n/") == "Water/dam"
    for typed, why in (("", "name"), (" / ", "name"), ("a, b", "comma")):
        with pytest.raises(AnnotationsError, match=why):
            typed_label(typed)
