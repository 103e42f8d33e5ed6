"""Read the fields of a record, each checked for its type."""

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tui.articles.characters import is_normal_line, normalise, one_line

_DIGEST = re.compile("[0-9a-f]{64}")
_STRINGS = {str}


class InvalidFieldError(ValueError):
    """A field of a record is wrong; the message says which and why."""


def mapping(value: object, name: str) -> Mapping[str, Any]:
    """Return a value that must be an object; raise InvalidFieldError with its name if not."""
    if not isinstance(value, dict):
        raise InvalidFieldError(f"{name} is not an object")
    return value


def string(record: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """Return a string, normalised; raise InvalidFieldError where it is missing or none."""
    value = record.get(key, default)
    if not isinstance(value, str):
        raise InvalidFieldError(f"{key} is not a string")
    return normalise(value)


def strings(record: Mapping[str, Any], keys: tuple[str, str, str]) -> tuple[str, ...]:
    """Return three strings, normalised, sooner than one by one."""
    one, two, three = keys
    values: tuple[Any, ...] = record.get(one), record.get(two), record.get(three)
    try:
        is_normal = is_normal_line("".join(values))
    except TypeError:
        is_normal = False
    return values if is_normal else tuple([string(record, key) for key in keys])


def line(record: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """Return a string as one line."""
    return one_line(string(record, key, default))


def name(record: Mapping[str, Any], key: str) -> str:
    """Return a name: a string in one line that is not empty."""
    value = record.get(key)
    if not isinstance(value, str) or not value or one_line(value) != value:
        raise InvalidFieldError(f"{key} is not a name in one line")
    return value


def constant(record: Mapping[str, Any], key: str, expected: str) -> None:
    """Raise InvalidFieldError where a field is not what it must be."""
    if record.get(key) != expected:
        raise InvalidFieldError(f"{key} is not {expected!r}")


def choice(record: Mapping[str, Any], key: str, choices: tuple[str, ...], default: str) -> str:
    """Return one of several strings, the default where there is none."""
    value = record.get(key, default)
    if value not in choices:
        raise InvalidFieldError(f"{key} is none of {', '.join(choices)}")
    return str(value)


def offset(record: Mapping[str, Any], key: str) -> int:
    """Return a whole number."""
    value = record.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidFieldError(f"{key} is not a whole number")
    return value


def labels(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return a list of strings, each as one line, without empty ones."""
    value = record.get(key, [])
    if not isinstance(value, list) or not set(map(type, value)) <= _STRINGS:
        raise InvalidFieldError(f"{key} is not a list of strings")
    return one_line_each(tuple(value))


def digest(record: Mapping[str, Any], key: str) -> str:
    """Return a SHA-256 as 64 hexadecimal digits in lower case."""
    value = record.get(key)
    if not isinstance(value, str) or not _is_digest(value):
        raise InvalidFieldError(f"{key} is not 64 hexadecimal digits in lower case")
    return value


def read_time(record: Mapping[str, Any], key: str) -> datetime.datetime:
    """Return a time in UTC from ISO 8601 with a time zone."""
    written = record.get(key)
    if not isinstance(written, str):
        raise InvalidFieldError(f"{key} is not a string")
    try:
        utc = _utc(written)
    except (ValueError, OverflowError) as error:
        raise InvalidFieldError(f"{key} is not an ISO 8601 time") from error
    if utc is None:
        raise InvalidFieldError(f"{key} has no time zone")
    return utc


@lru_cache(maxsize=1024)
def one_line_each(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return strings, each as one line, without empty ones."""
    return tuple(label for label in map(one_line, labels) if label)


@lru_cache(maxsize=1024)
def _is_digest(written: str) -> bool:
    return _DIGEST.fullmatch(written) is not None


@lru_cache(maxsize=1024)
def _utc(written: str) -> datetime.datetime | None:
    time = datetime.datetime.fromisoformat(written)
    return None if time.tzinfo is None else time.astimezone(datetime.UTC)


def write_time(time: datetime.datetime) -> str:
    """Return a time as ISO 8601 in UTC with microseconds and `Z`; ValueError for a naive one."""
    if time.tzinfo is None:
        raise ValueError("a time without a time zone")
    utc = time.astimezone(datetime.UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds") + "Z"
