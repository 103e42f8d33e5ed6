"""Turn a stretch of text and the styles that lie over it into segments of a strip."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import category

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.articles.spans import Span
from tui.reading.graphemes import clusters, is_plain
from tui.widgets.glyphs import drawn

Layer = tuple[Span, Style]
"""A style over a span; later layers lie over earlier ones."""

ARTICLE_TEXT = Style(meta={"article": True})
"""Marks what an article says among what the program says; it is not drawn."""


def paint(text: str, span: Span, base: Style, layers: Sequence[Layer]) -> list[Segment]:
    """Return the segments of `text[span]`, each in `base` and the layers that cover it.

    A layer that ends within a character covers all of it.
    """
    covered = _whole_characters(text, span, layers)
    edges = {span.start, span.end}
    for layer, _ in covered:
        edges.update(edge for edge in layer if span.start < edge < span.end)
    segments = []
    told = base + ARTICLE_TEXT
    for start, end in pairwise(sorted(edges)):
        style = told
        for layer, layer_style in covered:
            if layer.start <= start and end <= layer.end:
                style += layer_style
        segments.append(Segment(drawn(text[start:end]), style))
    return segments


def _whole_characters(text: str, span: Span, layers: Sequence[Layer]) -> Sequence[Layer]:
    if not layers or is_plain(text, *span):
        return layers
    stops = [*(start for start, _ in clusters(text, span)), span.end]
    return [
        (Span(_stop_before(stops, s), _stop_after(stops, e)), style) for (s, e), style in layers
    ]


def _stop_before(stops: Sequence[int], offset: int) -> int:
    return stops[max(0, bisect_right(stops, offset) - 1)]


def _stop_after(stops: Sequence[int], offset: int) -> int:
    return stops[min(bisect_left(stops, offset), len(stops) - 1)]


@lru_cache(4096)
def is_article_text(style: Style | None) -> bool:
    """Tell whether a segment of a style is what an article says."""
    return bool(style and style.meta.get("article"))


def fit(segments: Iterable[Segment], width: int, base: Style) -> list[Segment]:
    """Return the segments cut or filled with spaces to exactly `width` cells."""
    return Segment.adjust_line_length(list(segments), width, style=base)


def shorten(segments: Iterable[Segment], width: int) -> list[Segment]:
    """Return the segments; where they take more than `width` cells, cut, with an ellipsis."""
    whole = list(segments)
    if Segment.get_line_length(whole) <= width:
        return whole
    cut = Segment.adjust_line_length(whole, max(0, width - 1), pad=False)
    return [*cut, Segment("…", cut[-1].style if cut else None)]


def cut(words: str, width: int) -> str:
    """Return words as they are drawn; where they take more than `width` cells, with an ellipsis."""
    shown = drawn(words)
    if cell_len(shown) <= width:
        return shown
    return set_cell_size(shown, width - 1).rstrip() + "…" if width > 0 else ""


def fixed(words: str, width: int) -> str:
    """Return words as they are drawn, cut with an ellipsis or filled to exactly `width` cells."""
    return set_cell_size(cut(words, width), width)


def wrapped(words: str, width: int) -> list[str]:
    """Return words as they are drawn, in rows of at most `width` cells, indented as the first."""
    shown = drawn(words)
    if cell_len(shown) <= width:
        return [shown]
    from tui.reading.wrapping import wrap

    indent = shown[: len(shown) - len(shown.lstrip())][: width // 2]
    room = max(1, width - len(indent))
    rows = wrap(shown, Span(0, len(shown)), room, cell_len)
    return [indent + shown[start:end] for start, end in rows] or [""]


def cells(text: str) -> int:
    """Return the width of whole characters of a text in terminal cells, as they are drawn."""
    return cell_len(drawn(text))


def most_cells(text: str) -> int:
    """Return the width of text in a terminal that gives spacing vowel signs cells of their own.

    Some do and some do not, for scripts of India and South-East Asia; a row wrapped at this width
    is cut by neither.
    """
    shown = drawn(text)
    if shown.isascii():
        return len(shown)
    return cell_len(shown) + sum(category(character) == "Mc" for character in shown)
