"""Find words in an article as the reader types them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.articles.model import Article, Span


def find_all(article: Article, wanted: str) -> tuple[Span, ...]:
    """Return every place of `wanted`; a capital in it makes case count, any white space matches."""
    parts = [re.escape(part) for part in wanted.split()]
    if not parts:
        return ()
    flags = 0 if any(character.isupper() for character in wanted) else re.IGNORECASE
    pattern = re.compile(r"\s+".join(parts), flags)
    return tuple(Span(*match.span()) for match in pattern.finditer(article.text))


def step(places: Sequence[Span], offset: int, count: int) -> tuple[Span, bool] | None:
    """Return the place `count` steps on from an offset (back when negative), and if it wrapped."""
    if not places:
        return None
    starts = [place.start for place in places]
    if count > 0:
        index = bisect_right(starts, offset) + count - 1
    else:
        index = bisect_left(starts, offset) + count
    return places[index % len(places)], not 0 <= index < len(places)
