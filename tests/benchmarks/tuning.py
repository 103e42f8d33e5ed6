"""Try all joinings of each peer's matches on a folder of pairs and print the best.

    python -m tests.benchmarks.tuning FOLDER [--peers NAME ...]

So the joinings in `tests/benchmarks/methods.py` were chosen; run it again after a peer changed.
"""

import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from tests.benchmarks.corpus import CorpusError, KnownPair, read_known_pairs
from tests.benchmarks.joining import Joining, Match, join
from tests.benchmarks.measures import Outcome, score
from tests.benchmarks.methods import Method, load_methods
from tests.benchmarks.options import add_peers, new_parser
from tests.benchmarks.tables import print_table

LEASTS = (0, 8, 12, 16, 20)
GAPS = (50, 100, 150, 200, 300, 400, 500)
SHORTESTS = (0, 60, 80, 100, 150, 200)
"""Code points that are tried for the three parts of a joining."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the best joining of each peer; return 1 where the folder cannot be used."""
    parser = new_parser("tuning", __doc__)
    parser.add_argument("folder", type=Path, help="folder with pairs.tsv and gold.jsonl")
    add_peers(parser)
    options = parser.parse_args(arguments)
    try:
        pairs = read_known_pairs(options.folder)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    methods = load_methods(options.peers)
    rows = [_tuned(method, pairs) for method in methods if method.joining is not None]
    header = ["peer", "best joining", "plagdet", "joining now", "plagdet now"]
    print_table("Joinings: code points of least match, gap and shortest passage", header, rows)
    return 0


def _tuned(method: Method, pairs: Sequence[KnownPair]) -> list[str]:
    """Return the row of a peer: its best joining, and the one it has, with the plagdet of both."""
    matches = [method.find(pair.left, pair.right) for pair in pairs]
    tried = {
        Joining(*values): _plagdet(pairs, matches, Joining(*values))
        for values in product(LEASTS, GAPS, SHORTESTS)
    }
    best, now = max(tried, key=lambda joining: tried[joining]), method.joining or Joining()
    then = _plagdet(pairs, matches, now)
    return [method.name, _written(best), f"{tried[best]:.3f}", _written(now), f"{then:.3f}"]


def _plagdet(
    pairs: Sequence[KnownPair], matches: Sequence[Sequence[Match]], joining: Joining
) -> float:
    outcomes = (
        Outcome(pair.passages, join(found, joining))
        for pair, found in zip(pairs, matches, strict=True)
    )
    return score(outcomes).plagdet


def _written(joining: Joining) -> str:
    return "/".join(str(value) for value in joining)


if __name__ == "__main__":
    sys.exit(main())
