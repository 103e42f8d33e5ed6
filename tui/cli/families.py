"""`retold families`: print which articles count as one, and take the reader's word on it."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from textwrap import wrap

from tui.articles.characters import one_line
from tui.articles.library import Library, open_library
from tui.articles.model import Article
from tui.articles.titles import cut_at_word
from tui.cli.article_lookup import ArticleLookup
from tui.cli.given_families import given_families
from tui.cli.library_passages import find_passages
from tui.cli.streams import print_json, warn, warn_of_problems, write_utf8
from tui.overlap.families import Family, family_sign, find_families
from tui.overlap.reasons import explain
from tui.overlap.sharing import share_of

_WIDTH = 79
_MARGIN = 15
_DECIMALS = 4


def run(arguments: Namespace) -> int:
    """Print the families, with a word on two articles saved before; return the exit status."""
    library = open_library(arguments.folder)
    complete = warn_of_problems(library)
    if arguments.split or arguments.join:
        _say(arguments)
    families = _find(library, arguments)
    if arguments.format == "jsonl":
        write_utf8()
        for family in families:
            print_json(family_record(family, library.by_id))
    else:
        for number, family in enumerate(families):
            print("\n".join([*[""][:number], *_table_lines(family, library.by_id)]))
        if not families:
            warn("no article is likely a copy of another one")
    return 0 if complete else 1


def family_record(family: Family, articles: Mapping[str, Article]) -> dict[str, object]:
    """Return a family as a JSON object, its likely source first."""
    return {
        "source": family.source,
        "members": [
            {
                "article": member.article,
                "date": _date(articles[member.article]) or None,
                "ground": member.reason.ground.value,
                "other": member.reason.other,
                "share": round(member.reason.share, _DECIMALS) or None,
                "credit": member.reason.credit,
                "reason": explain(member.reason),
            }
            for member in family.members
        ],
    }


def _say(arguments: Namespace) -> None:
    """Save that two articles are, or are not, of one family."""
    # Not at the top: it loads TinyDB, which printing families may not need.
    from tui.cli.library_notebook import writing_notebook

    lookup = ArticleLookup(arguments.folder)
    left, right = map(lookup.article, arguments.split or arguments.join)
    if left.id == right.id:
        arguments.fail(f"{left.id} is named twice; name two articles")
    with writing_notebook(arguments.folder, arguments.annotations) as notebook:
        if arguments.split:
            notebook.corrections.split_articles(left, right)
        else:
            notebook.corrections.join_articles(left, right)


def _find(library: Library, arguments: Namespace) -> tuple[Family, ...]:
    articles = library.by_id
    sharings = [
        share_of(pair, articles[pair.left], articles[pair.right])
        for pair in find_passages(library, arguments)
    ]
    said = given_families(library, arguments.annotations)
    return find_families(library.articles, sharings, joined=said.joined, parted=said.parted)


def _table_lines(family: Family, articles: Mapping[str, Article]) -> Iterator[str]:
    """Yield the lines of a family, none wider than 79 code points."""
    yield f"{len(family.members)} articles that count as one"
    for member in family.members:
        sign = family_sign(family, member.article)
        date = _date(articles[member.article]) or "undated"
        name = cut_at_word(one_line(member.article), _WIDTH - _MARGIN)
        yield f"  {sign} {date:<10} {name}"
        for line in wrap(one_line(explain(member.reason)), _WIDTH - _MARGIN):
            yield " " * _MARGIN + line


def _date(article: Article) -> str:
    date = article.metadata.date
    return date.isoformat() if date else ""
