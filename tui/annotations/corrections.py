"""The reader's word on two places, or on two whole articles."""

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.annotations.history.steps import Step
from tui.annotations.ledger import Ledger, removals
from tui.annotations.model import (
    Change,
    Correction,
    Highlight,
    Selector,
    Target,
    Verdict,
)
from tui.annotations.placing import Placings
from tui.annotations.sources import Sources
from tui.articles.model import Article, Span

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore

_WORDS = {
    Verdict.NOT_A_MATCH: ("match refused", "match restored"),
    Verdict.JOIN: ("joined", "joining undone"),
    Verdict.SPLIT: ("articles parted", "articles together again"),
}


@dataclass(frozen=True, slots=True)
class PlacedCorrection:
    """The reader's word on a span of a left article and one of a right article as they are now."""

    id: str
    verdict: Verdict
    left: Span
    right: Span


class Corrections:
    """What the reader decided about matches and families; each word is one undoable step."""

    def __init__(self, ledger: Ledger, sources: Sources) -> None:
        self._ledger = ledger
        self._store: AnnotationStore = ledger.store
        self._sources = sources
        self._placings = Placings(ledger.store)
        self._wrapped: dict[str, tuple[tuple[Correction, ...], tuple[Highlight, ...]]] = {}

    def refuse(
        self, left: Article, left_span: Span, right: Article, right_span: Span
    ) -> Correction:
        """Say that two spans are no match, and return that."""
        return self._say_of_spans(Verdict.NOT_A_MATCH, (left, left_span), (right, right_span))

    def join(self, left: Article, left_span: Span, right: Article, right_span: Span) -> Correction:
        """Say that two spans are a match, and return that."""
        return self._say_of_spans(Verdict.JOIN, (left, left_span), (right, right_span))

    def split_articles(self, left: Article, right: Article) -> Correction:
        """Say that two articles are not of one family, and return that."""
        return self._say(Verdict.SPLIT, self._sources.whole(left), self._sources.whole(right))

    def join_articles(self, left: Article, right: Article) -> Correction:
        """Say that two articles are of one family, and return that."""
        return self._say(Verdict.JOIN, self._sources.whole(left), self._sources.whole(right))

    def remove(self, correction_id: str) -> None:
        """Take a correction back; one that is gone already is no step."""

        def plan() -> Step:
            correction = self._store.get(Correction, correction_id)
            changes = removals([correction])
            return Step(changes, "correction removed", "correction restored")

        self._ledger.carry_out_plan(plan)

    def between(self, left: Article, right: Article) -> list[PlacedCorrection]:
        """Return what was said of places in two articles, the oldest first, as they are now.

        A correction whose text is gone from one of them is left out.
        """
        given = self._of_pair(left, right)
        if not any(one.targets[0].selectors for one, _ in given):
            return []
        lefts, rights = self._places(left), self._places(right)
        placed = []
        for one, side in given:
            left_span = lefts.get(_name(one, side))
            right_span = rights.get(_name(one, 1 - side))
            if left_span and right_span:
                placed.append(PlacedCorrection(one.id, one.verdict, left_span, right_span))
        return placed

    def pairs(self) -> set[tuple[str, str]]:
        """Return the ids of each two articles of this library about which something was said."""
        found = set()
        for one in self._store.all(Correction):
            left, right = (self._sources.article_id(target.source) for target in one.targets)
            if left is not None and right is not None:
                found.add((min(left, right), max(left, right)))
        return found

    def of_articles(self, left: Article, right: Article) -> Verdict | None:
        """Return the latest word on two whole articles, JOIN or SPLIT; None where there is none."""
        whole = [one for one, _ in self._of_pair(left, right) if not one.targets[0].selectors]
        return whole[-1].verdict if whole else None

    def of_whole_articles(self) -> list[tuple[tuple[str, str], Verdict]]:
        """Return the latest word on each two articles of this library as a whole, oldest first.

        The ids of the two are sorted.
        """
        latest: dict[tuple[str, str], Verdict] = {}
        for one in sorted(self._store.all(Correction), key=_modified):
            if any(target.selectors for target in one.targets):
                continue
            left, right = (self._sources.article_id(target.source) for target in one.targets)
            if left is not None and right is not None:
                pair = min(left, right), max(left, right)
                latest.pop(pair, None)
                latest[pair] = one.verdict
        return list(latest.items())

    def _say_of_spans(
        self, verdict: Verdict, left: tuple[Article, Span], right: tuple[Article, Span]
    ) -> Correction:
        targets = (self._sources.target(article, [span]) for article, span in (left, right))
        return self._say(verdict, *targets)

    def _say(self, verdict: Verdict, left: Target, right: Target) -> Correction:
        """Save a new correction, or change the one on the same places."""
        done, undone = _WORDS[verdict]

        def plan() -> tuple[Correction, Step]:
            known = self._known(left, right)
            if known:
                said = self._ledger.dated(known, replace(known, verdict=verdict))
            else:
                said = Correction(verdict=verdict, targets=(left, right), **self._ledger.origin())
            changes = () if said == known else (Change(known, said),)
            return said, Step(changes, done, undone)

        return self._ledger.make(plan)

    def _known(self, left: Target, right: Target) -> Correction | None:
        """Return the correction on the same places, or on the same whole articles."""
        wanted = {_place(left), _place(right)}
        return next(
            (
                one
                for one in self._store.about(Correction, left.source)
                if {_place(target) for target in one.targets} == wanted
            ),
            None,
        )

    def _of_pair(self, left: Article, right: Article) -> list[tuple[Correction, int]]:
        """Return the corrections on two articles, each with which of its targets is the left."""
        lefts = self._sources.all_of(left.id)
        rights = self._sources.all_of(right.id)
        found = []
        for one in self._sources.about(Correction, left.id):
            first, second = (target.source for target in one.targets)
            if first in lefts and second in rights:
                found.append((one, 0))
            elif second in lefts and first in rights:
                found.append((one, 1))
        return sorted(found, key=lambda item: _modified(item[0]))

    def _places(self, article: Article) -> dict[str, Span]:
        """Return where the targets of corrections are in an article, those that are found."""
        placed = self._placings.of(article, self._as_highlights(article.id))
        return {one.highlight.id: one.span for one in placed if one.span}

    def _as_highlights(self, article_id: str) -> tuple[Highlight, ...]:
        """Return a highlight for each target in an article, to be placed like any other."""
        corrections = self._sources.about(Correction, article_id)
        known = self._wrapped.get(article_id)
        if known and known[0] == corrections:
            return known[1]
        sources = self._sources.all_of(article_id)
        wrapped = tuple(
            Highlight(_name(one, side), target, one.created, one.modified)
            for one in corrections
            for side, target in enumerate(one.targets)
            if target.source in sources and target.selectors
        )
        self._wrapped[article_id] = corrections, wrapped
        return wrapped


def _modified(correction: Correction) -> datetime.datetime:
    return correction.modified


def _name(correction: Correction, side: int) -> str:
    return f"{correction.id}/{side}"


def _place(target: Target) -> tuple[str, tuple[Selector, ...]]:
    return target.source, target.selectors
