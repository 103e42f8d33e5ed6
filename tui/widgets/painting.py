"""Turn a stretch of text and the styles that lie over it into segments of a strip."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.articles.model import Span

Layer = tuple[Span, Style]
"""A style over a span; later layers lie over earlier ones."""

_AS_SPACE = {ord("\t"): " ", ord("\n"): " "}


def paint(text: str, span: Span, base: Style, layers: Sequence[Layer]) -> list[Segment]:
    """Return the segments of `text[span]`, each in `base` and the layers that cover it."""
    edges = {span.start, span.end}
    for layer, _ in layers:
        edges.update(edge for edge in layer if span.start < edge < span.end)
    segments = []
    for start, end in pairwise(sorted(edges)):
        style = base
        for layer, layer_style in layers:
            if layer.start <= start and end <= layer.end:
                style += layer_style
        segments.append(Segment(text[start:end].translate(_AS_SPACE), style))
    return segments


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


def cells(text: str) -> int:
    """Return the width of text in terminal cells as it is drawn."""
    return cell_len(text.translate(_AS_SPACE))
