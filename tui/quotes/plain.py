"""Turn a span of an article into the words a report quotes."""

from tui.annotations.model import Highlight, Selector
from tui.articles.model import Article, Span
from tui.articles.places import touching
from tui.quotes.markup import continues_quote, markup_spans

ELISION = " […] "
"""Stands for the words between two spans of one quote."""


def plain_text(article: Article, *spans: Span) -> str:
    """Return the words of the spans: paragraphs apart by an empty line, other white space as one.

    Markdown markup is dropped where the article is Markdown; other text stays as it is written.
    """
    return ELISION.join(_span_text(article, span) for span in spans)


def marked_texts(article: Article, highlight: Highlight) -> list[str]:
    """Return a highlight on `article` as it was marked, span by span, written as `plain_text`."""
    selectors = highlight.target.selectors
    return [_selected_text(one, markdown=article.markdown) for one in selectors]


def touched_paragraphs(article: Article, span: Span) -> range:
    """Return the indices of the paragraphs that share a code point with `span`."""
    return range(*touching(article.paragraphs, span))


def _selected_text(selector: Selector, *, markdown: bool) -> str:
    part = selector.prefix + selector.exact + selector.suffix
    start = len(selector.prefix)
    return _span_text(
        Article("", part, "", markdown=markdown), Span(start, start + len(selector.exact))
    )


def _span_text(article: Article, span: Span) -> str:
    blocks: list[str] = []
    joins = False
    for index in touched_paragraphs(article, span):
        paragraph = article.paragraphs[index]
        block = " ".join(_words(article, paragraph, span).split())
        previous = article.paragraphs[index - 1] if index else None
        if joins and previous and article.markdown:
            joins = continues_quote(article.text, previous, paragraph)
        if block and joins and blocks and article.markdown:
            blocks[-1] += " " + block
        elif block:
            blocks.append(block)
        joins = bool(block)
    return "\n\n".join(blocks) or " ".join(article.slice(span).split())


def _words(article: Article, paragraph: Span, span: Span) -> str:
    start, end = max(paragraph.start, span.start), min(paragraph.end, span.end)
    if not article.markdown:
        return article.text[start:end]
    markup = markup_spans(article.text, paragraph)
    kept = []
    first, last = touching(markup, Span(start, end))
    for dropped in markup[first:last]:
        kept.append(article.text[start : dropped.start])
        start = dropped.end
    kept.append(article.text[start:end])
    return "".join(kept)
