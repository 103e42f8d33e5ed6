"""`retold highlight`: save highlights from the command line."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass

from tui.annotations.errors import AnnotationsError
from tui.annotations.locate import find_quote
from tui.annotations.model import Anchor, Placed
from tui.annotations.notebook import Notebook
from tui.articles.errors import ArticleError
from tui.cli.article_lookup import ArticleLookup
from tui.cli.library_notebook import open_notebook
from tui.cli.streams import print_json, warn, write_utf8
from tui.quotes.errors import QuotesError
from tui.quotes.records import Entry, Record, highlight_record


@dataclass(frozen=True, slots=True)
class Request:
    """A highlight to save; `at` is which place, from 1, where the quote stands in several."""

    article: str
    quote: str
    tags: tuple[str, ...] = ()
    note: str = ""
    at: int | None = None


def run(arguments: Namespace) -> int:
    """Save what is asked, print each highlight once it is safe, and return the exit status."""
    single = arguments.article is not None and arguments.quote is not None
    if arguments.source is None and not single:
        arguments.fail("name an article and a --quote, or --from - for standard input")
    if arguments.source is not None and (arguments.article, arguments.quote) != (None, None):
        arguments.fail("--from - takes the articles and quotes from standard input")
    articles = ArticleLookup(arguments.folder)
    notebook = open_notebook(arguments.folder, arguments.annotations)
    write_utf8()
    if arguments.source is not None:
        return _save_lines(articles, notebook)
    request = Request(
        arguments.article, arguments.quote, tuple(arguments.tags), arguments.note, arguments.at
    )
    print_json(_save(request, articles, notebook, ""))
    return 0


def _save_lines(articles: ArticleLookup, notebook: Notebook) -> int:
    status = 0
    for number, line in _numbered_lines():
        try:
            saved = _save(read_request(line), articles, notebook, f"line {number}: ")
        except (ArticleError, AnnotationsError, QuotesError) as error:
            print_json({"line": number, "error": str(error)})
            status = 1
        else:
            print_json(saved)
    return status


def _numbered_lines() -> Iterator[tuple[int, bytes]]:
    """Yield the lines of standard input that are not blank, counted from 1."""
    for number, line in enumerate(iter(sys.stdin.buffer.readline, b""), start=1):
        if line.strip():
            yield number, line


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
    note = _string(fields, "note") if "note" in fields else ""
    return Request(_string(fields, "article"), _string(fields, "quote"), tuple(tags), note, at)


def _string(fields: dict[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise QuotesError(f'"{name}" is not a string')
    return value


def _save(request: Request, articles: ArticleLookup, notebook: Notebook, where: str) -> Record:
    """Save a highlight and return its record; warnings name `where` the request comes from."""
    article = articles.article(request.article)
    places = find_quote(article.text, request.quote)
    if not places:
        raise QuotesError(
            f"{article.id}: the quote does not stand there; copy it from the article, white space "
            "apart as it is written"
        )
    if request.at is not None and request.at > len(places):
        raise QuotesError(
            f"{article.id}: the quote stands there {len(places)} times; "
            f"take --at from 1 to {len(places)}"
        )
    if request.at is None and len(places) > 1:
        warn(
            f"{where}{article.id}: the quote stands there {len(places)} times; the first is "
            "taken, choose another with --at"
        )
    span = places[(request.at or 1) - 1]
    highlight = notebook.add(article, span, tags=request.tags, note=request.note)
    return highlight_record(Entry(article, Placed(highlight, Anchor.OK, span)))
