import pytest

from tui.command import Place, Topic
from tui.commands import commands_of
from tui.key_tables import KeyMap
from tui.widgets.help_rows import fitting, lay_out_help

COMMANDS = list(commands_of(Place.COMPARISON))
USUAL_KEYS = KeyMap()


def text_of(width: int, keymap: KeyMap = USUAL_KEYS) -> list[str]:
    rows = lay_out_help(COMMANDS, keymap, width)
    return ["".join(words for words, _ in row) for row in rows]


@pytest.mark.parametrize("width", [40, 60, 80, 110, 160])
def test_every_command_is_under_its_topic_and_no_row_is_too_wide(width: int) -> None:
    rows = text_of(width)
    told = " ".join(" ".join(rows).split())
    assert all(topic.capitalize() in told for topic in Topic)
    assert max(map(len, rows)) <= width
    if width < 110:
        assert all(command.help in told for command in COMMANDS)


def test_wide_help_stands_in_two_columns_of_like_length() -> None:
    one, two = text_of(109), text_of(160)
    assert len(two) < 0.7 * len(one)
    assert " Moving" in two[0]
    assert two[0][60:].strip()


def test_keys_are_those_in_force() -> None:
    keymap = KeyMap({"compare": (), "other-pane": ("ctrl+w w",), "down": ("n",)})
    rows = text_of(80, keymap)
    assert any(row.startswith(" ^ww ") and "other article" in row for row in rows)
    assert any(row.startswith(" n ") and row.endswith("Move down a row.") for row in rows)


def test_words_find_commands_by_key_name_topic_and_sentence() -> None:
    for wanted, id in (
        ("]d", "next-difference"),
        ("other pane", "other-pane"),
        ("COPYING both", "copy-both"),
        ("weakly similar", "show-weak"),
    ):
        assert id in [command.id for command in fitting(COMMANDS, KeyMap(), wanted)], wanted
    assert fitting(COMMANDS, KeyMap(), "no such words") == []


def test_a_legend_has_the_keys_in_force_and_leaves_out_what_has_none() -> None:
    keymap = KeyMap({"compare": ("X",), "filter": ()})
    hints = "{open} read · {compare} compare · {filter} filter · {next-color} colour · no id"
    assert keymap.fill(hints) == "enter read · X compare · gc colour · no id"
