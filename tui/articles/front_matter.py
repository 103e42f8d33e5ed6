"""Split a Markdown file into its YAML front matter and its text."""

import datetime
import re
from typing import Any

from tui.articles.characters import one_line
from tui.articles.model import Metadata

_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_SPOKEN_DATES = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


class FrontMatterError(ValueError):
    """The front matter is not a YAML mapping; the message says where."""


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the YAML between the first two `---` lines and the text that follows them."""
    match = _FENCED.match(text)
    return (match["yaml"], text[match.end() :]) if match else ("", text)


def parse_front_matter(source: str) -> Metadata:
    """Return the metadata in YAML `source`; raise FrontMatterError where it is no mapping."""
    import yaml

    try:
        fields = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 2}" if mark else "the block"
        raise FrontMatterError(f"front matter is not YAML ({where})") from error
    if fields is None:
        return Metadata()
    if not isinstance(fields, dict):
        raise FrontMatterError("front matter is not a list of `key: value` lines")
    return _metadata({str(key).lower(): value for key, value in fields.items()})


def _metadata(fields: dict[str, Any]) -> Metadata:
    url = _label(fields.get("url"))
    source = _label(fields.get("source"))
    if source and _SCHEME.match(source):
        url, source = url or source, None
    return Metadata(
        title=_label(fields.get("title")),
        source=source,
        author=_label(fields.get("author", fields.get("authors"))),
        date=_date(fields.get("date", fields.get("published"))),
        url=url,
    )


def _label(value: object) -> str | None:
    if isinstance(value, list):
        parts = [part for part in map(_label, value) if part]
        return ", ".join(parts) or None
    if value is None or isinstance(value, dict):
        return None
    return one_line(str(value)) or None


def _date(value: object) -> datetime.date | None:
    """Return a date only where year, month and day are written in an unambiguous order."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        return None
    written = " ".join(value.split())
    try:
        return datetime.datetime.fromisoformat(written).date()
    except ValueError:
        pass
    for pattern in _SPOKEN_DATES:
        try:
            return datetime.datetime.strptime(written, pattern).date()
        except ValueError:
            continue
    return None
