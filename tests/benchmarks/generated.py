"""Texts of any length that look like articles to a program, for measuring how long it takes.

Words come as often as in English: a few make up half of a text, and new ones never end. The words
of the sample library come first; after them, words are made up from syllables.
"""

import re
from collections import Counter
from functools import cache
from itertools import accumulate, islice, product
from pathlib import Path
from random import Random

SEEDS = Path(__file__).parents[2] / "seeds"
"""The sample library."""

VOCABULARY = 60_000
"""Words there are."""

PARAGRAPH = 600
"""Code points of a paragraph, about."""

SHARED = 0.1
"""Share of paragraphs that the right text of a pair has from the left one."""

_SYLLABLES = [a + b for a, b in product("b d f g k l m n p r s t v st tr".split(), "aeiou")]


def generate_pair(characters: int, seed: int) -> tuple[str, str]:
    """Return two texts of that many code points, about; the right one repeats some of the left."""
    random = Random(seed)
    left, right = (generate_paragraphs(characters, random) for _ in range(2))
    for place in random.sample(range(len(right)), max(1, int(SHARED * len(right)))):
        right[place] = random.choice(left)
    return "\n\n".join(left), "\n\n".join(right)


def generate_paragraphs(characters: int, random: Random) -> list[str]:
    """Return paragraphs of that many code points together, about."""
    paragraphs: list[str] = []
    for _ in range(max(1, characters // PARAGRAPH)):
        sentences: list[str] = []
        while sum(map(len, sentences)) < min(characters, PARAGRAPH):
            sentences.append(_sentence(random))
        paragraphs.append(" ".join(sentences))
    return paragraphs


def _sentence(random: Random) -> str:
    words, weights = vocabulary()
    chosen = random.choices(words, cum_weights=weights, k=random.randint(8, 28))
    return " ".join(chosen).capitalize() + "."


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Return all words, and the sums of their weights by the law of Zipf and Mandelbrot."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.md"))]
    counts = Counter(re.findall(r"[a-z]+", " ".join(texts).lower()))
    known = [word for word, _ in counts.most_common()]
    invented = ("".join(parts) for parts in product(_SYLLABLES, repeat=3))
    words = known + list(islice(invented, VOCABULARY - len(known)))
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    return words, weights
