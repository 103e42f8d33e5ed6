"""A library of more articles than a matrix shows one by one: most of them copies, some alone."""

from pathlib import Path
from random import Random

from tests.overlap.index.libraries import spelled, words

COPIES = {0: 3, 1: 2}
"""How many copies there are of articles, by number."""

ARTICLES = 43

BORROWED = words("borrowed", 40)
"""A passage of the first copied article, and of one that is no copy."""


def write_large(folder: Path) -> Path:
    """Write articles: 00.txt, 01.txt and their copies, 09.txt with a passage of it, and others."""
    folder.mkdir()
    sources = [n for source, count in COPIES.items() for n in [source] * (count + 1)]
    for number in range(ARTICLES):
        source = sources[number] if number < len(sources) else number
        shared = [f"{BORROWED}."] if source == 0 or number == 9 else []
        parts = [f"Story {source}", _story(source, 1), *shared, _story(source, 2)]
        (folder / f"{number:02}.txt").write_text("\n\n".join(parts), encoding="utf-8")
    return folder


def _story(number: int, part: int) -> str:
    own, random = words(spelled(number), 100).split(), Random(10 * number + part)
    return " ".join(random.choices(own, k=60)) + "."
