"""Quote a passage with where it comes from."""

import datetime
from collections.abc import Iterable

from tui.annotations.model import Anchor, Placed
from tui.articles.characters import one_line
from tui.articles.model import Article, Span
from tui.quotes.escaping import block_quote, escape_markdown, escape_paragraphs, web_link
from tui.quotes.plain import ELISION, marked_texts, plain_text, touched_paragraphs

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def markdown_quote(article: Article, *spans: Span) -> str:
    """Return the spans as one Markdown block quote that ends with its citation and one newline."""
    return quoted([plain_text(article, span) for span in spans], cite(article, *spans))


def highlight_quote(article: Article, placed: Placed) -> str:
    """Return a highlight as `markdown_quote` does, and say so where its wording has changed.

    Of an orphan it is the words as they were marked.
    """
    marked, spans = marked_texts(article, placed.highlight), placed.spans
    if not spans:
        return quoted(marked, cite(article))
    if placed.anchor is not Anchor.FUZZY:
        return markdown_quote(article, *spans)
    texts, citation = [plain_text(article, span) for span in spans], cite(article, *spans)
    words = ELISION.join(escape_markdown(one_line(text)) for text in marked)
    then = f"; marked as: “{words}”" if texts != marked else ""
    return quoted(texts, f"{citation}\n\n(found again by likeness{then})")


def pair_quote(left: Article, left_span: Span, right: Article, right_span: Span) -> str:
    """Return both sides of a match as two Markdown block quotes, an empty line between."""
    return f"{markdown_quote(left, left_span)}\n{markdown_quote(right, right_span)}"


def quoted(texts: Iterable[str], citation: str) -> str:
    """Return plain texts as one Markdown block quote, with a citation that is Markdown already."""
    text = ELISION.join(map(escape_paragraphs, texts))
    return block_quote(f"{text}\n\n— {citation}")


def cite(article: Article, *spans: Span) -> str:
    """Return author, title, source, date, paragraphs and address in Markdown, as far as known.

    Where neither source nor address is known, the file's name says where the quote is from.
    """
    label, name = paragraph_label(article, *spans), one_line(article.id)
    known = article.metadata
    file = None if known.source or known.url else escape_markdown(name)
    parts = [
        escape_markdown(known.author) if known.author else None,
        None if file and article.title == name else f'"{escape_markdown(article.title)}"',
        escape_markdown(known.source) if known.source else None,
        file,
        spoken_date(known.date) if known.date else None,
        f"¶{label}" if label else None,
        web_link(one_line(known.url)) if known.url else None,
    ]
    return ", ".join(part for part in parts if part)


def spoken_date(date: datetime.date) -> str:
    """Return a date as it is said in a citation: 15 July 2025."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def paragraph_numbers(article: Article, span: Span) -> tuple[int, int] | None:
    """Return the first and last paragraph of `span`, counted from 1; None where it has none."""
    touched = touched_paragraphs(article, span)
    return (touched.start + 1, touched.stop) if touched else None


def paragraph_label(article: Article, *spans: Span) -> str:
    """Return the paragraphs of the spans as `3` or `3–5, 8`; nothing where they have none."""
    ranges: list[tuple[int, int]] = []
    for first, last in sorted(filter(None, (paragraph_numbers(article, one) for one in spans))):
        if ranges and first <= ranges[-1][1] + 1:
            ranges[-1] = ranges[-1][0], max(last, ranges[-1][1])
        else:
            ranges.append((first, last))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)
