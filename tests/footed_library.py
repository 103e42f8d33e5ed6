"""A library whose articles have one footer, which is the boilerplate of all."""

from pathlib import Path
from random import Random

from tests.overlap.index.libraries import drawn, spelled, words

FOOTER = words("subscribe", 30)
PASSAGE = words("shared", 30)

ARTICLES = 5
"""Articles of the library; the first two share a passage."""


def write_footed(folder: Path) -> Path:
    """Write articles named 0.txt and so on."""
    folder.mkdir()
    for number in range(ARTICLES):
        before, after = (drawn(Random(f"{number}{side}"), spelled(number), 150) for side in "xy")
        shared = [PASSAGE] if number < 2 else []
        text = ".\n\n".join([before, *shared, after, FOOTER])
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder
