"""How well retold and its peers find known passages, and how long each takes.

    python -m tests.benchmarks.quality FOLDER [--peers NAME ...]

FOLDER has `pairs.tsv` and `gold.jsonl` as `tests/benchmarks/corpus.py` describes them.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.corpus import CorpusError, KnownPair, read_known_pairs
from tests.benchmarks.measures import Outcome, Scores, score
from tests.benchmarks.methods import load_methods
from tests.benchmarks.options import add_peers, new_parser
from tests.benchmarks.tables import print_table
from tests.benchmarks.timing import Run, warm_up

ALL = "all"
"""Name of the row over all sets together."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where the folder cannot be used, with the reason printed."""
    options = _parse(arguments)
    try:
        pairs = read_known_pairs(options.folder)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    methods = load_methods(options.peers)
    warm_up(methods, pairs[0].left, pairs[0].right)
    run = Run(methods)
    for pair in pairs:
        run.compare(pair.left, pair.right)
    scores = {method.name: _by_group(pairs, run, method.name) for method in methods}
    for name, groups in scores.items():
        _print_groups(name, groups)
    _print_plagdet(scores)
    lengths = [len(text) for pair in pairs for text in (pair.left, pair.right)]
    _print_summary(scores, run, sum(lengths) // len(lengths))
    return 0


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("quality", __doc__)
    parser.add_argument("folder", type=Path, help="folder with pairs.tsv and gold.jsonl")
    add_peers(parser)
    return parser.parse_args(arguments)


def _by_group(pairs: Sequence[KnownPair], run: Run, name: str) -> dict[str, Scores]:
    """Return the scores of a method set by set, and over all sets together."""
    outcomes: dict[str, list[Outcome]] = {}
    for pair, found in zip(pairs, run.found[name], strict=True):
        for group in (pair.group, ALL):
            outcomes.setdefault(group, []).append(Outcome(pair.passages, found))
    last = outcomes.pop(ALL)
    return {group: score(ones) for group, ones in (*outcomes.items(), (ALL, last))}


def _print_groups(name: str, groups: dict[str, Scores]) -> None:
    header = ["set", "precision", "recall", "granularity", "plagdet", "known", "found"]
    rows = [
        [group, *_measures(one), str(one.known), str(one.found)] for group, one in groups.items()
    ]
    print_table(f"{name}, set by set", header, rows)


def _print_plagdet(scores: dict[str, dict[str, Scores]]) -> None:
    """Print plagdet, and for a set that shares nothing the count of findings, 0 being best."""
    groups = next(iter(scores.values()))
    rows = [[group, *(_short(scores[name][group]) for name in scores)] for group in groups]
    print_table("Plagdet (of a set without passages: findings)", ["set", *scores], rows)


def _print_summary(scores: dict[str, dict[str, Scores]], run: Run, characters: int) -> None:
    base = run.mean(run.methods[0].name)
    rows = [
        [name, *_measures(groups[ALL]), f"{run.mean(name):.1f}", f"{run.mean(name) / base:.2f}"]
        for name, groups in sorted(scores.items(), key=lambda item: -item[1][ALL].plagdet)
    ]
    title = f"All sets; CPU in one run, in turn, over texts of {characters} characters on average"
    header = ["method", "precision", "recall", "granularity", "plagdet", "ms a pair", "÷ retold"]
    print_table(title, header, rows)


def _measures(one: Scores) -> list[str]:
    return [f"{value:.3f}" for value in one[:4]]


def _short(one: Scores) -> str:
    return f"{one.plagdet:.3f}" if one.known else str(one.found)


if __name__ == "__main__":
    sys.exit(main())
