"""Highlights as records of the annotations file, named as in the W3C Web Annotation model.

A record is the W3C annotation with its `tags` and `note` written plainly, so that a query of
plain TinyDB reaches them. `target.selector` has one entry a span, which joins the fields of W3C's
TextPositionSelector and TextQuoteSelector; offsets are code points of the article's text.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from tui.annotations.errors import AnnotationsError
from tui.annotations.model import COLORS, Highlight, Selector, Target
from tui.articles.characters import normalise, one_line

Record = dict[str, Any]
"""A JSON object."""

_TYPE = "Annotation"
_MOTIVATION = "highlighting"


class _InvalidError(ValueError):
    """A field of a record is wrong; the message says which and why."""


def to_record(highlight: Highlight, known: Mapping[str, Any] | None = None) -> Record:
    """Return `highlight` as a record; fields of the record `known` that are not ours are kept."""
    known = known or {}
    known_target = known.get("target", {})
    known_selector = known_target.get("selector", [{}])[0]
    target = highlight.target
    selector = {
        "start": target.selector.start,
        "end": target.selector.end,
        "exact": target.selector.exact,
        "prefix": target.selector.prefix,
        "suffix": target.selector.suffix,
    }
    return {
        **known,
        "id": highlight.id,
        "type": _TYPE,
        "motivation": _MOTIVATION,
        "created": write_time(highlight.created),
        "modified": write_time(highlight.modified),
        "target": {
            **known_target,
            "source": target.source,
            "sha256": target.sha256,
            "selector": [{**known_selector, **selector}],
        },
        "tags": list(highlight.tags),
        "note": highlight.note,
        "color": highlight.color,
    }


def from_record(record: object) -> Highlight:
    """Return the highlight in `record`; raise AnnotationsError with its id and what is wrong."""
    try:
        return _highlight(_mapping(record, "record"))
    except _InvalidError as error:
        name = record.get("id") if isinstance(record, Mapping) else None
        label = one_line(name) if isinstance(name, str) and name else "without an id"
        raise AnnotationsError(f"highlight {label}: {error}") from error


def write_time(time: datetime.datetime) -> str:
    """Return a time as ISO 8601 in UTC with microseconds and `Z`; ValueError for a naive one."""
    if time.tzinfo is None:
        raise ValueError("a time without a time zone")
    utc = time.astimezone(datetime.UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z"


def _highlight(record: Mapping[str, Any]) -> Highlight:
    for key, expected in (("type", _TYPE), ("motivation", _MOTIVATION)):
        if record.get(key) != expected:
            raise _InvalidError(f"{key} is not {expected!r}")
    name = _string(record, "id")
    if not name or one_line(name) != name:
        raise _InvalidError("id is not a name in one line")
    color = _string(record, "color", COLORS[0])
    if color not in COLORS:
        raise _InvalidError(f"color is none of {', '.join(COLORS)}")
    return Highlight(
        id=name,
        target=_target(_mapping(record.get("target"), "target")),
        created=_time(record, "created"),
        modified=_time(record, "modified"),
        tags=_tags(record.get("tags", [])),
        note=normalise(_string(record, "note", "")),
        color=color,
    )


def _target(target: Mapping[str, Any]) -> Target:
    selectors = target.get("selector")
    if not isinstance(selectors, list) or len(selectors) != 1:
        raise _InvalidError("target.selector is not a list of one span")
    source = normalise(_string(target, "source"))
    sha256 = _string(target, "sha256")
    if not source:
        raise _InvalidError("target.source is empty")
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise _InvalidError("target.sha256 is not 64 hexadecimal digits in lower case")
    return Target(source, sha256, _selector(_mapping(selectors[0], "target.selector")))


def _selector(selector: Mapping[str, Any]) -> Selector:
    exact = normalise(_string(selector, "exact"))
    start, end = _offset(selector, "start"), _offset(selector, "end")
    if not 0 <= start < end:
        raise _InvalidError("start and end are no span")
    if end - start != len(exact):
        raise _InvalidError("exact is not as long as from start to end")
    prefix, suffix = _string(selector, "prefix"), _string(selector, "suffix")
    return Selector(start, end, exact, normalise(prefix), normalise(suffix))


def _mapping(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _InvalidError(f"{name} is not an object")
    return value


def _string(record: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = record.get(key, default)
    if not isinstance(value, str):
        raise _InvalidError(f"{key} is not a string")
    return value


def _offset(record: Mapping[str, Any], key: str) -> int:
    value = record.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _InvalidError(f"{key} is not a whole number")
    return value


def _tags(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise _InvalidError("tags is not a list of strings")
    return tuple(label for label in map(one_line, value) if label)


def _time(record: Mapping[str, Any], key: str) -> datetime.datetime:
    written = _string(record, key)
    try:
        time = datetime.datetime.fromisoformat(written)
        if time.tzinfo is None:
            raise _InvalidError(f"{key} has no time zone")
        return time.astimezone(datetime.UTC)
    except (ValueError, OverflowError) as error:
        if isinstance(error, _InvalidError):
            raise
        raise _InvalidError(f"{key} is not an ISO 8601 time") from error
