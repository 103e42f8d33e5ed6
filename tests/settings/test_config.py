"""Each message on config.toml names the file, the line and what to do."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.command import Place
from tui.commands import COMMANDS
from tui.key_tables import KeyMap
from tui.settings.config import load_settings, read_settings
from tui.settings.errors import SettingsError
from tui.settings.model import Colors, Motion, Settings, Signs

THEMES = ["retold-dark", "retold-light", "nord", "dracula"]
FILE = Path("config.toml")


def read(text: str) -> Settings:
    return read_settings(FILE, text.encode(), THEMES)


def faults(content: str | bytes) -> list[str]:
    """Return what is told of a file, a line each."""
    with pytest.raises(SettingsError) as told:
        read_settings(FILE, content if isinstance(content, bytes) else content.encode(), THEMES)
    return str(told.value).splitlines()


def test_all_settings_are_read() -> None:
    settings = read(
        'theme = "nord"\ncolors = "256"\nsigns = "ascii"\nmotion = "reduced"\n'
        '[keys]\nnext-passage = ["] c", "ctrl+n"]\ncompare = "f9"\nexport = []\n'
    )
    assert settings == Settings(
        {"next-passage": ("] c", "ctrl+n"), "compare": ("f9",), "export": ()},
        "nord",
        Colors.INDEXED,
        Signs.ASCII,
        Motion.REDUCED,
    )


def test_a_number_of_colours_may_stand_without_quotes() -> None:
    assert read("colors = 16").colors is Colors.SIXTEEN


def test_where_no_file_is_all_is_as_usual(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "config.toml", THEMES) == Settings()


def test_keys_given_replace_those_of_the_command_on_all_its_screens() -> None:
    keymap = KeyMap(read('[keys]\ncompare = ["f9", "g f8"]\n').keys)
    for place in (Place.LIST, Place.READER):
        table = keymap.table(place)
        assert (table[("f9",)], table[("g", "f8")]) == ("compare", "compare")
        assert ("c",) not in table


def test_two_commands_may_change_keys_with_each_other() -> None:
    keymap = KeyMap(read('[keys]\ncompare = "f"\nfilter = "c"\n').keys)
    assert keymap.table(Place.LIST)[("f",)] == "compare"


def test_a_key_may_mean_one_thing_here_and_another_there() -> None:
    assert read('[keys]\nfilter = "v"\n').keys == {"filter": ("v",)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\ntheme = "nrod"', '2: theme: there is no theme "nrod"; did you mean "nord"?'),
        ("theme = 3", "1: theme: must be the name of a theme in quotes"),
        ('colours = "16"', '1: there is no setting "colours"; did you mean "colors"?'),
        ("\n\n[kyes]\nopen = 1", '3: there is no setting "kyes"; did you mean "keys"?'),
        ("colors = 17", '1: colors: must be one of "auto", "none", "16", "256", "truecolor"'),
        ("signs = true", '1: signs: must be one of "auto", "unicode", "ascii"'),
        ('motion = "some"', '1: motion: must be one of "full", "reduced"'),
        ("keys = 1", "1: keys: must be a table"),
        (
            '[keys]\nnext-pasage = "x"',
            '2: keys: there is no command "next-pasage"; did you mean "next-passage"?',
        ),
        ('[keys]\nqwertz = "x"', '2: keys: there is no command "qwertz"; retold doctor --sample'),
        ("[keys]\nopen = 5", "2: keys: open must be a key in quotes, or a list of such"),
        ('[keys]\nopen = [\n"f9",\n7]', "4: keys: open must be a key in quotes"),
        ('[keys]\nopen = [\n"f9",\n"entr"]', '4: keys: open: "entr" is no key; did you mean "ent'),
        ('[keys]\nopen = ""', "2: keys: open: no key is named"),
        ('[keys]\nopen = "3x"', "2: keys: open: 3x begins with a digit, and those are counts"),
        ('[keys]\nopen = "ctrl+q"', "2: keys: open: ^q cannot be given away: it quits from every"),
        ('[keys]\nopen = "g ctrl+c"', "2: keys: open: ^c cannot be given away"),
        ('[keys]\nopen = "g escape"', "2: keys: open: g escape: escape drops keys"),
        (
            '[keys]\n\ncompare = "f"',
            "3: keys: f is given to compare and filter on: list; take another key, or give"
            " filter another one too (filter = [] for none)",
        ),
        (
            '[keys]\ncompare = "f9"\nfilter = "f9"',
            "3: keys: f9 is given to compare (line 2) and filter on: list; take another key",
        ),
        (
            '[keys]\nundo = "f9"\nredo = "f9"',
            "3: keys: f9 is given to undo (line 2) and redo on every screen; take another key",
        ),
        ('[keys]\nselect = "tab"', "2: keys: tab is given to other-pane and select on: comparison"),
        (
            '[keys]\nfilter = "g"',
            "2: keys: g (filter) is how other keys begin, which could not be typed then: gg (top)",
        ),
        (
            '[keys]\nfilter = "r x"',
            "2: keys: r (mark-read) is how other keys begin, which could not be typed then:"
            " rx (filter); take a key with which no other begins",
        ),
        ('[keys]\nfilter = ["f9", "f9 x"]', "2: keys: f9 (filter) is how other keys begin"),
        ('theme = "nord', '1: is not TOML: '),
        ('a = 1\n\ntheme = nord', "3: is not TOML: invalid value"),
        ('theme = "nord"\n[keys', "2: is not TOML: "),
        ('theme = "nord"\ntheme = "nord"', "2: is not TOML: cannot overwrite a value"),
        ('theme = "a\x07"', "1: is not TOML: illegal character"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(text: str, told: str) -> None:
    (fault,) = faults(text)
    assert fault.startswith(f"config.toml:{told}")
    assert any(word in fault for word in (";", "must be", "did you mean", "there are"))


def test_all_that_is_wrong_is_told_at_once_by_line() -> None:
    told = faults('colors = 3\n[keys]\nundo = "9"\nopen = "entr"\ncompare = "f"\n')
    assert [line.split(":")[1] for line in told] == ["1", "3", "4", "5"]


def test_a_file_that_is_not_utf8_is_told_with_its_line() -> None:
    assert faults(b'theme = "nord"\n# caf\xe9\n')[0].startswith("config.toml:2: is not UTF-8")


def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm() -> None:
    content = b'\xef\xbb\xbftheme = "nord"\r\n[keys]\r\nopen = "f9"\r\n'
    assert read_settings(FILE, content, THEMES).theme == "nord"


@pytest.mark.parametrize("content", ["a = " + "[" * 5000 + "]" * 5000, "a = " + "1" * 5000])
def test_what_no_reader_writes_is_refused_as_well(content: str) -> None:
    assert faults(content)[0].startswith("config.toml:1: ")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(SettingsError, match=r"config\.toml:1: cannot be read"):
        load_settings(tmp_path / "config.toml", THEMES)


ids = st.sampled_from([command.id for command in COMMANDS])
keys = st.text("gcx]^ <+-C", max_size=5).map(lambda text: f'"{text}"') | st.sampled_from(
    ['"enter"', "[]", "3", '["a", 1]', "{}", '"ctrl+q"']
)
rows = st.builds("{} = {}".format, ids, keys)


@given(st.binary(max_size=60))
@example(b"\xff")
@example(b"keys = [[1]]")
@example(b"[keys.open]\nx = 1")
@example(b"[[keys]]\nx = 1")
def test_no_bytes_make_anything_but_settings_or_a_message(content: bytes) -> None:
    _read_or_refuse(content)


@given(st.text("[]{}=.,#\"'\\ \nkeysopn1", max_size=60))
def test_no_text_makes_anything_but_settings_or_a_message(text: str) -> None:
    _read_or_refuse(text.encode())


@given(st.lists(rows, max_size=6).map(lambda given: "\n".join(["[keys]", *given])))
def test_keys_that_are_taken_can_all_be_typed(text: str) -> None:
    settings = _read_or_refuse(text.encode())
    for place in Place if settings else ():
        table = KeyMap(settings.keys if settings else {}).table(place)
        shorter = {keys[:n] for keys in table for n in range(1, len(keys))}
        assert not shorter & set(table)


def _read_or_refuse(content: bytes) -> Settings | None:
    try:
        return read_settings(FILE, content, THEMES)
    except SettingsError as error:
        problems = error.problems
        told = str(error).splitlines()
    last = content.count(b"\n") + 1
    assert problems
    assert len(told) == len(problems)
    assert all(1 <= problem.line <= last for problem in problems)
    return None
