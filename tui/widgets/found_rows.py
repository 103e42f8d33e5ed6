"""How a place that a search of the library found is shown: a row of the list, lines about it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from tui.articles.model import Article, Span
from tui.articles.places import touching
from tui.quotes.citation import paragraph_label
from tui.reading.library_search import Hit, Progress
from tui.reading.search import Query
from tui.reading.snippets import Snippet, snippet
from tui.widgets.highlight_words import counted
from tui.widgets.list_pane import Cell, ListPane
from tui.widgets.painting import cells, fixed

WIDE = 100
"""Cells from which on a row tells the date beside the source."""

SOURCE_WIDTH = 14
PARAGRAPH_WIDTH = 5


class FoundList(ListPane[Hit]):
    """A list of places that were found, the words marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--found"}


def draw_hit(hit: Hit, letters: Mapping[str, str], width: int) -> Sequence[Cell]:
    """Return the cells of a row; only the first row of an article tells where it is from."""
    article, letter = hit.article, max((2, *map(len, letters.values())))
    dated, named = width >= WIDE, SOURCE_WIDTH * (2 if width >= WIDE else 1)
    date = f"{article.metadata.date or '—'!s:<10} " if dated else ""
    source = f"{fixed(article.metadata.source or article.title, named)} "
    paragraph = f"¶{paragraph_label(article, hit.span)}"
    head = (
        (
            f"{letters.get(article.id, '?'):>{letter}} ",
            "list--strong" if hit.opens else "list--faint",
        ),
        (date if hit.opens else " " * len(date), "list--faint"),
        (source if hit.opens else " " * (named + 1), ""),
        (f"{paragraph:<{PARAGRAPH_WIDTH}} ", "list--faint"),
    )
    before, found, after = line_around(
        article, hit.span, width - sum(cells(words) for words, _ in head)
    )
    return (*head, (before, ""), (found, "list--found"), (after, ""))


def line_around(article: Article, span: Span, room: int) -> Snippet:
    """Return what stands around a place of an article, in `room` cells."""
    first, last = touching(article.paragraphs, span)
    around = article.paragraphs[first:last] or (span,)
    line = Span(min(span.start, around[0].start), max(span.end, around[-1].end))
    shown = snippet(article.text, span, line, max(1, room))
    wide = cells("".join(shown))
    return shown if wide <= room else snippet(article.text, span, line, max(1, room * room // wide))


def found_phrase(query: Query, progress: Progress) -> tuple[str, str]:
    """Return what is searched for and how much was found, and how far the search is."""
    kind = "regex /" if query.is_regex else "/"
    places = f"{counted(progress.places, 'place')} in {counted(progress.having, 'article')}"
    if not progress.places:
        places = "nothing found" if progress.is_over else "nothing found yet"
    far = "" if progress.is_over else f"searching {progress.searched:,}/{progress.total:,}"
    return f"retold · {kind}{' '.join(query.typed.split())} · {places}", far


def limits(progress: Progress) -> list[str]:
    """Return in words what was not searched or is not listed."""
    lines = [f"  ! {progress.trouble}"] if progress.trouble else []
    if progress.given_up and not progress.trouble:
        lines.append(f"  ! too slow on {counted(progress.given_up, 'article')}, which it left out")
    if progress.cut:
        lines.append(f"  ! of {counted(progress.cut, 'article')} only the first places are listed")
    return lines


def nothing_found(progress: Progress, again: str) -> list[str]:
    """Return what is said where no row is shown; `again` says which key searches again."""
    if not progress.is_over:
        return ["searching…"]
    if progress.trouble:
        return [again]
    searched = counted(progress.searched, "article")
    return [
        f"Found in none of {searched}."
        + (f" {again}, ^r in its line by regular expression." if again else "")
    ]
