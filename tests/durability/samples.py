"""Highlights and records whose every field follows from two numbers, so that damage shows.

A record is known by its number, and what it says by its revision.
"""

import datetime
import random
import uuid
from collections.abc import Mapping

from tui.annotations.colors import COLORS
from tui.annotations.model import Highlight, Selector, Target

Contents = Mapping[int, int]
"""The revision of each record by its number, in the order of first saving."""

HIGHLIGHTS_AN_ARTICLE = 20
"""Highlights that follow each other are on one article, so many of them."""

_WORDS = "the council voted on Tuesday to keep «three» bridges open despite costs of €4,5 million"
_START = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)


def is_same(one: Contents, other: Contents) -> bool:
    """Tell whether two contents have the same records in the same order."""
    return list(one.items()) == list(other.items())


class DamageError(Exception):
    """A record is not as anybody wrote it."""


def new_highlight(number: int, revision: int = 0) -> Highlight:
    """Return highlight `number` as it is after `revision` changes."""
    rng = random.Random(number)
    start = rng.randrange(10_000)
    exact = _phrase(rng, 40)
    return Highlight(
        id=str(uuid.UUID(int=number + 1)),
        target=Target(
            source=source_of(number),
            sha256=f"{number // HIGHLIGHTS_AN_ARTICLE:064x}",
            selectors=(
                Selector(start, start + len(exact), exact, _phrase(rng, 64), _phrase(rng, 64)),
            ),
        ),
        created=_START + datetime.timedelta(seconds=number),
        modified=_START + datetime.timedelta(seconds=number, microseconds=revision),
        tags=("bridges", f"revisions/{revision % 7}"),
        note=f"revision {revision}",
        color=COLORS[revision % len(COLORS)],
        creator="",
    )


def source_of(number: int) -> str:
    """Return the article that highlight `number` is on."""
    return f"seeds/article-{number // HIGHLIGHTS_AN_ARTICLE:05}.txt"


def identity(highlight: Highlight) -> tuple[int, int]:
    """Return number and revision of a highlight; DamageError where it is not quite that one."""
    try:
        number = uuid.UUID(highlight.id).int - 1
        revision = int(highlight.note.removeprefix("revision "))
    except ValueError as error:
        raise DamageError(f"{highlight.id}: {error}") from error
    if highlight != new_highlight(number, revision):
        raise DamageError(f"highlight {number} is not as revision {revision} was")
    return number, revision


def new_record(number: int, revision: int = 0) -> dict[str, object]:
    """Return record `number` for a TinyDB table as it is after `revision` changes."""
    return {"number": number, "revision": revision, "text": f"{number} {revision} é " * 20}


def record_identity(record: Mapping[str, object]) -> tuple[int, int]:
    """Return number and revision of a record; DamageError where it is not quite that one."""
    number, revision = record.get("number"), record.get("revision")
    if not isinstance(number, int) or not isinstance(revision, int):
        raise DamageError(f"a record without its numbers: {record}")
    if dict(record) != new_record(number, revision):
        raise DamageError(f"record {number} is not as revision {revision} was")
    return number, revision


def _phrase(rng: random.Random, length: int) -> str:
    words = _WORDS.split()
    rng.shuffle(words)
    return (" ".join(words) * 2)[:length]
