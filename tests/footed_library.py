"""A library whose articles have one footer, which is the boilerplate of all."""

from pathlib import Path
from random import Random

from tests.overlap.index.libraries import spelled, words

FOOTER = words("subscribe", 30)
PASSAGE = words("shared", 30)

ARTICLES = 5
"""Articles of the library; the first two share a passage."""


def write_footed(folder: Path) -> Path:
    """Write articles named 0.txt and so on."""
    folder.mkdir()
    for number in range(ARTICLES):
        own, random = words(spelled(number), 100).split(), Random(number)
        before, after = (" ".join(random.choices(own, k=150)) for _ in range(2))
        shared = [PASSAGE] if number < 2 else []
        text = ".\n\n".join([before, *shared, after, FOOTER])
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder
