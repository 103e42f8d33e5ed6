"""How many highlights are found again after their article was revised, and how long that takes.

    python -m tests.benchmarks.anchors [FOLDER] [--trials N] [--seed N] [--peers NAME ...]

FOLDER has articles, read as a library; without it the sample library is used. A highlight is right
if its place and the true one share nine tenths of what they cover together, or if it is an orphan
and the quote is gone. It is silently wrong if the place is said to be sure and has other words, or
is another place. `w/o snapshot` has only the quote and 64 characters on either side of it.
"""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from tests.anchoring import PEERS, Answer, highlight, judge, place_with, place_without_snapshot
from tests.benchmarks.generated import SEEDS, generate_paragraphs
from tests.benchmarks.options import new_parser
from tests.benchmarks.tables import print_table
from tests.benchmarks.timing import measured
from tests.revision_trials import (
    REVISIONS,
    SIZES,
    Trial,
    make_doubled,
    make_near_repeats,
    make_repeats,
    make_trials,
    revise_whole,
)
from tui.annotations.anchors.placing import Placer
from tui.annotations.model import Highlight
from tui.articles.errors import ArticleError
from tui.articles.library import open_library
from tui.articles.model import Article

HEADER = ("revision", "quote", "right %", "ok", "moved", "fuzzy", "orphan", "silently wrong")
LENGTH = 150_000
"""Code points of the article that times are taken on."""

HIGHLIGHTS = 200
TIMED = ("paragraph at the top", "paragraphs shuffled", "ligatures and hyphens", "all at once")
"""Revisions that times are taken after."""

DOUBLED = ("paragraph at the top", "paragraphs in and out", "paragraph moved")
"""Revisions tried where the quoted paragraph is printed twice; not all answers can be known."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where the folder has too few articles, with the reason printed."""
    options = _parse(arguments)
    try:
        found = open_library(options.folder).articles
    except ArticleError as error:
        print(error, file=sys.stderr)
        return 1
    articles = [each for each in found if len(each.paragraphs) > 3]
    if len(articles) < 2:
        print(
            f"{options.folder}: give a folder with two articles of four paragraphs or more",
            file=sys.stderr,
        )
        return 1
    trials = {key: list(each) for key, each in _all_trials(articles, options)}
    _print_quality("retold", place_with, trials)
    if options.peers:
        _print_peers({name: PEERS[name] for name in options.peers}, trials)
    _print_times(options.seed)
    return 0


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("anchors", __doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SEEDS)
    parser.add_argument("--trials", type=int, default=200, help="of each kind (default: 200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", nargs="*", choices=[*PEERS], default=[*PEERS], metavar="NAME")
    return parser.parse_args(arguments)


def _all_trials(
    articles: Sequence[Article], options: Namespace
) -> Iterator[tuple[tuple[str, str], Iterator[Trial]]]:
    sizes = [size for size in SIZES if size != "across"]
    for revision in REVISIONS:
        for size in sizes:
            made = make_trials(articles, revision, size, options.trials, options.seed)
            yield (revision, size), made
    for name, make in (("own copy deleted", make_repeats), ("near copy stays", make_near_repeats)):
        for size in sizes:
            yield (name, size), make(articles, size, options.trials, options.seed)
    for revision in DOUBLED:
        for size in sizes:
            made = make_doubled(articles, revision, size, options.trials, options.seed)
            yield (f"printed twice, {revision}", size), made


def _print_quality(
    name: str,
    place: Callable[[Trial], Answer],
    trials: dict[tuple[str, str], list[Trial]],
) -> None:
    rows = []
    for (revision, size), each in trials.items():
        counts: Counter[str] = Counter()
        for trial in each:
            answer = place(trial)
            verdict = judge(trial, answer)
            counts.update([answer.anchor, *verdict])
        right = f"{100 * counts['right'] / len(each):.1f}"
        states = [str(counts[state]) for state in (*HEADER[3:7], "silently wrong")]
        rows.append((revision, size, right, *states))
    print_table(f"{name}: {len(next(iter(trials.values())))} highlights of each kind", HEADER, rows)


def _print_peers(
    peers: dict[str, Callable[[Trial], Answer]], trials: dict[tuple[str, str], list[Trial]]
) -> None:
    ways = {"retold": place_with, "retold w/o snapshot": place_without_snapshot, **peers}
    rows = []
    for revision in dict.fromkeys(name for name, _ in trials):
        same = [trial for key, each in trials.items() if key[0] == revision for trial in each]
        cells = []
        for place in ways.values():
            verdicts = Counter(word for trial in same for word in judge(trial, place(trial)))
            right = 100 * verdicts["right"] / len(same)
            cells.append(f"{right:.1f} ({verdicts['silently wrong']})")
        rows.append((revision, *cells))
    print_table("right % (silently wrong)", ("revision", *ways), rows)


def _print_times(seed: int) -> None:
    random = Random(seed)
    text = "\n\n".join(generate_paragraphs(LENGTH, random))[:LENGTH]
    rows = []
    for revision in TIMED:
        revised, quotes = revise_whole(text, revision, HIGHLIGHTS, random)
        highlights = [highlight(text, quote) for quote in quotes]
        times = []
        for _ in range(5):
            placer = Placer(Article("a.md", revised, ""), lambda _: text)
            times.append(measured(partial(_place_all, placer, highlights))[1])
        rows.append((revision, f"{median(times):.0f}", f"{max(times):.0f}"))
    title = f"CPU milliseconds to place {HIGHLIGHTS} highlights in {LENGTH:,} characters, of five"
    print_table(title, ("revision", "median", "most"), rows)


def _place_all(placer: Placer, highlights: Sequence[Highlight]) -> None:
    for each in highlights:
        placer.place(each)


if __name__ == "__main__":
    sys.exit(main())
