"""`retold versions`: print who has a passage, in which words, and since when."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping

from tui.articles.characters import one_line
from tui.articles.errors import ArticleError
from tui.articles.library import open_library
from tui.articles.model import Article, Span
from tui.articles.titles import cut_at_word
from tui.cli.article_lookup import ArticleLookup
from tui.cli.library_passages import find_passages
from tui.cli.overlap_table import SIGNS
from tui.cli.streams import print_json, warn, warn_of_problems, write_utf8
from tui.overlap.versions import Versions, find_versions
from tui.quotes.plain import plain_text

_WIDTH = 79
_MARGIN = 15
_DECIMALS = 4


def run(arguments: Namespace) -> int:
    """Print the passages that several articles have; return the exit status."""
    library = open_library(arguments.folder)
    complete = warn_of_problems(library)
    wanted = _named(arguments)
    found = find_versions(find_passages(library, arguments), library.by_id)
    if wanted is not None:
        found = _on_article(found, wanted)
    if arguments.format == "jsonl":
        write_utf8()
        for versions in found:
            print_json(versions_record(versions))
    else:
        for number, versions in enumerate(found):
            print("\n".join([*[""][:number], *_table_lines(versions, library.by_id)]))
        if not found:
            warn("no passage is in several of these articles")
    return 0 if complete else 1


def versions_record(versions: Versions) -> dict[str, object]:
    """Return the versions of a passage as a JSON object, the likely earliest first."""
    return {
        "versions": [
            {
                "article": version.article,
                "span": list(version.span),
                "kind": version.kind.value if version.kind else None,
                "score": round(version.score, _DECIMALS),
                "date": version.date.isoformat() if version.date else None,
                "earliest": version in versions.earliest,
            }
            for version in versions.passages
        ]
    }


def _named(arguments: Namespace) -> str | None:
    """Return the id of the article that --article names; raise ArticleError where there is none."""
    if arguments.article is None:
        return None
    article_id = ArticleLookup(arguments.folder).resolve(arguments.article)
    if article_id is None:
        raise ArticleError(
            f"{arguments.article}: no such article in {arguments.folder}; name it by its path there"
        )
    return article_id


def _on_article(found: Iterable[Versions], article_id: str) -> tuple[Versions, ...]:
    """Return the passages that an article has, by their place in it."""
    placed = [
        (version.span, versions)
        for versions in found
        for version in versions.passages
        if version.article == article_id
    ]
    return tuple(versions for _, versions in sorted(placed, key=lambda item: item[0]))


def _table_lines(versions: Versions, articles: Mapping[str, Article]) -> Iterator[str]:
    """Yield the lines of a passage, none wider than 79 code points."""
    yield f"{len(versions.passages)} versions, {_first(versions)}"
    for version in versions.passages:
        date = version.date.isoformat() if version.date else "undated"
        sign = SIGNS[version.kind] if version.kind else " "
        score = "" if version.kind is None else f" ({version.score:.2f})"
        yield f"  {sign} {date:<10} {_cut(version.article, 8)}{score}"
        start, end = version.span
        shown = Span(start, min(end, start + 4 * _WIDTH))
        yield " " * _MARGIN + _cut(plain_text(articles[version.article], shown))


def _first(versions: Versions) -> str:
    """Say who was likely the first, and that no more than that is known."""
    earliest = versions.earliest
    if not earliest or earliest[0].date is None:
        return "none of them dated"
    undated = f"; {len(versions.undated)} undated" if versions.undated else ""
    alike = f" in {len(earliest)} articles" if len(earliest) > 1 else ""
    return f"likely first on {earliest[0].date.isoformat()}{alike}{undated}"


def _cut(words: str, less: int = 0) -> str:
    return cut_at_word(one_line(words), _WIDTH - _MARGIN - less)
