"""How CPU grows with the length of two articles: what is linear takes 10 and 100 times as long.

    python -m tests.benchmarks.growth [--peers NAME ...] [--limit SECONDS]

The texts are generated from the words of the sample library. For a peer a size is left out that
would take longer than the limit if it were quadratic, judged by the size before.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from math import inf
from typing import Any

from tests.benchmarks.generated import generate_pair
from tests.benchmarks.methods import load_methods
from tests.benchmarks.options import add_peers, new_parser
from tests.benchmarks.tables import print_table
from tests.benchmarks.timing import measured
from tui.articles.model import Article
from tui.overlap.comparison import Comparer

SIZES = (10_000, 100_000, 1_000_000)
"""Code points of each of the two texts, about."""

SENTENCE = "Prices rose by two per cent in March, the ministry of trade said on Monday. "

Compare = Callable[[str, str], Any]


def ordinary(characters: int) -> tuple[str, str]:
    """Return two texts with paragraphs, a tenth of which they share."""
    return generate_pair(characters, seed=characters)


def one_line(characters: int) -> tuple[str, str]:
    """Return the same texts without a newline."""
    left, right = (text.replace("\n\n", " ") for text in ordinary(characters))
    return left, right


def one_sentence(characters: int) -> tuple[str, str]:
    """Return the same texts without a newline or a full stop."""
    left, right = (text.replace(".", "") for text in one_line(characters))
    return left, right


def repeated(characters: int) -> tuple[str, str]:
    """Return two texts of one sentence repeated, the right one a little longer."""
    times = characters // len(SENTENCE)
    return SENTENCE * times, SENTENCE * (times + 1)


TEXTS = {
    "ordinary text": ordinary,
    "one line without a newline": one_line,
    "one line without a full stop": one_sentence,
    "one sentence repeated": repeated,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    options = _parse(arguments)
    methods = load_methods(options.peers)
    compared: dict[str, Compare] = {
        "retold, passages": partial(_compare, similar=False),
        "retold, with similar sentences": partial(_compare, similar=True),
    }
    compared |= {method.name: method.passages for method in methods[1:]}
    for name, compare in compared.items():
        limit = inf if name.startswith("retold") else options.limit
        rows = [[kind, *_grow(compare, kind, limit)] for kind in TEXTS]
        first, *others = (f"{size:,}" for size in SIZES)
        print_table(name, ["text", f"ms at {first}", *(f"× at {size}" for size in others)], rows)
    return 0


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("growth", __doc__)
    add_peers(parser, ["difflib", "rapidfuzz"])
    parser.add_argument("--limit", type=float, default=10.0, help="CPU seconds; 10 without")
    return parser.parse_args(arguments)


def _grow(compare: Compare, kind: str, limit: float) -> list[str]:
    """Return the CPU at the smallest size, and at the others as multiples of it."""
    compare(*TEXTS[kind](SIZES[0]))
    cells, first, last = [], 0.0, 0.0
    for before, size in zip((SIZES[0], *SIZES), SIZES, strict=False):
        if last * (size / before) ** 2 > limit * 1000:
            cells.append("too long")
            last = inf
            continue
        last = measured(partial(compare, *TEXTS[kind](size)))[1]
        first = first or last
        cells.append(f"{last / first:.1f}" if cells else f"{last:.1f}")
    return cells


def _compare(left: str, right: str, *, similar: bool) -> None:
    articles = Article("left", left, ""), Article("right", right, "")
    Comparer(articles).pair(*articles, similar=similar)


if __name__ == "__main__":
    sys.exit(main())
