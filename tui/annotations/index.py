"""Find the records of one table by id, or by what they are about, without the others."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tui.annotations.errors import AnnotationsError
from tui.annotations.labels import label_key
from tui.annotations.model import (
    ArticleNote,
    Claim,
    Correction,
    Evidence,
    Highlight,
    ReadMark,
    Tag,
)
from tui.annotations.records.coding import TABLES, from_record
from tui.annotations.records.fields import one_line_each
from tui.articles.characters import one_line

_TWICE = "there are two with this id, the first counts"

Records = Mapping[str, Mapping[str, Any]]
"""The records of a table by number."""


class TableIndex:
    """The records of one table by id and by key, decoded when they are first asked for.

    It is for one thread at a time.
    """

    def __init__(self, kind: type[Any], records: Records) -> None:
        self._kind = kind
        self._records = dict(records)
        self._numbers: dict[str, str] = {}
        self._by_key: dict[str, dict[str, None]] = {}
        self._decoded: dict[str, Any] = {}
        self._tuples: dict[str, tuple[Any, ...]] = {}
        self._tags: Counter[str] | None = None
        self._invalid: dict[str, str] = {}
        self._twins: set[str] = set()
        self._keys = _KEYS[kind]
        for number, record in self._records.items():
            self._enter(number, record)

    def number(self, name: str) -> str | None:
        """Return the TinyDB number of the record with an id."""
        return self._numbers.get(name)

    def record(self, name: str) -> Mapping[str, Any] | None:
        """Return the record with an id."""
        return self._records.get(self._numbers.get(name, ""))

    def get(self, name: str) -> Any:
        """Return what has this id; None where nothing has, or its record is not valid."""
        number = self._numbers.get(name)
        return None if number is None else self._decode(number)

    def names(self) -> list[str]:
        """Return the ids in the order of first saving, those of invalid records among them."""
        return list(self._numbers)

    def about(self, key: str) -> tuple[Any, ...]:
        """Return what has this key; the same tuple until something there changes."""
        known = self._tuples.get(key)
        if known is None:
            numbers = self._by_key.get(key, {})
            decoded = map(self._decode, sorted(numbers, key=_by_number))
            known = self._tuples[key] = tuple(one for one in decoded if one is not None)
        return known

    def count(self, key: str) -> int:
        """Return how many records have this key."""
        return len(self._by_key.get(key, ()))

    def hashes(self) -> dict[str, frozenset[str]]:
        """Return the SHA-256 of the texts that records were made on, by source."""
        found: dict[str, set[str]] = {}
        for record in self._records.values():
            for target in _targets(record):
                source, sha256 = target.get("source"), target.get("sha256")
                if isinstance(source, str) and isinstance(sha256, str):
                    found.setdefault(source, set()).add(sha256)
        return {source: frozenset(hashes) for source, hashes in found.items()}

    def tags(self) -> dict[str, int]:
        """Return how many records have each tag; counted when first asked for, then kept."""
        if self._tags is None:
            records = (self._records[number] for number in self._numbers.values())
            self._tags = Counter(label for record in records for label in _labels(record))
        return dict(self._tags)

    def put(self, number: str, record: Mapping[str, Any] | None) -> None:
        """Take note that a number has another record from now on, or none."""
        before = self._records.pop(number, None)
        if before is not None:
            self._leave(number, before)
            if record is None or record.get("id") != before.get("id"):
                self._forget(number, before)
        if record is not None:
            self._records[number] = record
            self._enter(number, record)

    @property
    def invalid(self) -> list[str]:
        """Return what is wrong with records that were asked for and could not be shown."""
        return list(self._invalid.values())

    def _enter(self, number: str, record: Mapping[str, Any]) -> None:
        name = record.get("id")
        if not isinstance(name, str):
            self._invalid[number] = f"{TABLES[self._kind]}: record number {number} has no id"
            return
        if self._numbers.get(name, number) != number:
            self._twins.add(number)
            self._invalid[number] = f"{TABLES[self._kind]}: record {one_line(name)}: {_TWICE}"
            return
        self._numbers[name] = number
        for key in self._keys(record):
            self._by_key.setdefault(key, {})[number] = None
            self._tuples.pop(key, None)
        if self._tags is not None:
            self._tags.update(_labels(record))

    def _leave(self, number: str, record: Mapping[str, Any]) -> None:
        self._decoded.pop(number, None)
        self._invalid.pop(number, None)
        self._twins.discard(number)
        if self._numbers.get(str(record.get("id"))) != number:
            return
        for key in self._keys(record):
            numbers = self._by_key.get(key, {})
            numbers.pop(number, None)
            if not numbers:
                self._by_key.pop(key, None)
            self._tuples.pop(key, None)
        if self._tags is not None:
            self._forget_tags(self._tags, _labels(record))

    def _forget_tags(self, tags: Counter[str], labels: Iterable[str]) -> None:
        for label in labels:
            tags[label] -= 1
            if not tags[label]:
                del tags[label]

    def _forget(self, number: str, record: Mapping[str, Any]) -> None:
        name = str(record.get("id"))
        if self._numbers.get(name) != number:
            return
        del self._numbers[name]
        twins = [n for n in self._twins if self._records[n].get("id") == name]
        for twin in twins[:1]:
            self._twins.discard(twin)
            self._invalid.pop(twin, None)
            self._enter(twin, self._records[twin])

    def _decode(self, number: str) -> Any:
        if number not in self._decoded:
            record = self._records.get(number)
            try:
                self._decoded[number] = from_record(self._kind, record)
            except AnnotationsError as error:
                self._decoded[number] = None
                self._invalid[number] = str(error)
        return self._decoded[number]


def _by_number(number: str) -> tuple[int, str]:
    return (int(number), "") if number.isdecimal() else (0, number)


def _by_source(record: Mapping[str, Any]) -> tuple[str, ...]:
    target = record.get("target")
    source = target.get("source") if isinstance(target, Mapping) else None
    return (source,) if isinstance(source, str) else ()


def _by_sources(record: Mapping[str, Any]) -> tuple[str, ...]:
    return _strings(target.get("source") for target in _targets(record))


def _by_both_ends(record: Mapping[str, Any]) -> tuple[str, ...]:
    return _strings((record.get("body"), record.get("target")))


def _by_label(record: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(map(label_key, _strings((record.get("label"),))))


def _by_text(record: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(map(str.casefold, _strings((record.get("text"),))))


def _strings(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if isinstance(value, str)))


def _targets(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    target = record.get("target")
    targets = target if isinstance(target, list) else [target]
    return [one for one in targets if isinstance(one, Mapping)]


def _labels(record: Mapping[str, Any]) -> tuple[str, ...]:
    tags = record.get("tags", [])
    if not isinstance(tags, list):
        return ()
    return one_line_each(tuple(tag for tag in tags if isinstance(tag, str)))


_KEYS: Mapping[type[Any], Callable[[Mapping[str, Any]], tuple[str, ...]]] = {
    Highlight: _by_source,
    Tag: _by_label,
    Claim: _by_text,
    Evidence: _by_both_ends,
    Correction: _by_sources,
    ArticleNote: _by_source,
    ReadMark: _by_source,
}
