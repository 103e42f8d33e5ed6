"""Versions beside the base: what is the same, replaced, added or missing."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Metadata, Span
from tui.overlap.model import Fact, Kind
from tui.overlap.version_alignment import Change, align, align_versions
from tui.overlap.versions import Version, Versions

BASE = "In April the ministry halted shipments of fourteen lanterns."
TEXTS = st.text(alphabet="ab c,.\n灯塔", max_size=30)


def changes(base: str, text: str, kind: Kind = Kind.EDITED) -> list[tuple[Change, str, str]]:
    """Return what is not the same, with the words here and in the base."""
    one, other = Article("b", base, ""), Article("v", text, "")
    pieces = align(one, Span(0, len(base)), other, Span(0, len(text)), kind)
    told = [
        (p.change, other.slice(p.here).strip(), one.slice(p.base).strip())
        for p in pieces
        if p.change is not Change.SAME
    ]
    return [one for one in told if any(one[1:])]


def same(base: str, text: str) -> list[str]:
    one, other = Article("b", base, ""), Article("v", text, "")
    pieces = align(one, Span(0, len(base)), other, Span(0, len(text)), Kind.REWORDED)
    return [other.slice(p.here) for p in pieces if p.change is Change.SAME]


def versions(*texts: str) -> tuple[Versions, dict[str, Article]]:
    """Return versions of the first text, a day apart, each an article of its own."""
    first = datetime.date(2025, 7, 15)
    articles = {
        name: Article(
            name, text, name, Metadata(date=first + datetime.timedelta(days="abcd".index(name)))
        )
        for name, text in zip("abcd", texts, strict=False)
    }
    passages = [
        Version(a.id, Span(0, len(a.text)), Kind.EDITED if a.id != "a" else None, 0.9, None)
        for a in articles.values()
    ]
    return Versions(tuple(passages)), articles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BASE.replace("April", "March"), [(Change.REPLACED, "March", "April")]),
        (BASE.replace("halted", "halted all"), [(Change.ADDED, "all", "")]),
        (BASE.replace(" fourteen", ""), [(Change.MISSING, "", "fourteen")]),
        (BASE.upper(), []),
    ],
)
def test_an_edit_is_told_by_what_became_of_the_words(
    text: str, expected: list[tuple[Change, str, str]]
) -> None:
    assert changes(BASE, text) == expected


def test_words_that_stand_elsewhere_in_an_edit_are_moved_and_not_missing() -> None:
    told = changes("They sang and danced by the sea at night.", "At night they sang by the sea.")
    assert (Change.MISSING, "", "and danced") in told
    assert (Change.MOVED, ".", "at night.") in told


def test_words_that_stand_elsewhere_but_less_often_than_in_the_base_are_missing() -> None:
    told = changes("He did not sail and did not row home.", "He did not sail and did row home.")
    assert told == [(Change.MISSING, "", "not")]


def test_words_of_a_rewording_are_the_same_in_any_order_and_inflected() -> None:
    text = "Lanterns were not shipped: the shipment had been halted in April."
    assert same(BASE, text) == ["Lanterns", "shipment", "halted in April"]
    missing = [there for change, _, there in changes(BASE, text, Kind.REWORDED) if there]
    assert missing == ["ministry", "fourteen"]


def test_function_words_alone_are_no_likeness() -> None:
    assert same(BASE, "Of the many in the boat nobody spoke.") == []


def test_chinese_words_are_aligned_too() -> None:
    told = changes("政府四月停止运输灯笼。", "政府三月停止运输灯笼。")
    assert [(change, here, there) for change, here, there in told] == [
        (Change.REPLACED, "三", "四")
    ]


@given(base=TEXTS, text=TEXTS, kind=st.sampled_from([Kind.EDITED, Kind.REWORDED]))
def test_pieces_tile_a_version_whatever_it_is(base: str, text: str, kind: Kind) -> None:
    one, other = Article("b", base, ""), Article("v", text, "")
    pieces = align(one, Span(0, len(base)), other, Span(0, len(text)), kind)
    assert "".join(other.slice(piece.here) for piece in pieces) == text
    starts = [piece.here.start for piece in pieces]
    assert starts == sorted(starts)


def test_each_version_is_compared_with_the_base() -> None:
    found, articles = versions(BASE, BASE.replace("April", "March"))
    base, other = align_versions(found, articles)
    assert [piece.change for piece in base.pieces] == [Change.SAME]
    assert not base.differences
    (difference,) = other.differences
    assert difference.fact is Fact.DATE
    assert difference.left is not None
    assert articles["a"].slice(difference.left) == "April"


def test_the_very_words_of_an_earlier_version_are_told_by_its_name() -> None:
    edited = BASE.replace("April", "March")
    found, articles = versions(BASE, edited, BASE.replace(".", "!"), edited)
    aligned = align_versions(found, articles)
    assert [one.same_as for one in aligned] == ["", "", "a", "b"]
    assert not aligned[3].pieces
