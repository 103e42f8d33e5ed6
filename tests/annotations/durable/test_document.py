import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.durable.document import (
    Tables,
    copied,
    document_blocks,
    parse_document,
    parse_first_table,
)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
RECORDS = st.dictionaries(st.text(max_size=8), VALUES, max_size=4)
TABLES = st.dictionaries(
    st.text(max_size=8),
    st.dictionaries(st.integers(1, 9999).map(str), RECORDS, max_size=5),
    max_size=4,
)


@given(TABLES)
def test_a_document_is_plain_json_and_read_again_as_it_was(tables: Tables) -> None:
    written = b"".join(document_blocks(tables))
    assert json.loads(written) == tables
    assert parse_document(written) == tables
    assert list(parse_document(written)) == list(tables)


@given(TABLES, st.sampled_from([None, 0, 2]))
def test_a_document_of_another_program_is_read_in_any_layout(
    tables: Tables, indent: int | None
) -> None:
    assert parse_document(json.dumps(tables, indent=indent).encode()) == tables


@given(TABLES, st.data())
def test_a_cut_document_is_never_taken_for_a_whole_one(tables: Tables, data: st.DataObject) -> None:
    written = b"".join(document_blocks(tables)).rstrip()
    cut = written[: data.draw(st.integers(1, len(written) - 1))]
    with pytest.raises(ValueError):  # noqa: PT011
        parse_document(cut)


@pytest.mark.parametrize("count", [31, 32, 33, 2047, 2048, 2049, 5000])
def test_a_large_table_is_read_whole(count: int) -> None:
    tables: Tables = {
        "meta": {"1": {"a": 1}},
        "b": {str(n): {"n": n, "text": "},\n"} for n in range(count)},
    }
    assert parse_document(b"".join(document_blocks(tables))) == tables


def test_one_record_is_one_line_in_readable_letters() -> None:
    tables: Tables = {"meta": {"1": {}}, "b": {"1": {"quote": "“Ça va”\nagain"}, "2": {}}}
    lines = b"".join(document_blocks(tables)).decode().splitlines()
    assert lines[2] == '"1": {"quote": "“Ça va”\\nagain"},'


@pytest.mark.parametrize("data", [b"[]", b'{"a": 1}', b'{"a": {"1": 2}}', b"\xff", b"{", b"\0"])
def test_what_is_no_tinydb_document_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_document(data)


def test_deep_nesting_is_an_error_like_others() -> None:
    with pytest.raises(ValueError, match="deep"):
        parse_document(b'{"a":' * 100_000)


def test_a_byte_order_mark_of_an_editor_is_no_harm() -> None:
    assert parse_document(b"\xef\xbb\xbf" + b'{"a": {"1": {}}}') == {"a": {"1": {}}}


def test_half_a_surrogate_pair_of_another_program_stays_as_it_was() -> None:
    tables = parse_document(b'{"a": {"1": {"x": "\\ud800"}}}')
    assert parse_document(b"".join(document_blocks(tables))) == tables


@given(TABLES)
def test_the_first_table_is_found_in_the_head_or_not_at_all(tables: Tables) -> None:
    written = b"".join(document_blocks(tables))
    found = parse_first_table(written[:4096])
    assert found is None or found == next(iter(tables.values()))
    assert found is not None or len(tables) < 2 or not next(iter(tables.values()))


@given(VALUES)
def test_a_copy_is_equal_and_has_nothing_in_common(value: Any) -> None:
    copy = copied(value)
    assert copy == value
    if isinstance(value, list) and value:
        copy.append(None)
        assert copy != value
