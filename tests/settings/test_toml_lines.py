"""tomllib tells what stands in a document; this tells on which line."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tui.settings.toml_lines import find_lines


def test_keys_tables_and_items_are_found_on_their_lines() -> None:
    text = (
        "# a comment with keys = 1\n"
        'theme = "x" # [keys]\n'
        "\n"
        "[keys]\n"
        'open = [ "a",\n'
        '  # "no"\n'
        '  "b" ]\n'
        '"next-passage" = "] c"\n'
        "'top' = \"#\"\n"
    )
    lines = find_lines(text)
    assert lines[("theme",)] == 2
    assert lines[("keys",)] == 4
    assert lines[("keys", "open")] == 5
    assert (lines[("keys", "open", 0)], lines[("keys", "open", 1)]) == (5, 7)
    assert lines[("keys", "next-passage")] == 8
    assert lines[("keys", "top")] == 9


def test_dotted_keys_inline_tables_and_tables_in_lists_are_followed() -> None:
    text = 'keys.open = "a"\r\nmore = { x = 1, y.z = [1, [2,\r\n3]] }\r\n[[list]]\r\nname = 1\r\n'
    lines = find_lines(text)
    assert lines[("keys", "open")] == 1
    assert (lines[("more", "x")], lines[("more", "y", "z", 1)]) == (2, 2)
    assert lines[("more", "y", "z", 1, 1)] == 3
    assert lines[("list",)] == 4
    assert lines[("list", "name")] == 5


def test_strings_of_several_lines_hide_nothing_and_are_counted() -> None:
    text = 'a = """\nb = 1\n\\""" c = 2 """\nd = \'\'\'\n[x]\'\'\'\ne = "\\"# ["\nf = 3\n'
    lines = find_lines(text)
    assert set(lines) == {("a",), ("d",), ("e",), ("f",)}
    assert (lines[("d",)], lines[("e",)], lines[("f",)]) == (4, 6, 7)


names = st.text("abz-_09", min_size=1, max_size=6) | st.text(min_size=1, max_size=6)
scalars = st.integers(0, 99) | st.booleans() | st.text(max_size=8)
values: st.SearchStrategy[Any] = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3))


@given(st.dictionaries(names, st.tuples(values, st.integers(0, 2)), max_size=6))
def test_every_key_of_any_document_is_found(entries: dict[str, tuple[Any, int]]) -> None:
    rows, wanted = [], {}
    for name, (value, blanks) in entries.items():
        rows += [""] * blanks
        rows.append(f"{_written(name)} = {_written(value)}")
        wanted[(name,)] = len(rows)
    found = find_lines("\n".join(rows))
    assert {key: line for key, line in found.items() if len(key) == 1} == wanted


def _written(value: Any) -> str:
    """Return a value as TOML has it, which is as JSON has it but for one escape."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
