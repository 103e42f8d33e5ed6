"""copydetect: fingerprints of runs of characters, chosen by winnowing (Schleimer et al., 2003).

Its report marks what is copied on either side without saying from where. The places of equal
fingerprints say it, so they are the matches here. Its filter for program code is off.
It chooses by `hash`, so what it finds differs a little from run to run unless PYTHONHASHSEED is
set.
"""

from io import StringIO

from copydetect import CodeFingerprint

from tests.benchmarks.joining import Match, match

RUN = 15
"""Characters of a fingerprint; best, with WINDOW, of twelve settings (its default is 25 and 1)."""

WINDOW = 8
"""Fingerprints of which one is kept: as good as all of them, at half the time."""


def find(left: str, right: str) -> list[Match]:
    """Return the runs of characters whose fingerprints both texts have."""
    ours, theirs = (
        CodeFingerprint("article.txt", RUN, WINDOW, filter=False, fp=StringIO(text))
        for text in (left, right)
    )
    return [
        match((i, i + RUN), (j, j + RUN))
        for fingerprint in ours.hashes & theirs.hashes
        for i in ours.hash_idx[fingerprint]
        for j in theirs.hash_idx[fingerprint]
    ]
