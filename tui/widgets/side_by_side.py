"""Two articles as the comparison shows them: sections as blocks of two columns, and marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.overlap.model import Difference, Kind, PairOverlaps, Row, Standing
from tui.overlap.phrasing import describe
from tui.overlap.sections import Gap, Passage, Section, Suggestion, divide
from tui.overlap.sharing import prevailing_kind
from tui.overlap.wording import diff_words
from tui.quotes.citation import paragraph_label
from tui.reading.columns import Block, Label, Piece
from tui.widgets.signs import DIFFERS, ONE_SIDED, SIGNS

FOLDED_WORDS = 24
"""Words inside a match that only one side has and that are still shown, not folded."""

SHORTEST_SAME = 5
"""Code points from which words that are the same in a reworded text are marked."""

Repeats = tuple[tuple[Span, Span], ...]
"""The (first, later) spans that an article repeats from itself."""


Sides = tuple[tuple[Span, ...], tuple[Span, ...]]
"""Spans of the left and of the right article."""


@dataclass(frozen=True)
class Spread:
    """Two articles as they lie side by side, their sections, and the words to mark.

    In copied rows the `edits` are marked; in reworded ones and suggestions, where most words
    differ, those that are the `same`; `facts` are the words on which a fact differs, `places`
    the same with the start of a row for words that only the other side has.
    """

    left: Article
    right: Article
    sections: tuple[Section, ...]
    edits: Sides
    same: Sides
    facts: Sides
    places: Sides
    repeats: Mapping[str, Repeats] = field(default_factory=dict)
    compared: bool = True
    """Whether it is known what they share."""

    @property
    def matches(self) -> tuple[int, ...]:
        """Return the indices of the sections that are passages, or without any, suggestions."""
        passages = [i for i, section in enumerate(self.sections) if isinstance(section, Passage)]
        return tuple(passages or (i for i, s in enumerate(self.sections) if not isinstance(s, Gap)))


def spread(
    left: Article,
    right: Article,
    pair: PairOverlaps,
    repeats: Mapping[str, Repeats],
    *,
    weak: bool,
    compared: bool = True,
) -> Spread:
    """Return two articles side by side; `weak` shows weak suggestions and boilerplate too.

    Where they are not `compared` yet nothing is said to be shared or not.
    """
    sections = divide(left, right, pair, weak=weak)
    copied = [
        edit
        for one, other, kind in _aligned(sections)
        if kind is Kind.EDITED
        for edit in diff_words(left, one, right, other)
        if not edit.equal
    ]
    kept = [
        edit
        for one, other, kind in _aligned(sections)
        if kind in (Kind.REWORDED, None)
        for edit in diff_words(left, one, right, other)
        if edit.equal and len(left.slice(edit.left).strip()) >= SHORTEST_SAME
    ]
    facts = [fact for section in sections for fact in differences_of(section)]
    return Spread(
        left,
        right,
        sections,
        (tuple(edit.left for edit in copied), tuple(edit.right for edit in copied)),
        (tuple(edit.left for edit in kept), tuple(edit.right for edit in kept)),
        (
            tuple(fact.left for fact in facts if fact.left),
            tuple(fact.right for fact in facts if fact.right),
        ),
        _places(sections),
        repeats,
        compared=compared,
    )


def _places(sections: Sequence[Section]) -> Sides:
    pairs = [
        (difference.left or row.left, difference.right or row.right)
        for section in sections
        if isinstance(section, Passage)
        for row, differences in section.overlap.rows_with_differences()
        for difference in differences
    ]
    return tuple(left for left, _ in pairs if left), tuple(right for _, right in pairs if right)


def _aligned(sections: Sequence[Section]) -> Iterator[tuple[Span, Span, Kind | None]]:
    """Yield the spans that are set side by side and how one follows the other."""
    for section in sections:
        if isinstance(section, Passage):
            for row in section.overlap.rows:
                if row.left and row.right:
                    yield row.left, row.right, row.kind
        elif isinstance(section, Suggestion):
            best = section.candidates[0]
            yield best.left, best.right, None


def differences_of(section: Section) -> tuple[Difference, ...]:
    """Return the facts that differ in a section."""
    if isinstance(section, Passage):
        return section.overlap.differences
    return section.candidates[0].differences if isinstance(section, Suggestion) else ()


def blocks_of(spread: Spread, opened: frozenset[int], *, unfolded: bool) -> Iterator[Block]:
    """Yield the blocks of a spread; gaps are folded but those `opened`, or all `unfolded`."""
    count = sum(isinstance(section, Passage) for section in spread.sections)
    for key, section in enumerate(spread.sections):
        shown = unfolded or key in opened
        if isinstance(section, Passage):
            yield from _passage_blocks(spread, section, (key, count), shown=shown)
        elif isinstance(section, Suggestion):
            yield from _suggestion_blocks(section, key)
        elif shown:
            yield Block(section.left, section.right, key, heading="not shared · z folds")
        else:
            yield _folded(spread, section, key)


def _passage_blocks(
    spread: Spread, passage: Passage, place: tuple[int, int], *, shown: bool
) -> Iterator[Block]:
    """Yield the rows of a match; `place` is its section and the number of all matches."""
    key, _ = place
    heading = _passage_heading(spread, passage, place)
    for two_sided, group in groupby(passage.overlap.rows_with_differences(), _has_both):
        told = list(group)
        rows = [row for row, _ in told]
        if not two_sided and not shown and _words_of(spread, rows) > FOLDED_WORDS:
            lefts = tuple(row.left for row in rows if row.left)
            rights = tuple(row.right for row in rows if row.right)
            yield _folded(spread, Gap(lefts, rights), key)._replace(heading=heading)
            heading = ""
            continue
        for row, differences in told:
            sign = _row_sign(row, differences)
            yield Block(_piece(row.left), _piece(row.right), key, sign, heading)
            heading = ""


def _passage_heading(spread: Spread, passage: Passage, place: tuple[int, int]) -> str:
    overlap = passage.overlap
    facts = " ".join(f"{DIFFERS} {fact}" for fact in overlap.differs)
    phrase = describe(spread.left, spread.right, overlap)
    sign = SIGNS[prevailing_kind(spread.left, [overlap]) or overlap.kind]
    shared = [row.left for row in overlap.rows if row.left and row.right]
    words = covered_words(spread.left, shared)
    moved = " · moved" if passage.moved else ""
    heading = f"{sign} {passage.number}/{place[1]} {phrase} · {words} words{moved}"
    return f"{heading}   {facts}" if facts else heading


def _row_sign(row: Row, differences: Sequence[Difference]) -> str:
    if row.left is None or row.right is None:
        return ONE_SIDED
    return SIGNS[row.kind] + (DIFFERS if differences else "")


def _has_both(told: tuple[Row, Sequence[Difference]]) -> bool:
    row, _ = told
    return row.left is not None and row.right is not None


def _words_of(spread: Spread, rows: Sequence[Row]) -> int:
    left = covered_words(spread.left, [row.left for row in rows if row.left])
    return left + covered_words(spread.right, [row.right for row in rows if row.right])


def _suggestion_blocks(suggestion: Suggestion, key: int) -> Iterator[Block]:
    heading = "similar, for you to judge"
    left: tuple[Piece, ...] = (suggestion.left,)
    for similar in suggestion.candidates:
        facts = " ".join(f"{DIFFERS} {fact}" for fact in similar.differs)
        named = "boilerplate" if similar.standing is Standing.BOILERPLATE else heading
        words = f"{SIGNS[None]} {named} · {similar.score:.2f}"
        heading = "also similar"
        sign = SIGNS[None] + (DIFFERS if facts else "")
        yield Block(left, (similar.right,), key, sign, f"{words}   {facts}" if facts else words)
        left = ()


def _folded(spread: Spread, gap: Gap, key: int) -> Block:
    told = "not shared" if spread.compared else "not compared yet"
    return Block(
        _fold(spread.left, gap.left, spread.repeats, told),
        _fold(spread.right, gap.right, spread.repeats, told),
        key,
    )


def _fold(
    article: Article, parts: Sequence[Span], repeats: Mapping[str, Repeats], told: str
) -> tuple[Piece, ...]:
    if not parts:
        return ()
    span = Span(parts[0].start, parts[-1].end)
    own = [
        (first, Span(max(later.start, part.start), min(later.end, part.end)))
        for first, later in repeats.get(article.id, ())
        for part in parts
        if later.overlaps(part)
    ]
    repeated = covered_words(article, [later for _, later in own])
    alone = covered_words(article, parts) - repeated
    words = [f"{alone:,} words {told}"] if alone else []
    if repeated:
        first = Span(min(f.start for f, _ in own), max(f.end for f, _ in own))
        words.append(f"{repeated:,} repeat ¶{paragraph_label(article, first)}")
    return (Label(span, "╴ " + ", ".join(words) + " ╴"),)


def _piece(span: Span | None) -> tuple[Piece, ...]:
    return (span,) if span else ()
