"""Place the quotes of trials, in retold's way and in others', and judge the answers."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from tests.revision_trials import Trial
from tui.annotations.anchors.placing import Placer
from tui.annotations.model import Anchor, Highlight, Placed, Selector, Target, select
from tui.articles.model import Article, Span

TIME = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
SHARED = 0.9
"""Share of what two places cover together that they must have in common to be the same."""

_LEAST_LIKE = 50.0
_FEWEST_LIKE = 60.0
_BROKEN = re.compile(r"(?:[-‐]\n|\u00ad\n?)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Answer:
    """Where a quote was found and how surely."""

    anchor: Anchor
    span: Span | None


def highlight(text: str, *quotes: Span, name: str = "one") -> Highlight:
    """Return a highlight of spans of a text."""
    sha256 = Article("a.md", text, "").sha256
    target = Target("seeds/a.md", sha256, tuple(select(text, quote) for quote in quotes))
    return Highlight(name, target, TIME, TIME)


def place(old: str, new: str, *quotes: Span, kept: bool = True) -> Placed:
    """Return where a highlight of spans of `old` stands in `new`; `kept`: `old` is still known."""
    placer = Placer(Article("a.md", new, ""), lambda _: old if kept else None)
    return placer.place(highlight(old, *quotes))


def place_with(trial: Trial) -> Answer:
    """Find the quote by the text it was made on."""
    placed = place(trial.old, trial.new, trial.quote)
    return Answer(placed.anchor, placed.span)


def place_without_snapshot(trial: Trial) -> Answer:
    """Find the quote by itself and 64 characters on either side."""
    placed = place(trial.old, trial.new, trial.quote, kept=False)
    return Answer(placed.anchor, placed.span)


def first_equal(trial: Trial) -> Answer:
    """Take the first place of the exact text, as `str.find` does."""
    quote = trial.old[slice(*trial.quote)]
    at = trial.new.find(quote)
    if at < 0:
        return Answer(Anchor.ORPHAN, None)
    return Answer(Anchor.MOVED, Span(at, at + len(quote)))


def quote_search(trial: Trial) -> Answer:
    """Search exact, then approximate text, scored by quote, prefix, suffix and position.

    The way of web annotation clients: 50 parts of the score for the quote, 20 for either side of
    it, 2 for the position.
    """
    selector = select(trial.old, trial.quote)
    new = trial.new
    spans = [Span(*match.span()) for match in re.finditer(re.escape(selector.exact), new)]
    if not spans:
        found = partial_ratio_alignment(selector.exact, new, score_cutoff=_LEAST_LIKE)
        if found is None or found.dest_end <= found.dest_start:
            return Answer(Anchor.ORPHAN, None)
        spans = [Span(found.dest_start, found.dest_end)]
    best = max(spans, key=lambda span: _score(selector, new, span))
    if _score(selector, new, best) < _FEWEST_LIKE:
        return Answer(Anchor.ORPHAN, None)
    same = new[slice(*best)] == selector.exact
    return Answer(Anchor.MOVED if same else Anchor.FUZZY, best)


def _score(selector: Selector, text: str, span: Span) -> float:
    """Return 0 to 100."""
    before = text[max(0, span.start - len(selector.prefix)) : span.start]
    after = text[span.end : span.end + len(selector.suffix)]
    near = 1 - abs(span.start - selector.start) / max(len(text), selector.start, 1)
    parts = (
        (50, _likeness(selector.exact, text[slice(*span)])),
        (20, _likeness(selector.prefix, before)),
        (20, _likeness(selector.suffix, after)),
        (2, near),
    )
    return 100 * sum(weight * part for weight, part in parts) / 92


def _likeness(one: str, other: str) -> float:
    return Levenshtein.normalized_similarity(one, other)


PEERS: Mapping[str, Callable[[Trial], Answer]] = {
    "quote search": quote_search,
    "str.find": first_equal,
}
"""Other ways to find a quote again."""


def judge(trial: Trial, answer: Answer) -> tuple[str, ...]:
    """Return `right` and `silently wrong`, those that hold."""
    right = is_right(answer.span, trial.truth)
    sure = answer.anchor in {Anchor.OK, Anchor.MOVED}
    other = answer.span is not None and words_of(trial.new[slice(*answer.span)]) != words_of(
        trial.old[slice(*trial.quote)]
    )
    verdicts = (("right", right), ("silently wrong", sure and (not right or other)))
    return tuple(verdict for verdict, holds in verdicts if holds)


def is_right(span: Span | None, truth: Span | None) -> bool:
    """Tell whether a place is the true one."""
    if span is None or truth is None:
        return span is truth
    shared = min(span.end, truth.end) - max(span.start, truth.start)
    return shared >= SHARED * (max(span.end, truth.end) - min(span.start, truth.start))


def words_of(text: str) -> list[str]:
    """Return the words of a text without case, ligatures and breaks."""
    return _WORD.findall(_BROKEN.sub("", text.replace("--", " ")).replace("-", "").casefold())
