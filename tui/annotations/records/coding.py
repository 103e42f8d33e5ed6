"""What the reader adds as records of the annotations file, named as in W3C Web Annotation.

A record is the W3C annotation with what is asked for often, such as `tags` and `note`, written
plainly, so that a query of plain TinyDB reaches it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from tui.annotations.colors import COLORS
from tui.annotations.durable.document import Record
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
)
from tui.annotations.records import fields
from tui.annotations.records.fields import InvalidFieldError, write_time
from tui.annotations.records.targets import read_target, target_record
from tui.articles.characters import one_line

E = TypeVar("E", bound=Entity)

_Read = Callable[[Mapping[str, Any], str, datetime, datetime, str], Any]
_Write = Callable[[Any, Mapping[str, Any]], Record]


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one type is kept: its table, the W3C type and motivation, and its own fields."""

    table: str
    type: str
    motivation: str | None
    read: _Read
    write: _Write


def to_record(entity: Entity, known: Mapping[str, Any] | None = None) -> Record:
    """Return `entity` as a record; fields of the record `known` that are not ours are kept.

    Raises ValueError for a time without a time zone.
    """
    kind, before = _KINDS[type(entity)], known or {}
    return {
        **before,
        "id": entity.id,
        "type": kind.type,
        **({"motivation": kind.motivation} if kind.motivation else {}),
        "created": write_time(entity.created),
        "modified": write_time(entity.modified),
        **({"creator": entity.creator} if entity.creator else {}),
        **kind.write(entity, before),
    }


def from_record(kind: type[E], record: object) -> E:
    """Return what is in `record`; raise AnnotationsError with its id and what is wrong."""
    try:
        return _read(kind, fields.mapping(record, "record"))
    except InvalidFieldError as error:
        name = record.get("id") if isinstance(record, Mapping) else None
        label = one_line(name) if isinstance(name, str) and name else "without an id"
        raise AnnotationsError(f"{_KINDS[kind].table}: record {label}: {error}") from error


def _read(kind: type[E], record: Mapping[str, Any]) -> E:
    how = _KINDS[kind]
    fields.constant(record, "type", how.type)
    if how.motivation:
        fields.constant(record, "motivation", how.motivation)
    name = fields.name(record, "id")
    created, modified = fields.read_time(record, "created"), fields.read_time(record, "modified")
    entity: E = how.read(record, name, created, modified, _creator(record))
    return entity


def _creator(record: Mapping[str, Any]) -> str:
    # Other programs may give more than a name, which is kept but not shown.
    creator = record.get("creator")
    return one_line(creator) if isinstance(creator, str) else ""


def _read_highlight(
    record: Mapping[str, Any], name: str, created: datetime, modified: datetime, creator: str
) -> Highlight:
    target = read_target(record.get("target"))
    tags, note = fields.labels(record, "tags"), fields.string(record, "note", "")
    color = fields.choice(record, "color", COLORS, COLORS[0])
    return Highlight(name, target, created, modified, tags, note, color, creator)


def _write_highlight(highlight: Highlight, known: Mapping[str, Any]) -> Record:
    return {
        "target": target_record(highlight.target, known.get("target")),
        "tags": list(highlight.tags),
        "note": highlight.note,
        "color": highlight.color,
    }


def _read_tag(
    record: Mapping[str, Any], name: str, created: datetime, modified: datetime, creator: str
) -> Tag:
    label = fields.name(record, "label")
    color = fields.choice(record, "color", ("", *COLORS), "")
    description = fields.string(record, "description", "")
    return Tag(name, label, created, modified, color, description, creator)


def _write_tag(tag: Tag, _known: Mapping[str, Any]) -> Record:
    return {
        "label": tag.label,
        "parent": tag.parent,
        "color": tag.color,
        "description": tag.description,
    }


def _read_claim(
    record: Mapping[str, Any], name: str, created: datetime, modified: datetime, creator: str
) -> Claim:
    text, note = fields.name(record, "text"), fields.string(record, "note", "")
    return Claim(name, text, created, modified, note, creator)


def _write_claim(claim: Claim, _known: Mapping[str, Any]) -> Record:
    return {"text": claim.text, "note": claim.note}


def _read_evidence(
    record: Mapping[str, Any], name: str, created: datetime, modified: datetime, creator: str
) -> Evidence:
    claim, highlight = fields.name(record, "body"), fields.name(record, "target")
    stance = Stance(fields.choice(record, "stance", tuple(Stance), Stance.MENTIONS))
    return Evidence(name, claim, highlight, stance, created, modified, creator)


def _write_evidence(evidence: Evidence, _known: Mapping[str, Any]) -> Record:
    return {
        "body": evidence.claim,
        "target": evidence.highlight,
        "stance": evidence.stance.value,
    }


def _read_correction(
    record: Mapping[str, Any], name: str, created: datetime, modified: datetime, creator: str
) -> Correction:
    targets = record.get("target")
    if not isinstance(targets, list) or len(targets) != 2:
        raise InvalidFieldError("target is not a list of two places")
    left, right = (read_target(one, whole_article=True) for one in targets)
    verdict = Verdict(fields.choice(record, "verdict", tuple(Verdict), ""))
    return Correction(name, verdict, (left, right), created, modified, creator)


def _write_correction(correction: Correction, known: Mapping[str, Any]) -> Record:
    before = known.get("target")
    pair = before if isinstance(before, list) and len(before) == 2 else [None, None]
    sides = zip(correction.targets, pair, strict=True)
    return {
        "target": [target_record(*side) for side in sides],
        "verdict": correction.verdict.value,
    }


def _read_article_note(
    record: Mapping[str, Any], name: str, created: datetime, modified: datetime, creator: str
) -> ArticleNote:
    target, tags = _whole(record), fields.labels(record, "tags")
    note, status = fields.string(record, "note", ""), fields.line(record, "status", "")
    return ArticleNote(name, target, created, modified, tags, note, status, creator)


def _write_article_note(note: ArticleNote, known: Mapping[str, Any]) -> Record:
    return {
        "target": target_record(note.target, known.get("target")),
        "tags": list(note.tags),
        "note": note.note,
        "status": note.status,
    }


def _read_read_mark(
    record: Mapping[str, Any], name: str, created: datetime, modified: datetime, creator: str
) -> ReadMark:
    return ReadMark(name, _whole(record), created, modified, creator)


def _write_read_mark(mark: ReadMark, known: Mapping[str, Any]) -> Record:
    return {"target": target_record(mark.target, known.get("target"))}


def _whole(record: Mapping[str, Any]) -> Target:
    return read_target(record.get("target"), whole_article=True)


_ANNOTATION = "Annotation"

_KINDS: Mapping[type[Any], _Kind] = {
    Highlight: _Kind("highlights", _ANNOTATION, "highlighting", _read_highlight, _write_highlight),
    Tag: _Kind("tags", "Tag", None, _read_tag, _write_tag),
    Claim: _Kind("claims", "Claim", None, _read_claim, _write_claim),
    Evidence: _Kind("evidence", _ANNOTATION, "assessing", _read_evidence, _write_evidence),
    Correction: _Kind(
        "corrections", _ANNOTATION, "moderating", _read_correction, _write_correction
    ),
    ArticleNote: _Kind(
        "articles", _ANNOTATION, "describing", _read_article_note, _write_article_note
    ),
    ReadMark: _Kind("read", _ANNOTATION, "bookmarking", _read_read_mark, _write_read_mark),
}

TABLES: Mapping[type[Any], str] = {kind: how.table for kind, how in _KINDS.items()}
"""The TinyDB table in which each type is kept."""
