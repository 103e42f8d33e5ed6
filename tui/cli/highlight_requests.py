"""What `retold highlight` is asked to save: from its arguments or a line of JSON."""

import json
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.annotations.colors import COLORS
from tui.annotations.model import Stance
from tui.articles.model import Span
from tui.quotes.errors import QuotesError

FIELDS = ("article", "quote", "tags", "note", "claim", "stance", "claims", "color", "at", "spans")
"""The fields of a line of JSON that say what is to be saved; all but two may be left out."""

PRINTED = (
    *("id", "start", "end", "marked", "created", "modified", "anchor"),
    *("title", "source", "author", "date", "url", "paragraph"),
)
"""The other fields of a highlight that retold prints or exports, which say nothing new."""


@dataclass(frozen=True, slots=True)
class Request:
    """A highlight to save; `at` is which place, from 1, where the quote stands in several.

    Claims come with what the highlight says of them. `spans` are where the quote stood when the
    request was printed, and hold where it still does.
    """

    article: str
    quote: str
    tags: tuple[str, ...] = ()
    note: str = ""
    at: int | None = None
    claims: tuple[tuple[str, Stance], ...] = ()
    color: str = ""
    spans: tuple[Span, ...] = ()


def request_of(arguments: Namespace) -> Request:
    """Return the request in the arguments of a command that names an article and a quote."""
    stance = Stance(arguments.stance or Stance.MENTIONS)
    return Request(
        arguments.article,
        arguments.quote,
        _parted(arguments.tags),
        arguments.note,
        arguments.at,
        ((arguments.claim, stance),) if arguments.claim.strip() else (),
    )


def read_request(line: bytes) -> Request:
    """Return the request in a line of JSON; raise QuotesError where it is not one.

    What `retold highlights` prints is one: its colour and its place are kept.
    """
    fields = _read_fields(line)
    tags, at, color = fields.get("tags", []), fields.get("at"), _string(fields, "color", "")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise QuotesError('"tags" is not a list of strings')
    if at is not None and (type(at) is not int or at < 1):
        raise QuotesError('"at" is not a whole number from 1')
    if color and color not in COLORS:
        raise QuotesError(f'"color" is none of {", ".join(COLORS)}')
    return Request(
        _string(fields, "article"),
        _string(fields, "quote"),
        _parted(tags),
        _string(fields, "note", ""),
        at,
        _claims(fields),
        color,
        _spans(fields),
    )


def _read_fields(line: bytes) -> dict[str, object]:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuotesError("not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise QuotesError(f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise QuotesError('not an object such as {"article": "a.txt", "quote": "words"}')
    _refuse_unknown(fields, FIELDS, PRINTED)
    return fields


def _refuse_unknown(
    fields: Iterable[str], known: Sequence[str], passed_over: Sequence[str] = ()
) -> None:
    for name in fields:
        if name not in known and name not in passed_over:
            raise QuotesError(f"unknown field {json.dumps(name)}; known are {', '.join(known)}")


def _parted(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags, parted by commas as they are where they are typed."""
    return tuple(part for tag in tags for part in tag.split(","))


def _spans(fields: dict[str, object]) -> tuple[Span, ...]:
    """Return the spans of a request, or the one from its start to its end if it has these."""
    if "spans" not in fields:
        whole = _span([fields.get("start"), fields.get("end")])
        return (whole,) if whole else ()
    given = fields["spans"]
    spans = [_span(one) for one in given] if isinstance(given, list) else []
    if not spans or None in spans:
        raise QuotesError('"spans" is not a list of places such as [[0, 12], [20, 25]]')
    return tuple(filter(None, spans))


def _span(given: object) -> Span | None:
    match given:
        case [int(start), int(end)] if 0 <= start < end:
            return Span(start, end)
    return None


def _claims(fields: dict[str, object]) -> tuple[tuple[str, Stance], ...]:
    """Return the claims of a request, or of a highlight as `retold highlights` prints it."""
    given = fields.get("claims", [])
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise QuotesError('"claims" is not a list of objects with "claim" and "stance"')
    for one in given:
        _refuse_unknown(one, ("claim", "stance"))
    has_claim = bool(_string(fields, "claim", "").strip())
    if not has_claim and "stance" in fields:
        raise QuotesError('"stance" without a "claim"')
    several = [*([fields] if has_claim else []), *given]
    return tuple((_string(one, "claim"), _stance(one)) for one in several)


def _stance(fields: dict[str, object]) -> Stance:
    value = _string(fields, "stance", Stance.MENTIONS)
    if value not in tuple(Stance):
        raise QuotesError(f'"stance" is none of {", ".join(Stance)}')
    return Stance(value)


def _string(fields: dict[str, object], name: str, default: str | None = None) -> str:
    value = fields.get(name, default)
    if not isinstance(value, str):
        raise QuotesError(f'"{name}" is not a string')
    return value
