"""How long retold takes for a pair of articles, part by part, and its peers for the same pairs.

    python -m tests.benchmarks.speed [FOLDER] [--peers NAME ...]

FOLDER has `pairs.tsv`, a pair of paths a line. Without it the pairs are generated from the words
of the sample library, 5,000 characters an article.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import fmean, median, quantiles
from tempfile import TemporaryDirectory

from tests.benchmarks.corpus import CorpusError, read_pairs
from tests.benchmarks.generated import generate_pair
from tests.benchmarks.methods import load_methods
from tests.benchmarks.options import add_peers, new_parser
from tests.benchmarks.tables import print_table
from tests.benchmarks.timing import Run, measured, warm_up
from tui.articles.errors import ArticleError
from tui.articles.loading import load_article
from tui.articles.model import Article
from tui.overlap.comparison import Comparer

GENERATED = 60
"""Pairs that are generated."""

CHARACTERS = 5_000
"""Code points of each generated text, about."""

Pair = tuple[Article, Article]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where the folder cannot be used, with the reason printed."""
    options = _parse(arguments)
    with ExitStack() as stack:
        try:
            paths = (
                read_pairs(options.folder)
                if options.folder
                else _generate(Path(stack.enter_context(TemporaryDirectory())))
            )
            _print_parts(paths)
            _print_peers(paths, options.peers)
        except (ArticleError, CorpusError) as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("speed", __doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="folder with pairs.tsv")
    add_peers(parser)
    return parser.parse_args(arguments)


def _generate(folder: Path) -> list[tuple[Path, Path]]:
    paths = []
    for number in range(GENERATED):
        pair = folder / f"{number}.left.txt", folder / f"{number}.right.txt"
        for path, text in zip(pair, generate_pair(CHARACTERS, number), strict=True):
            path.write_text(text, encoding="utf-8")
        paths.append(pair)
    return paths


def _print_parts(paths: Sequence[tuple[Path, Path]]) -> None:
    """Print what each part takes for a pair.

    A comparer prepares an article once, when it first needs to, so what a second call saves is
    what the preparation took.
    """
    library = Comparer([])
    parts: dict[str, list[float]] = {}
    for number, pair in enumerate([paths[0], *paths]):
        taken = _parts_of(pair, number, library)
        for name, milliseconds in taken.items() if number else ():
            parts.setdefault(name, []).append(milliseconds)
    rows = [
        [
            name,
            f"{fmean(all_of):.2f}",
            f"{median(all_of):.2f}",
            f"{quantiles(all_of, n=20)[-1]:.2f}",
        ]
        for name, all_of in parts.items()
    ]
    title = f"retold, {len(paths)} pairs: CPU milliseconds a pair, both articles together"
    print_table(title, ["part", "mean", "median", "95th of 100"], rows)


def _parts_of(pair: tuple[Path, Path], number: int, library: Comparer) -> dict[str, float]:
    articles, reading = measured(partial(_read, pair, number))
    compare = partial(library.pair, *articles, similar=False)
    prepared_and_compared, compared = measured(compare)[1], measured(compare)[1]
    alone = Comparer(articles)
    first = measured(partial(alone.pair, *articles, similar=False))[1]
    with_similar = measured(partial(alone.pair, *articles, similar=True))[1]
    return {
        "read the files, find paragraphs, sentences and words": reading,
        "turn words into terms": prepared_and_compared - compared,
        "find passages": compared,
        "all of these": reading + prepared_and_compared,
        "terms where each word is met for the first time": first - compared,
        "rank similar sentences, which the command line can leave out": with_similar - compared,
    }


def _read(pair: tuple[Path, Path], number: int) -> Pair:
    left, right = (load_article(path, f"{number} {path.name}").article for path in pair)
    for article in (left, right):
        _ = article.sentences, article.words
    return left, right


def _print_peers(paths: Sequence[tuple[Path, Path]], names: Sequence[str]) -> None:
    methods = load_methods(names)
    texts = [tuple(load_article(path, path.name).article.text for path in pair) for pair in paths]
    warm_up(methods, *texts[0])
    run = Run(methods)
    for left, right in texts:
        run.compare(left, right)
    base = run.mean(methods[0].name)
    rows = [
        [name, f"{run.mean(name):.1f}", f"{median(run.milliseconds[name]):.1f}",
         f"{run.mean(name) / base:.2f}"]
        for name in sorted(run.milliseconds, key=run.mean)
    ]  # fmt: skip
    title = f"From texts to passages, {len(texts)} pairs, in turn: CPU milliseconds a pair"
    print_table(title, ["method", "mean", "median", "÷ retold"], rows)


if __name__ == "__main__":
    sys.exit(main())
