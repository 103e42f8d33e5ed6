"""Quid: quotations in literary criticism, found as runs of words with small differences."""

from quid.core.Quid import Quid

from tests.benchmarks.joining import Match, match

SHORTEST = 3
"""Words of a quotation; 3 was best of 3 to 5, which is its default."""


def find(left: str, right: str) -> list[Match]:
    """Return the quotations of the left text in the right one."""
    return [
        match(
            (found.source_span.start, found.source_span.end),
            (found.target_span.start, found.target_span.end),
        )
        for found in Quid(min_match_length=SHORTEST, include_text_in_result=False).compare(
            left, right
        )
    ]
