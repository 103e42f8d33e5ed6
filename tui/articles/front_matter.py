"""Split a Markdown file into its YAML front matter and its text."""

import datetime
import re

from tui.articles.characters import one_line
from tui.articles.model import Metadata

_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_SPOKEN_DATES = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


LONGEST = 100_000
"""Code points of front matter that are read; more is no description of an article."""


class FrontMatterError(ValueError):
    """The front matter is not a YAML mapping; the message says where."""


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the YAML between the first two `---` lines and the text that follows them."""
    match = _FENCED.match(text)
    return (match["yaml"], text[match.end() :]) if match else ("", text)


def parse_front_matter(source: str) -> Metadata:
    """Return the metadata in YAML `source`; raise FrontMatterError where it is no mapping."""
    if len(source) > LONGEST:
        raise FrontMatterError(f"front matter is longer than {LONGEST:,} characters")
    import yaml

    # Only the base loader makes nothing but text of what is written, whatever its tag says.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        fields = yaml.load(source, Loader=loader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 2}" if mark else "the block"
        raise FrontMatterError(f"front matter is not YAML ({where})") from error
    if fields in (None, ""):
        return Metadata()
    if not isinstance(fields, dict):
        raise FrontMatterError("front matter is not a list of `key: value` lines")
    return _metadata({key.lower(): value for key, value in fields.items() if isinstance(key, str)})


def _metadata(fields: dict[str, object]) -> Metadata:
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
    """Return text or a list of texts as one line; what is nested deeper is left out."""
    if isinstance(value, list):
        labels = [one_line(item) for item in value if isinstance(item, str)]
        return ", ".join(label for label in labels if label) or None
    return (one_line(value) or None) if isinstance(value, str) else None


def _date(value: object) -> datetime.date | None:
    """Return a date only where year, month and day are written in an unambiguous order."""
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
