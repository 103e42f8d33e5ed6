import copy
import datetime
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.errors import AnnotationsError
from tui.annotations.model import COLORS, Highlight, Target, select
from tui.annotations.records import from_record, to_record, write_time
from tui.articles.characters import normalise, one_line
from tui.articles.model import Span

UTC = datetime.UTC
LABELS = st.text(min_size=1).map(one_line).filter(bool)
TIMES = st.datetimes(timezones=st.just(UTC))


@st.composite
def highlights(draw: st.DrawFn) -> Highlight:
    text = normalise(draw(st.text(min_size=1))) or "x"
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    digest = draw(st.binary(min_size=32, max_size=32)).hex()
    return Highlight(
        id=str(draw(st.uuids())),
        target=Target(draw(LABELS), digest, select(text, Span(start, end))),
        created=draw(TIMES),
        modified=draw(TIMES),
        tags=tuple(draw(st.lists(LABELS))),
        note=normalise(draw(st.text())),
        color=draw(st.sampled_from(COLORS)),
    )


@given(highlights())
def test_a_highlight_survives_the_way_through_json(highlight: Highlight) -> None:
    written = json.dumps(to_record(highlight), ensure_ascii=False).encode("utf-8")
    assert from_record(json.loads(written)) == highlight


@given(highlights(), highlights())
def test_fields_of_others_stay_when_a_record_is_rewritten(old: Highlight, new: Highlight) -> None:
    record = to_record(old)
    record["creator"] = {"name": "Ada"}
    record["target"]["state"] = "kept"
    record["target"]["selector"][0]["refinedBy"] = [1]
    rewritten = to_record(new, record)
    assert rewritten["creator"] == {"name": "Ada"}
    assert rewritten["target"]["state"] == "kept"
    assert rewritten["target"]["selector"][0]["refinedBy"] == [1]
    assert from_record(rewritten) == new


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
    highlight = from_record(record)
    assert (highlight.tags, highlight.note, highlight.color) == ((), "", "yellow")
    assert highlight.created == highlight.modified


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (["type"], "Note", "type is not 'Annotation'"),
        (["motivation"], None, "motivation is not"),
        (["id"], "", "without an id: id is not"),
        (["id"], 7, "without an id: id is not a string"),
        (["color"], "ultraviolet", "one: color is none of yellow"),
        (["created"], "yesterday", "one: created is not an ISO 8601 time"),
        (["created"], "2026-01-02T03:04:05", "one: created has no time zone"),
        (["modified"], "0001-01-01T00:00:00+02:00", "one: modified is not"),
        (["tags"], "a", "one: tags is not a list"),
        (["tags"], [1], "one: tags is not a list of strings"),
        (["note"], 1, "one: note is not a string"),
        (["target"], [], "one: target is not an object"),
        (["target", "source"], "", "one: target.source is empty"),
        (["target", "sha256"], "0" * 63, "one: target.sha256"),
        (["target", "sha256"], "G" * 64, "one: target.sha256"),
        (["target", "selector"], [], "one: target.selector is not a list of one"),
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
        from_record(wrong)
    assert complaint in str(raised.value)


@pytest.mark.parametrize("value", [None, [], "text", 3])
def test_what_is_no_object_is_refused(value: object) -> None:
    with pytest.raises(AnnotationsError, match="record is not an object"):
        from_record(value)


def test_escape_sequences_in_the_file_do_not_reach_the_terminal(record: dict[str, Any]) -> None:
    record["note"] = "\x1b]52;c;aGk=\x07"
    record["tags"] = ["a\x1b[2J\nb", " "]
    record["target"]["selector"][0]["exact"] = "a\x9bc"
    highlight = from_record(record)
    drawn = highlight.note + "".join(highlight.tags) + highlight.target.selector.exact
    assert not {"\x1b", "\x07", "\x9b", "\n"} & set(drawn)
    assert len(highlight.tags) == 1


def test_an_id_with_control_characters_is_refused_and_shown_safely(record: dict[str, Any]) -> None:
    record["id"] = "a\x1b[2Jb"
    with pytest.raises(AnnotationsError) as raised:
        from_record(record)
    assert "\x1b" not in str(raised.value)
