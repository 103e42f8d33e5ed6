"""Two articles as the comparison shows them: sections as blocks of two columns, and marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Kind, PairOverlaps
from tui.overlap.phrasing import describe
from tui.overlap.sections import Gap, Match, Section, Suggestion, count_words, divide
from tui.overlap.wording import diff_words
from tui.quotes.citation import paragraph_label
from tui.reading.columns import Block, Label, Piece
from tui.widgets.signs import DIFFERS, SIGNS

Repeats = tuple[tuple[Span, Span], ...]
"""The (first, later) spans that an article repeats from itself."""


@dataclass(frozen=True)
class Spread:
    """Two articles as they lie side by side: their sections and the words that differ."""

    left: Article
    right: Article
    sections: tuple[Section, ...]
    edits: tuple[tuple[Span, ...], tuple[Span, ...]]
    facts: tuple[tuple[Span, ...], tuple[Span, ...]]
    repeats: Mapping[str, Repeats] = field(default_factory=dict)

    @property
    def matches(self) -> tuple[int, ...]:
        """Return the indices of the sections that are passages, or without any, suggestions."""
        passages = [i for i, section in enumerate(self.sections) if isinstance(section, Match)]
        suggestions = (i for i, s in enumerate(self.sections) if isinstance(s, Suggestion))
        return tuple(passages or suggestions)


def spread(
    left: Article,
    right: Article,
    pair: PairOverlaps,
    repeats: Mapping[str, Repeats],
    *,
    weak: bool,
) -> Spread:
    """Return two articles side by side; `weak` shows the weak suggestions too."""
    sections = divide(left, right, pair, weak=weak)
    edits = [
        edit
        for section in sections
        if isinstance(section, Match)
        for row in section.overlap.rows
        if row.left and row.right and row.kind is not Kind.VERBATIM
        for edit in diff_words(left, row.left, right, row.right)
        if not edit.equal
    ]
    facts = [fact for section in sections for fact in differences_of(section)]
    return Spread(
        left,
        right,
        sections,
        (tuple(edit.left for edit in edits), tuple(edit.right for edit in edits)),
        (
            tuple(fact.left for fact in facts if fact.left),
            tuple(fact.right for fact in facts if fact.right),
        ),
        repeats,
    )


def differences_of(section: Section) -> tuple[Difference, ...]:
    """Return the facts that differ in a section."""
    if isinstance(section, Match):
        return section.overlap.differences
    if isinstance(section, Suggestion):
        return tuple(fact for similar in section.candidates for fact in similar.differences)
    return ()


def blocks_of(spread: Spread, opened: frozenset[int], *, unfolded: bool) -> Iterator[Block]:
    """Yield the blocks of a spread; gaps are folded but those `opened`, or all `unfolded`."""
    count = sum(isinstance(section, Match) for section in spread.sections)
    for key, section in enumerate(spread.sections):
        if isinstance(section, Match):
            yield from _match_blocks(spread, section, key, count)
        elif isinstance(section, Suggestion):
            yield from _suggestion_blocks(section, key)
        elif unfolded or key in opened:
            yield Block(section.left, section.right, key, heading="not shared · z folds")
        else:
            yield _folded(spread, section, key)


def _match_blocks(spread: Spread, match: Match, key: int, count: int) -> Iterator[Block]:
    overlap = match.overlap
    facts = " ".join(f"{DIFFERS} {fact}" for fact in overlap.differs)
    moved = " · moved" if match.moved else ""
    words = count_words(spread.left, [overlap.left])
    phrase = describe(spread.left, spread.right, overlap)
    heading = f"{SIGNS[overlap.kind]} {match.number}/{count} {phrase} · {words} words{moved}"
    heading = f"{heading}   {facts}" if facts else heading
    for row in overlap.rows:
        sides = (row.left, row.right)
        differs = any(_touches(difference, *sides) for difference in overlap.differences)
        sign = (SIGNS[row.kind] if row.kind else "+") + (DIFFERS if differs else "")
        yield Block(_piece(row.left), _piece(row.right), key, sign, heading)
        heading = ""


def _suggestion_blocks(suggestion: Suggestion, key: int) -> Iterator[Block]:
    heading = "similar, for you to judge"
    left: tuple[Piece, ...] = (suggestion.left,)
    for similar in suggestion.candidates:
        facts = " ".join(f"{DIFFERS} {fact}" for fact in similar.differs)
        words = f"{SIGNS[None]} {heading} · {similar.score:.2f}"
        heading = "or"
        sign = SIGNS[None] + (DIFFERS if facts else "")
        yield Block(left, (similar.right,), key, sign, f"{words}   {facts}" if facts else words)
        left = ()


def _folded(spread: Spread, gap: Gap, key: int) -> Block:
    return Block(
        _fold(spread.left, gap.left, spread.repeats),
        _fold(spread.right, gap.right, spread.repeats),
        key,
    )


def _fold(
    article: Article, parts: Sequence[Span], repeats: Mapping[str, Repeats]
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
    repeated = count_words(article, [later for _, later in own])
    alone = count_words(article, parts) - repeated
    words = [f"{alone:,} words not shared"] if alone else []
    if repeated:
        first = Span(min(f.start for f, _ in own), max(f.end for f, _ in own))
        words.append(f"{repeated:,} words repeat ¶{paragraph_label(article, first)}")
    return (Label(span, "╴╴ " + ", ".join(words) + " ╴╴"),)


def _piece(span: Span | None) -> tuple[Piece, ...]:
    return (span,) if span else ()


def _touches(difference: Difference, left: Span | None, right: Span | None) -> bool:
    pairs = ((difference.left, left), (difference.right, right))
    return any(one and other and one.overlaps(other) for one, other in pairs)
