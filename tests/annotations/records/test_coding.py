import copy
import datetime
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.colors import COLORS
from tui.annotations.errors import AnnotationsError
from tui.annotations.model import (
    ArticleNote,
    Claim,
    Correction,
    Entity,
    Evidence,
    Highlight,
    ReadMark,
    Stance,
    Tag,
    Target,
    Verdict,
    select,
)
from tui.annotations.records.coding import from_record, to_record
from tui.annotations.records.fields import write_time
from tui.articles.characters import normalise, one_line
from tui.articles.model import Span

UTC = datetime.UTC
LABELS = st.text(min_size=1).map(one_line).filter(bool)
TEXTS = st.text().map(normalise)
TIMES = st.datetimes(timezones=st.just(UTC))
DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
CREATORS = st.text().map(one_line)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    text = normalise(draw(st.text(min_size=1))) or "x"
    edges = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    return Target(draw(LABELS), draw(DIGESTS), tuple(select(text, span) for span in spans))


WHOLE = st.builds(Target, LABELS, DIGESTS, st.just(()))
COMMON: dict[str, st.SearchStrategy[Any]] = {
    "id": st.uuids().map(str),
    "created": TIMES,
    "modified": TIMES,
    "creator": CREATORS,
}
TAGS = st.lists(LABELS).map(tuple)
HIGHLIGHTS = st.builds(
    Highlight, target=targets(), tags=TAGS, note=TEXTS, color=st.sampled_from(COLORS), **COMMON
)
ENTITIES: st.SearchStrategy[Entity] = st.one_of(
    HIGHLIGHTS,
    st.builds(Tag, label=LABELS, color=st.sampled_from(["", *COLORS]), description=TEXTS, **COMMON),
    st.builds(Claim, text=LABELS, note=TEXTS, **COMMON),
    st.builds(Evidence, claim=LABELS, highlight=LABELS, stance=st.sampled_from(Stance), **COMMON),
    st.builds(
        Correction,
        verdict=st.sampled_from(Verdict),
        targets=st.tuples(targets() | WHOLE, targets() | WHOLE),
        **COMMON,
    ),
    st.builds(ArticleNote, target=WHOLE, tags=TAGS, note=TEXTS, status=CREATORS, **COMMON),
    st.builds(ReadMark, target=WHOLE, **COMMON),
)


@given(ENTITIES)
def test_everything_survives_the_way_through_json(entity: Entity) -> None:
    written = json.dumps(to_record(entity), ensure_ascii=False).encode("utf-8")
    assert from_record(type(entity), json.loads(written)) == entity


@given(HIGHLIGHTS)
def test_fields_of_others_stay_when_a_record_is_rewritten(highlight: Highlight) -> None:
    record = to_record(highlight)
    record["creator"] = {"name": "Ada"}
    record["target"]["state"] = "kept"
    record["target"]["selector"][0]["refinedBy"] = [1]
    rewritten = to_record(from_record(Highlight, record), record)
    assert rewritten == record


def test_times_are_written_in_utc_with_z() -> None:
    east = datetime.timezone(datetime.timedelta(hours=2))
    time = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=east)
    assert write_time(time) == "2026-01-02T01:04:05.000000Z"


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_time(datetime.datetime(2026, 1, 2))


@pytest.fixture
def record() -> dict[str, Any]:
    return {
        "id": "one",
        "type": "Annotation",
        "motivation": "highlighting",
        "created": "2026-01-02T03:04:05Z",
        "modified": "2026-01-02T05:04:05+02:00",
        "target": {
            "source": "seeds/a.md",
            "sha256": "0" * 64,
            "selector": [{"start": 3, "end": 6, "exact": "abc", "prefix": "", "suffix": "."}],
        },
    }


def test_tags_note_and_colour_may_be_left_out(record: dict[str, Any]) -> None:
    highlight = from_record(Highlight, record)
    assert (highlight.tags, highlight.note, highlight.color) == ((), "", "yellow")
    assert highlight.created == highlight.modified


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (["type"], "Note", "type is not 'Annotation'"),
        (["motivation"], None, "motivation is not"),
        (["id"], "", "without an id: id is not"),
        (["id"], 7, "without an id: id is not a name"),
        (["color"], "ultraviolet", "one: color is none of yellow"),
        (["created"], "yesterday", "one: created is not an ISO 8601 time"),
        (["created"], "2026-01-02T03:04:05", "one: created has no time zone"),
        (["modified"], "0001-01-01T00:00:00+02:00", "one: modified is not"),
        (["tags"], "a", "one: tags is not a list"),
        (["tags"], [1], "one: tags is not a list of strings"),
        (["note"], 1, "one: note is not a string"),
        (["target"], [], "one: target is not an object"),
        (["target", "source"], "", "one: target.source is empty"),
        (["target", "sha256"], "0" * 63, "one: sha256 is not"),
        (["target", "sha256"], "G" * 64, "one: sha256 is not"),
        (["target", "selector"], [], "one: target.selector is not a list of spans"),
        (["target", "selector", 0], "x", "one: target.selector is not an object"),
        (["target", "selector", 0, "start"], "3", "one: start is not a whole number"),
        (["target", "selector", 0, "start"], True, "one: start is not a whole number"),
        (["target", "selector", 0, "start"], -1, "one: start and end are no span"),
        (["target", "selector", 0, "end"], 3, "one: start and end are no span"),
        (["target", "selector", 0, "end"], 7, "one: exact is not as long"),
        (["target", "selector", 0, "prefix"], None, "one: prefix is not a string"),
    ],
)
def test_a_wrong_field_is_named_with_the_id(
    record: dict[str, Any], path: list[Any], value: object, complaint: str
) -> None:
    wrong: Any = copy.deepcopy(record)
    inner = wrong
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(AnnotationsError) as raised:
        from_record(Highlight, wrong)
    assert complaint in str(raised.value)


@pytest.mark.parametrize("value", [None, [], "text", 3])
def test_what_is_no_object_is_refused(value: object) -> None:
    with pytest.raises(AnnotationsError, match="record is not an object"):
        from_record(Highlight, value)


def test_escape_sequences_in_the_file_do_not_reach_the_terminal(record: dict[str, Any]) -> None:
    record["note"] = "\x1b]52;c;aGk=\x07"
    record["tags"] = ["a\x1b[2J\nb", " "]
    record["target"]["selector"][0]["exact"] = "a\x9bc"
    highlight = from_record(Highlight, record)
    drawn = highlight.note + "".join(highlight.tags) + highlight.target.selectors[0].exact
    assert not {"\x1b", "\x07", "\x9b", "\n"} & set(drawn)
    assert len(highlight.tags) == 1


def test_an_id_with_control_characters_is_refused_and_shown_safely(record: dict[str, Any]) -> None:
    record["id"] = "a\x1b[2Jb"
    with pytest.raises(AnnotationsError) as raised:
        from_record(Highlight, record)
    assert "\x1b" not in str(raised.value)


def test_a_span_that_overlaps_another_is_refused(record: dict[str, Any]) -> None:
    record["target"]["selector"].append({**record["target"]["selector"][0], "start": 4, "end": 7})
    with pytest.raises(AnnotationsError, match="overlap"):
        from_record(Highlight, record)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Evidence, "stance", "doubts"),
        (Evidence, "body", ""),
        (Correction, "verdict", "maybe"),
        (Correction, "target", []),
        (Claim, "text", "two\nlines"),
        (Tag, "label", ""),
        (Tag, "color", "plaid"),
        (ReadMark, "target", None),
    ],
)
def test_a_wrong_field_of_any_kind_is_refused(kind: type[Entity], field: str, value: Any) -> None:
    now = datetime.datetime(2026, 1, 2, tzinfo=UTC)
    target = Target("seeds/a.md", "0" * 64)
    right: dict[type[Any], Entity] = {
        Evidence: Evidence("one", "c", "h", Stance.SUPPORTS, now, now),
        Correction: Correction("one", Verdict.SPLIT, (target, target), now, now),
        Claim: Claim("one", "It holds.", now, now),
        Tag: Tag("one", "water/flood", now, now),
        ReadMark: ReadMark("one", target, now, now),
    }
    record = to_record(right[kind])
    assert from_record(kind, record) == right[kind]
    with pytest.raises(AnnotationsError, match="record one"):
        from_record(kind, {**record, field: value})


def test_a_tag_has_its_parent_in_its_record() -> None:
    now = datetime.datetime(2026, 1, 2, tzinfo=UTC)
    record = to_record(Tag("one", "water/flood/2026", now, now))
    assert record["parent"] == "water/flood"
