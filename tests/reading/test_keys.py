"""Counts and sequences of keys."""

from tui.reading.keys import KeySequences

TABLE = {
    ("j",): "down",
    ("g", "g"): "top",
    ("]", "c"): "next",
    ("0",): "start",
    ("escape",): "cancel",
}


def press(keys: list[str]) -> tuple[str | None, int | None]:
    sequences = KeySequences(TABLE)
    for key in keys[:-1]:
        assert sequences.press(key).command is None
    pressed = sequences.press(keys[-1])
    return pressed.command, pressed.count


def test_a_count_goes_before_a_key_or_a_sequence() -> None:
    assert press(["1", "2", "j"]) == ("down", 12)
    assert press(["3", "]", "c"]) == ("next", 3)


def test_zero_is_a_command_unless_a_count_is_being_typed() -> None:
    assert press(["0"]) == ("start", None)
    assert press(["1", "0", "j"]) == ("down", 10)


def test_a_key_that_leads_nowhere_clears_what_was_typed() -> None:
    assert press(["3", "g", "x"]) == (None, None)
    sequences = KeySequences(TABLE)
    for key in ("3", "g", "x"):
        sequences.press(key)
    assert sequences.press("j").count is None


def test_escape_drops_a_count_before_it_is_a_command() -> None:
    sequences = KeySequences(TABLE)
    sequences.press("3")
    assert sequences.press("escape").command is None
    assert sequences.press("escape").command == "cancel"


def test_what_is_pending_is_told() -> None:
    sequences = KeySequences(TABLE)
    sequences.press("3")
    assert sequences.press("]").pending == "3]"


def test_a_count_is_bounded() -> None:
    assert press([*"9999999999", "j"]) == ("down", KeySequences.LARGEST_COUNT)


def test_keys_that_lead_nowhere_are_named_but_not_those_that_escape_drops() -> None:
    sequences = KeySequences(TABLE)
    sequences.press("g")
    assert sequences.press("x").unknown == "g x"
    sequences.press("g")
    assert sequences.press("escape").unknown == ""
    assert sequences.press("j").unknown == ""
