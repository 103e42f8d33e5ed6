"""What `retold highlight` is asked to save: from its arguments or a line of JSON."""

import json
from argparse import Namespace
from dataclasses import dataclass

from tui.annotations.model import Stance
from tui.quotes.errors import QuotesError


@dataclass(frozen=True, slots=True)
class Request:
    """A highlight to save; `at` is which place, from 1, where the quote stands in several.

    Claims come with what the highlight says of them.
    """

    article: str
    quote: str
    tags: tuple[str, ...] = ()
    note: str = ""
    at: int | None = None
    claims: tuple[tuple[str, Stance], ...] = ()


def request_of(arguments: Namespace) -> Request:
    """Return the request in the arguments of a command that names an article and a quote."""
    stance = Stance(arguments.stance or Stance.MENTIONS)
    return Request(
        arguments.article,
        arguments.quote,
        tuple(arguments.tags),
        arguments.note,
        arguments.at,
        ((arguments.claim, stance),) if arguments.claim.strip() else (),
    )


def read_request(line: bytes) -> Request:
    """Return the request in a line of JSON; raise QuotesError where it is not one."""
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuotesError("not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise QuotesError(f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise QuotesError('not an object such as {"article": "a.txt", "quote": "words"}')
    tags, at = fields.get("tags", []), fields.get("at")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise QuotesError('"tags" is not a list of strings')
    if at is not None and (type(at) is not int or at < 1):
        raise QuotesError('"at" is not a whole number from 1')
    note = _string(fields, "note", "")
    article, quote = _string(fields, "article"), _string(fields, "quote")
    return Request(article, quote, tuple(tags), note, at, _claims(fields))


def _claims(fields: dict[str, object]) -> tuple[tuple[str, Stance], ...]:
    """Return the claims of a request, or of a highlight as `retold highlights` prints it."""
    given = fields.get("claims", [])
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise QuotesError('"claims" is not a list of objects with "claim" and "stance"')
    if "claim" not in fields and "stance" in fields:
        raise QuotesError('"stance" without a "claim"')
    several = [*([fields] if "claim" in fields else []), *given]
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
