"""How many changed facts get a badge, and how many passages get one that keep their facts.

    python -m tests.benchmarks.badges [FOLDER] [--trials N] [--edits SHARE] [--show N]

FOLDER has articles, read as a library; without it the sample library is used. A trial takes two or
three sentences of an article, edits them, and compares two other articles: one with the sentences
as they were, one with the edited ones. It counts if that passage was found.
"""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.benchmarks.edits import Change, changed, edit, negation_changes, number_changes
from tests.benchmarks.generated import SEEDS
from tests.benchmarks.options import new_parser
from tests.benchmarks.tables import print_table
from tui.articles.errors import ArticleError
from tui.articles.library import open_library
from tui.articles.model import Article, Span
from tui.overlap.comparison import Comparer
from tui.overlap.model import Fact

FEWEST, MOST = 25, 120
"""Words of a passage."""

SENTENCES = (2, 3)
"""Sentences of a passage."""

EXPECTED = {
    "number": frozenset({Fact.NUMBER, Fact.DATE}),
    "negation": frozenset({Fact.NEGATION}),
}
"""Badges of which one should be given for a changed fact."""

FACTS = EXPECTED["number"] | EXPECTED["negation"]

Finder = Callable[[Sequence[str]], list[Change]]
FINDERS: dict[str, Finder] = {"number": number_changes, "negation": negation_changes}


class Trial(NamedTuple):
    """What was changed (None: nothing), the passage before and after, and the badges it got.

    `badges` is None where the passage was not found.
    """

    change: str
    kind: str | None
    before: str
    after: str
    badges: frozenset[Fact] | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where the folder has too few articles, with the reason printed."""
    options = _parse(arguments)
    try:
        articles = open_library(options.folder).articles
    except ArticleError as error:
        print(error, file=sys.stderr)
        return 1
    passages = {change: _passages(articles, finder) for change, finder in FINDERS.items()}
    if len(articles) < 3 or not all(passages.values()):
        print(
            f"{options.folder}: give a folder with at least three articles (.txt or .md), some"
            " with numbers in their sentences",
            file=sys.stderr,
        )
        return 1
    random = Random(options.seed)
    trials = [
        trial
        for change, chosen in passages.items()
        for _ in range(options.trials)
        for trial in _run(articles, random.choice(chosen), change, options.edits, random)
    ]
    _print_changed(trials, options)
    _print_unchanged([trial for trial in trials if trial.kind is None], options)
    _show(trials, options.show)
    return 0


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = new_parser("badges", __doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SEEDS, help="folder of articles")
    parser.add_argument("--trials", type=int, default=300, help="of each change; 300 without")
    parser.add_argument("--edits", type=float, default=0.12, help="share of words; 0.12 without")
    parser.add_argument("--seed", type=int, default=1, help="another one draws other passages")
    parser.add_argument("--show", type=int, default=0, help="wrong trials to print of each change")
    return parser.parse_args(arguments)


def _passages(articles: Sequence[Article], finder: Finder) -> list[tuple[Article, Span]]:
    """Return the runs of sentences of one paragraph in which `finder` sees something to change."""
    found = []
    for article in articles:
        for paragraph in article.paragraphs:
            inside = [s for s in article.sentences if paragraph.contains(s.start)]
            for size in SENTENCES:
                for first in range(len(inside) - size + 1):
                    span = Span(inside[first].start, inside[first + size - 1].end)
                    words = article.slice(span).split()
                    if FEWEST <= len(words) <= MOST and finder(words):
                        found.append((article, span))
    return found


def _run(
    articles: Sequence[Article],
    passage: tuple[Article, Span],
    change: str,
    share: float,
    random: Random,
) -> list[Trial]:
    """Return a trial with a fact changed, and one with the same edits and no fact changed."""
    source, span = passage
    before = source.slice(span).split()
    fact = random.choice(FINDERS[change](before))
    hosts = random.sample([article for article in articles if article is not source], 2)
    edits, others = random.getrandbits(64), source.text.split()
    trials = []
    for kind in (fact.kind, None):
        words = before if kind is None else changed(before, fact, random)
        after = " ".join(edit(words, share, others, Random(edits)))
        badges = _badges(hosts, " ".join(before), after)
        trials.append(Trial(change, kind, " ".join(before), after, badges))
    return trials


def _badges(hosts: Sequence[Article], before: str, after: str) -> frozenset[Fact] | None:
    """Return the badges of the passages that hold most of what was planted on both sides."""
    (left, ours), (right, theirs) = (
        _planted(host, text, side)
        for host, text, side in zip(hosts, (before, after), ("left", "right"), strict=True)
    )
    found = [
        overlap
        for overlap in Comparer([left, right]).pair(left, right, similar=False).passages
        if _holds(overlap.left, ours) and _holds(overlap.right, theirs)
    ]
    if not found:
        return None
    return frozenset(
        difference.fact
        for overlap in found
        for difference in overlap.differences
        if (difference.left is None or difference.left.overlaps(ours))
        and (difference.right is None or difference.right.overlaps(theirs))
    )


def _planted(host: Article, text: str, side: str) -> tuple[Article, Span]:
    """Return the host with `text` as a paragraph in its middle, and where that stands."""
    at = host.paragraphs[len(host.paragraphs) // 2].start if host.paragraphs else 0
    planted = Article(side, f"{host.text[:at]}{text}\n\n{host.text[at:]}", "")
    return planted, Span(at, at + len(text))


def _holds(passage: Span, planted: Span) -> bool:
    shared = min(passage.end, planted.end) - max(passage.start, planted.start)
    return 2 * shared > planted.end - planted.start


def _print_changed(trials: Sequence[Trial], options: Namespace) -> None:
    rows = []
    for change, expected in EXPECTED.items():
        ours = [trial for trial in trials if trial.change == change and trial.kind]
        kinds = Counter(trial.kind for trial in ours)
        rows.append(_changed_row(f"{change}, all", ours, expected))
        rows += [
            _changed_row(f"{change}: {kind}", [t for t in ours if t.kind == kind], expected)
            for kind, _ in kinds.most_common()
        ]
    title = f"One fact changed, {options.edits:.0%} of words edited"
    print_table(title, ["what was changed", "trials", "passage found", "flagged"], rows)


def _changed_row(name: str, trials: Sequence[Trial], expected: frozenset[Fact]) -> list[str]:
    found = [trial.badges for trial in trials if trial.badges is not None]
    flagged = sum(bool(badges & expected) for badges in found)
    return [name, str(len(trials)), str(len(found)), _share(flagged, len(found))]


def _print_unchanged(trials: Sequence[Trial], options: Namespace) -> None:
    found = [trial.badges for trial in trials if trial.badges is not None]
    counted = Counter(fact for badges in found for fact in badges)
    rows = [
        ["number, date or negation", str(sum(bool(badges & FACTS) for badges in found))],
        *([fact.value, str(counted[fact])] for fact in Fact),
        ["any", str(sum(bool(badges) for badges in found))],
    ]
    rows = [[name, count, _share(int(count), len(found))] for name, count in rows]
    title = (
        f"No fact changed, {options.edits:.0%} of words edited:"
        f" {len(found)} passages found of {len(trials)}"
    )
    print_table(title, ["badge given", "passages", "share"], rows)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else ""


def _show(trials: Sequence[Trial], most: int) -> None:
    """Print some trials that went wrong: a change without its badge, a badge without a change."""
    missed = [
        t for t in trials if t.kind and t.badges is not None and not t.badges & EXPECTED[t.change]
    ]
    false = [t for t in trials if t.kind is None and t.badges]
    for name, wrong in (("missed", missed), ("false", false)):
        for trial in wrong[:most]:
            print(f"\n{name}: {trial.kind or ', '.join(sorted(trial.badges or ()))}")
            print(f"  {trial.before}\n  {trial.after}")


if __name__ == "__main__":
    sys.exit(main())
