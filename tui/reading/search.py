"""What is searched for, where it stands in texts, and the way from place to place."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from tui.articles.model import Span
from tui.reading.folding import FoldedText, folded

MOST_PLACES = 10_000
"""Places that are kept of one text."""

MOST_FOLDED = 4
"""Texts that are kept as they are folded, since each character typed searches them again."""

_ESCAPE = re.compile(r"\\.", re.DOTALL)


class SearchError(Exception):
    """Nothing can be searched for in this way; the message says why."""


@dataclass(frozen=True, slots=True)
class Query:
    """What the reader typed to search for: words, or a regular expression."""

    typed: str
    is_regex: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to search for."""
        return not (self.typed if self.is_regex else self.typed.strip())

    @property
    def expression(self) -> str:
        """Return it as a regular expression, words for a folded text in any white space."""
        if self.is_regex:
            return self.typed
        # As the texts are, so that what is written with marks apart is found too.
        words = unicodedata.normalize("NFC", self.typed)
        parts = folded(words, case_counts=self.case_counts).split()
        return r"\s+".join(map(re.escape, parts))

    @property
    def case_counts(self) -> bool:
        """Tell whether case counts: only where there is a capital."""
        written = _ESCAPE.sub("", self.typed) if self.is_regex else self.typed
        return any(character.isupper() for character in written)

    @property
    def flags(self) -> int:
        """Return the flags for `re.compile` of a regular expression."""
        return int((0 if self.case_counts else re.IGNORECASE) | re.MULTILINE)


class Places(NamedTuple):
    """Where a query stands in one text, in order; `is_cut` tells that there is more."""

    spans: tuple[Span, ...] = ()
    is_cut: bool = False


def find_words(text: str, query: Query, most: int = MOST_PLACES) -> Places:
    """Return the first places of a query that is words, in time linear in the text.

    Text and words are folded; case counts where there is a capital in the words.
    """
    expression = query.expression
    if not expression:
        return Places()
    where = _folded_text(text, case_counts=query.case_counts)
    spans: list[Span] = []
    for match in re.finditer(expression, where.folded):
        span = where.span(*match.span())
        # Two may be of one character that became several.
        if spans and span.start < spans[-1].end:
            continue
        if len(spans) == most:
            return Places(tuple(spans), is_cut=True)
        spans.append(span)
    return Places(tuple(spans))


@lru_cache(maxsize=MOST_FOLDED)
def _folded_text(text: str, *, case_counts: bool) -> FoldedText:
    return FoldedText(text, case_counts=case_counts)


class Match(NamedTuple):
    """A place in one of the texts of a screen, by the number of the text and the offset."""

    text: int
    start: int


@dataclass(frozen=True)
class Found:
    """Where a query stands in each of the texts of a screen.

    `trouble` says why they could not be searched.
    """

    query: Query = field(default_factory=lambda: Query(""))
    places: tuple[Places, ...] = ()
    trouble: str = ""

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Return all places, text by text."""
        return tuple(
            Match(number, span.start)
            for number, places in enumerate(self.places)
            for span in places.spans
        )

    def index(self, here: Match) -> int | None:
        """Return the index of the match at a place; None where there is none."""
        index = bisect_left(self.matches, here)
        return index if self.matches[index : index + 1] == (here,) else None

    def step(self, here: Match, count: int) -> tuple[int, bool] | None:
        """Return the index `count` matches on (back when negative), and whether it wrapped."""
        if not self.matches:
            return None
        if count > 0:
            index = bisect_right(self.matches, here) + count - 1
        else:
            index = bisect_left(self.matches, here) + count
        return index % len(self.matches), not 0 <= index < len(self.matches)

    def phrase(self, index: int | None) -> str:
        """Return which match it is and of how many, as in `3 of 12`, or what is wrong."""
        total = len(self.matches)
        if self.trouble:
            return self.trouble
        if not total:
            return f"not found: {self.query.typed}"
        is_cut = any(places.is_cut for places in self.places)
        count = f"the first {total:,}" if is_cut else f"{total:,}"
        return f"{count} found" if index is None else f"{index + 1:,} of {count}"


def wraps_phrase(count: int) -> str:
    """Return in words that a step on (back when negative) went over the end of the texts."""
    return "on from the top" if count > 0 else "on from the end"


def spans_of(found: Found, count: int) -> Sequence[tuple[Span, ...]]:
    """Return the places in each of `count` texts, none where they were not searched."""
    spans = [places.spans for places in found.places]
    return spans if len(spans) == count else [()] * count
