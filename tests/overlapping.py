"""Small articles of four sentences, and passages made of rows of them."""

from tui.articles.model import Article, Span
from tui.overlap.model import Kind, Overlap, Row

TEXT = "One two three. Four five six. Seven eight nine. Ten eleven twelve."
A, B, C = (Article(name, TEXT, name) for name in ("a", "b", "c"))
BY_ID = {"a": A, "b": B, "c": C}
FIRST, SECOND, THIRD, FOURTH = A.sentences


def passage(kind: Kind, *rows: tuple[Span | None, Span | None]) -> Overlap:
    lefts = [left for left, _ in rows if left]
    rights = [right for _, right in rows if right]
    return Overlap(
        Span(lefts[0].start, lefts[-1].end),
        Span(rights[0].start, rights[-1].end),
        kind,
        0.9,
        tuple(Row(left, right, kind if left and right else None) for left, right in rows),
    )
