"""What is kept of findings comes back as it was, and what is none is told from it."""

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Span
from tui.overlap.cache.coding import (
    decode_passages,
    decode_similar,
    encode_passages,
    encode_similar,
    pack,
)
from tui.overlap.cache.errors import CodingError
from tui.overlap.cache.sharing_coding import decode_sharing, encode_sharing
from tui.overlap.model import Difference, Fact, Kind, Overlap, Row, Similar, Standing
from tui.overlap.sharing import Sharing

LENGTH = 900
SPANS = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(
    lambda two: Span(*sorted(two))
)
SIDES = st.none() | SPANS
SHARES = st.floats(0, 1)
DIFFERENCES = st.lists(st.builds(Difference, st.sampled_from(Fact), SIDES, SIDES)).map(tuple)
ROWS = st.lists(st.builds(Row, SIDES, SIDES, st.none() | st.sampled_from(Kind))).map(tuple)
OVERLAPS = st.builds(Overlap, SPANS, SPANS, st.sampled_from(Kind), SHARES, ROWS, DIFFERENCES)
SIMILAR = st.builds(Similar, SPANS, SPANS, SHARES, st.sampled_from(Standing), DIFFERENCES)
COUNTS = st.integers(0, 10**6)
RANGES = st.lists(st.tuples(COUNTS, st.integers(1, 99)).map(lambda r: (r[0], sum(r)))).map(tuple)
KINDS = st.none() | st.sampled_from(Kind)
SHARINGS = st.builds(
    Sharing,
    *map(st.just, "ab"),
    *(KINDS, COUNTS, COUNTS, SHARES, SHARES, COUNTS, RANGES, RANGES, RANGES, RANGES),
)
BYTES = st.binary(max_size=60) | st.binary(max_size=60).map(zlib.compress)


@given(st.lists(OVERLAPS, max_size=4).map(tuple))
def test_passages_come_back_as_they_were(passages: tuple[Overlap, ...]) -> None:
    assert decode_passages(encode_passages(passages), (LENGTH, LENGTH)) == passages


@given(st.lists(SIMILAR, max_size=4).map(tuple))
def test_similar_sentences_come_back_as_they_were(similar: tuple[Similar, ...]) -> None:
    assert decode_similar(encode_similar(similar), (LENGTH, LENGTH)) == similar


@given(SHARINGS)
def test_what_is_shared_in_short_comes_back_as_it_was(sharing: Sharing) -> None:
    assert decode_sharing(encode_sharing(sharing), "a", "b") == sharing


@given(SHARINGS, st.data())
def test_what_is_shared_in_short_is_refused_where_a_byte_is_another(
    sharing: Sharing, data: st.DataObject
) -> None:
    encoded = bytearray(encode_sharing(sharing))
    encoded[data.draw(st.integers(0, len(encoded) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CodingError):
        decode_sharing(bytes(encoded), "a", "b")


@given(BYTES)
def test_bytes_that_are_no_finding_are_refused(written: bytes) -> None:
    with pytest.raises(CodingError):
        decode_sharing(written, "a", "b")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=2), inner),
)


@given(VALUES)
def test_whatever_else_was_kept_is_a_finding_in_its_texts_or_refused(value: object) -> None:
    for decode in (decode_passages, decode_similar):
        try:
            found = decode(pack(value), (LENGTH, LENGTH))
        except CodingError:
            continue
        assert all(one.right.end <= LENGTH for one in found)


@given(st.lists(OVERLAPS, min_size=1, max_size=3).map(tuple), st.data())
def test_bytes_that_were_cut_off_are_refused(
    passages: tuple[Overlap, ...], data: st.DataObject
) -> None:
    packed = encode_passages(passages)
    cut = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(CodingError):
        decode_passages(packed[:cut], (LENGTH, LENGTH))


def test_a_span_that_ends_after_its_text_is_refused() -> None:
    similar = (Similar(Span(0, 5), Span(0, 9), 0.5),)
    with pytest.raises(CodingError):
        decode_similar(encode_similar(similar), (9, 8))


def test_nothing_is_decompressed_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.overlap.cache.coding.LONGEST", 1000)
    with pytest.raises(CodingError):
        decode_passages(zlib.compress(json.dumps([0] * 10_000).encode()), (1, 1))
