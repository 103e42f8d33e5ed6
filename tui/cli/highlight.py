"""`retold highlight`: save highlights from the command line."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence

from tui.annotations.errors import AnnotationsError
from tui.annotations.locate import find_quote
from tui.annotations.model import Anchor, Placed
from tui.annotations.notebook import Notebook
from tui.articles.characters import normalise
from tui.articles.errors import ArticleError
from tui.articles.model import Article, Span
from tui.cli.article_lookup import ArticleLookup
from tui.cli.highlight_requests import Request, read_request, request_of
from tui.cli.library_notebook import writing_notebook
from tui.cli.streams import print_json, warn, write_utf8
from tui.quotes.errors import QuotesError
from tui.quotes.plain import ELISION
from tui.quotes.records import Entry, Record, highlight_record

_LINES_BETWEEN_TIDYING = 1000


def run(arguments: Namespace) -> int:
    """Save what is asked, print each highlight once it is safe, and return the exit status."""
    single = arguments.article is not None and arguments.quote is not None
    if arguments.source is None and not single:
        arguments.fail("name an article and a --quote, or --from - for standard input")
    if arguments.source is not None and (arguments.article, arguments.quote) != (None, None):
        arguments.fail("--from - takes the articles and quotes from standard input")
    single_only = (arguments.tags, arguments.note, arguments.claim, arguments.at)
    if arguments.source is not None and any(single_only):
        arguments.fail("--from - takes tags, notes, claims and places from standard input")
    if arguments.stance is not None and not arguments.claim.strip():
        arguments.fail("--stance says what the highlight says of a --claim; name one")
    articles = ArticleLookup(arguments.folder)
    write_utf8()
    with writing_notebook(arguments.folder, arguments.annotations) as notebook:
        if arguments.source is not None:
            return _save_lines(articles, notebook)
        print_json(_save(request_of(arguments), articles, notebook, ""))
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
        if number % _LINES_BETWEEN_TIDYING == 0:
            notebook.store.tidy()
    return status


def _numbered_lines() -> Iterator[tuple[int, bytes]]:
    """Yield the lines of standard input that are not blank, counted from 1."""
    for number, line in enumerate(iter(sys.stdin.buffer.readline, b""), start=1):
        if line.strip():
            yield number, line


def _save(request: Request, articles: ArticleLookup, notebook: Notebook, where: str) -> Record:
    """Save a highlight and return its record; warnings name `where` the request comes from."""
    article = articles.article(request.article)
    spans = _find_spans(article, request, where)
    highlight = notebook.add(
        article,
        *spans,
        tags=request.tags,
        note=request.note,
        color=request.color,
        claims=request.claims,
    )
    placed = Placed(highlight, Anchor.OK, highlight.target.spans)
    return highlight_record(Entry(article, placed, notebook.claims.of(highlight.id)))


def _find_spans(article: Article, request: Request, where: str) -> list[Span]:
    """Return the one place of the quote that is meant, or the places of its parts."""
    if not request.quote.strip():
        raise QuotesError(f"{article.id}: the quote is empty; give the words to mark")
    if request.at is None and _stands_at(article, request.quote, request.spans):
        return list(request.spans)
    places = find_quote(article.text, request.quote)
    if not places:
        return _find_parts(article, request.quote)
    option = '"at"' if where else "--at"
    told = f"{article.id}: the quote stands there {len(places)} times"
    if request.at is not None and request.at > len(places):
        raise QuotesError(f"{told}; take {option} from 1 to {len(places)}")
    if request.at is None and len(places) > 1:
        warn(f"{where}{told}; the first is taken, choose another with {option}")
    return [places[(request.at or 1) - 1]]


def _stands_at(article: Article, quote: str, spans: Sequence[Span]) -> bool:
    """Tell whether the words of a quote stand at spans, white space apart."""
    if any(span.end > len(article.text) for span in spans):
        return False
    return ELISION.join(map(article.slice, spans)).split() == normalise(quote).split()


def _find_parts(article: Article, quote: str) -> list[Span]:
    """Return the places of the parts of a quote with words left out, one after another."""
    spans: list[Span] = []
    for part in quote.split(ELISION.strip()):
        reached = spans[-1].end if spans else 0
        place = next((one for one in find_quote(article.text, part) if one.start >= reached), None)
        if place is None:
            raise QuotesError(
                f"{article.id}: the quote does not stand there; copy it from the article, white "
                "space apart as it is written"
            )
        spans.append(place)
    return spans
