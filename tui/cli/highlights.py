"""`retold highlights`: print the highlights of a library."""

from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby

from tui.annotations.model import Anchor
from tui.articles.characters import one_line
from tui.articles.model import Span
from tui.articles.titles import cut_at_word
from tui.cli.library_notebook import select_entries
from tui.cli.streams import print_json, warn, write_utf8
from tui.quotes.citation import paragraph_label
from tui.quotes.plain import plain_text
from tui.quotes.records import Entry, highlight_record

_WIDTH = 79
_MARGIN = 8
_STATES = {
    Anchor.MOVED: "moved since it was marked",
    Anchor.FUZZY: "found again by likeness, not for certain",
}


def run(arguments: Namespace) -> int:
    """Print the highlights that are asked for; raise ArticleError where the folder has none."""
    entries = select_entries(arguments)
    if arguments.format == "jsonl":
        write_utf8()
        for entry in entries:
            print_json(highlight_record(entry))
        return 0
    for article_id, group in groupby(entries, key=_article_id):
        print(one_line(article_id))
        for entry in group:
            print("\n".join(_table_lines(entry)))
    if not entries:
        warn("there are no such highlights")
    return 0


def _table_lines(entry: Entry) -> Iterator[str]:
    """Yield the lines of a highlight, none wider than 79 code points."""
    highlight = entry.placed.highlight
    place = _place(entry, entry.placed.spans) or "¶?"
    yield f"  {place:<{_MARGIN - 3}} {_cut(entry.quote)}"
    if entry.placed.anchor is Anchor.FUZZY and entry.marked is not None:
        yield _indented(f"was: “{entry.marked}”")
    if highlight.tags:
        yield _indented(f"tags: {', '.join(highlight.tags)}")
    if highlight.note.strip():
        yield _indented(f"note: {highlight.note}")
    for claim, evidence in entry.claims:
        yield _indented(f"{evidence.stance}: {claim.text}")
    if state := entry.loss or _STATES.get(entry.placed.anchor):
        yield _indented(f"({state})")
    if guess := entry.placed.guess:
        words = plain_text(entry.article, *guess)
        yield _indented(f"(perhaps now {_place(entry, guess)}: {words})")


def _place(entry: Entry, spans: tuple[Span, ...]) -> str:
    label = paragraph_label(entry.article, *spans)
    return f"¶{label}" if label else ""


def _indented(words: str) -> str:
    return " " * _MARGIN + _cut(words)


def _cut(words: str) -> str:
    return cut_at_word(one_line(words), _WIDTH - _MARGIN)


def _article_id(entry: Entry) -> str:
    return entry.article.id
