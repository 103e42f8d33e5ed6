import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key

from tui.commands import COMMANDS
from tui.key_tables import spell
from tui.settings.key_names import KeyNameError, read_keys


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("] c", "] c"),
        ("]c", "] c"),
        ("gg", "g g"),
        ("g g", "g g"),
        ("^d", "ctrl+d"),
        ("^", "^"),
        ("ctrl+d", "ctrl+d"),
        ("Ctrl+D", "ctrl+d"),
        ("<C-d>", "ctrl+d"),
        ("<CR>", "enter"),
        ("<Esc>", "escape"),
        ("<S-Tab>", "shift+tab"),
        ("<A-x>", "alt+x"),
        ("alt+X", "alt+shift+x"),
        ("shift+g", "G"),
        ("g home", "g home"),
        ("space", "space"),
        (" ", "space"),
        ("PgDn", "pagedown"),
        ("esc", "escape"),
        ("+", "+"),
        ("g+", "g +"),
        ("<", "<"),
        ("g <", "g <"),
        ("<lt>", "<"),
        ("é", "é"),
        ("ctrl+i", "tab"),
        ("ctrl+m", "enter"),
        ("ctrl+[", "escape"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("ctrl+space", "ctrl+@"),
        ("f12", "f12"),
    ],
)
def test_keys_are_read_as_people_write_them(written: str, keys: str) -> None:
    assert read_keys(written) == keys


@pytest.mark.parametrize("written", ["", "  ", "entr", "ctrl+", "hyper+x", "<X-d>", "f100", "\x1b"])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(KeyNameError):
        read_keys(written)


def test_a_key_that_is_misspelt_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(KeyNameError, match='"entr" is no key; did you mean "enter"'):
        read_keys("entr")


@pytest.mark.parametrize("keys", sorted({keys for command in COMMANDS for keys in command.keys}))
def test_keys_of_the_table_are_read_as_they_stand_there_and_as_help_shows_them(keys: str) -> None:
    assert read_keys(keys) == keys
    assert read_keys(spell(keys)) == keys


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("ctrl+]", "\x1d"),
        ("ctrl+\\", "\x1c"),
        ("ctrl+h", "\x08"),
        ("ctrl+space", "\x00"),
        ("ctrl+i", "\t"),
        ("alt+x", "\x1bx"),
        ("alt+X", "\x1bX"),
        ("shift+tab", "\x1b[Z"),
        ("ctrl+right", "\x1b[1;5C"),
        ("alt+up", "\x1b[1;3A"),
    ],
)
def test_a_key_has_the_name_that_comes_from_the_terminal(written: str, sent: str) -> None:
    parser = XTermParser()
    (event,) = (item for item in (*parser.feed(sent), *parser.feed("")) if isinstance(item, Key))
    assert event.key == read_keys(written)


@given(st.text(max_size=12))
def test_whatever_is_written_is_read_the_same_again_or_refused(written: str) -> None:
    try:
        keys = read_keys(written)
    except KeyNameError:
        return
    assert read_keys(keys) == keys
