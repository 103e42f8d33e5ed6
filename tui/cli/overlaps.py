"""`retold overlaps`: print what articles share."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.cli.overlap_table import pair_lines, repeat_lines
from tui.cli.pair_list import Comparison, read_comparison
from tui.cli.progress import show_progress
from tui.cli.streams import print_json, warn, write_utf8
from tui.garbage import look_rarely
from tui.overlap.model import Fact, PairOverlaps, Standing
from tui.overlap.pairs import compare_all
from tui.overlap.repeats import find_repeats

_DECIMALS = 4


def run(arguments: Namespace) -> int:
    """Print what is shared, pair by pair; return the exit status, 1 if a file was unreadable."""
    _check_usage(arguments)
    look_rarely()
    comparison = read_comparison(arguments)
    articles = {article.id: article for article in comparison.articles}
    as_json = arguments.format == "jsonl"
    if as_json:
        write_utf8()
    ranked = not arguments.no_similar
    told = 0
    for found in _find(arguments, comparison):
        kept = _without_short(found, articles, arguments.min_words)
        if as_json and (kept.passages or kept.similar):
            print_json(pair_record(kept, ranked=ranked))
        elif not as_json and (kept.passages or kept.similar or len(comparison.pairs) == 1):
            _print_table(kept, articles, first=told == 0)
        told += bool(kept.passages or kept.similar)
    if arguments.repeats:
        _print_repeats(comparison.articles, as_json=as_json)
    if not told and not as_json and len(comparison.pairs) != 1:
        warn("these articles share nothing")
    return 0 if comparison.complete else 1


def pair_record(found: PairOverlaps, *, ranked: bool = True) -> dict[str, object]:
    """Return what two articles share as a JSON object, similar sentences by falling score.

    `hidden` counts what is left out as boilerplate, similar sentences where these are `ranked`.
    """
    shown = [similar for similar in found.similar if similar.standing is not Standing.BOILERPLATE]
    record: dict[str, object] = {
        "left": found.left,
        "right": found.right,
        "passages": [
            {
                "left": list(overlap.left),
                "right": list(overlap.right),
                "kind": overlap.kind.value,
                "score": round(overlap.score, _DECIMALS),
                "differs": _names(overlap.differs),
            }
            for overlap in found.passages
        ],
        "similar": [
            {
                "left": list(similar.left),
                "right": list(similar.right),
                "score": round(similar.score, _DECIMALS),
                "differs": _names(similar.differs),
            }
            for similar in sorted(shown, key=lambda similar: -similar.score)
        ],
    }
    return record | {"hidden": found.hidden} if ranked or found.left_out else record


def _check_usage(arguments: Namespace) -> None:
    if arguments.pairs is not None and arguments.paths:
        arguments.fail("--pairs names the files; leave out the paths")
    if arguments.pairs is None and len(arguments.paths) not in (1, 2):
        arguments.fail("name a folder, two files or --pairs PAIRS.tsv")
    if arguments.pairs is None and arguments.root is not None:
        arguments.fail("--root goes with --pairs")


def _find(arguments: Namespace, comparison: Comparison) -> Iterable[PairOverlaps]:
    """Return the findings as they come."""
    near = comparison.near
    found: Iterator[PairOverlaps] = compare_all(
        comparison.articles,
        pairs=comparison.pairs,
        similar=not arguments.no_similar if arguments.no_similar or near is None else near,
        jobs=arguments.jobs,
        corrections=comparison.corrections,
        boilerplate=comparison.boilerplate,
    )
    return found if sys.stdout.isatty() else show_progress(found, len(comparison.pairs))


def _without_short(
    found: PairOverlaps, articles: Mapping[str, Article], fewest: int
) -> PairOverlaps:
    """Leave out passages that have fewer words than `fewest` on both sides."""
    if not fewest:
        return found
    left, right = articles[found.left], articles[found.right]
    passages = tuple(
        overlap
        for overlap in found.passages
        if covered_words(left, [overlap.left]) >= fewest
        or covered_words(right, [overlap.right]) >= fewest
    )
    return replace(found, passages=passages)


def _print_table(found: PairOverlaps, articles: Mapping[str, Article], *, first: bool) -> None:
    if not first:
        print()
    print("\n".join(pair_lines(articles[found.left], articles[found.right], found)), flush=True)


def _print_repeats(articles: Iterable[Article], *, as_json: bool) -> None:
    for article in articles:
        repeats = find_repeats(article)
        if repeats and as_json:
            print_json({"article": article.id, "repeats": [_spans(pair) for pair in repeats]})
        elif repeats:
            print("\n".join(["", *repeat_lines(article, repeats)]))


def _spans(pair: tuple[Span, Span]) -> list[list[int]]:
    return [list(span) for span in pair]


def _names(facts: Iterable[Fact]) -> list[str]:
    return [fact.value for fact in facts]
