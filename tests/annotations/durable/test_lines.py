import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.durable.lines import decode_line, encode_line, line_body

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(VALUES | st.just("\ud800\n\r\u2028\x85"))
def test_a_value_is_one_line_and_is_read_as_it_was_written(value: object) -> None:
    line = encode_line({"value": value})
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert decode_line(line) == {"value": value}


@given(st.data(), st.integers(1, 255))
def test_a_changed_byte_is_noticed(data: st.DataObject, flip: int) -> None:
    line = bytearray(encode_line({"note": "the dam holds"}))
    line[data.draw(st.integers(0, len(line) - 2))] ^= flip
    assert decode_line(bytes(line)) is None


@given(st.integers(0, 30))
def test_a_line_without_its_end_is_none(cut: int) -> None:
    line = encode_line({"note": "the dam holds"})
    assert decode_line(line[: min(cut, len(line) - 1)]) is None


@pytest.mark.parametrize("body", [b"not json", b"\xff", b"[" * 100_000])
def test_a_line_with_the_right_checksum_but_no_json_is_none(body: bytes) -> None:
    assert decode_line(b"%08x %s\n" % (zlib.crc32(body), body)) is None


def test_the_body_of_a_line_is_had_without_reading_it() -> None:
    assert line_body(encode_line({"history": 1})) == b'{"history": 1}'
