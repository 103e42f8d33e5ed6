"""A range of text, apart from the articles that have it: drawing needs no more."""

from typing import NamedTuple


class Span(NamedTuple):
    """A range of code points in an article's text, its end exclusive."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """Tell whether the code point at `offset` lies in the span."""
        return self.start <= offset < self.end
