"""difflib of the standard library, on words: what most programs use that show differences."""

from difflib import SequenceMatcher

from tests.benchmarks.joining import Match, match
from tests.benchmarks.peers.words import words_of


def find(left: str, right: str) -> list[Match]:
    """Return the runs of words that difflib aligns."""
    ours, left_spans = words_of(left)
    theirs, right_spans = words_of(right)
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return [
        match(
            (left_spans[i].start, left_spans[i + size - 1].end),
            (right_spans[j].start, right_spans[j + size - 1].end),
        )
        for i, j, size in blocks
        if size
    ]
