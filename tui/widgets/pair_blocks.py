"""The sections of a comparison as blocks to be set in rows: matches, suggestions and folds."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.overlap.match_rows import ToldRow
from tui.overlap.model import Kind, Row, Standing
from tui.overlap.sections import Gap, OtherHalf, Passage, Suggestion
from tui.quotes.citation import paragraph_label
from tui.reading.columns import Block, Label, Piece, paragraphs_within
from tui.widgets.signs import DIFFERS, MOVED, ONLY_LEFT, ONLY_RIGHT, SIGNS
from tui.widgets.spread import Spread

FOLDED_WORDS = 24
"""Words inside a match that only one side has and that are still shown, not folded."""

LONGEST_BLOCK = 4_000
"""Code points from which what is not shared is cut into several blocks."""


def blocks_of(
    spread: Spread, opened: frozenset[int], *, unfolded: bool, in_one: bool = False
) -> Iterator[Block]:
    """Yield the blocks of a spread; gaps are folded but those `opened`, or all `unfolded`.

    For one column, what is not shared stands there with all of the left before the right.
    """
    for key, section in enumerate(spread.sections):
        shown = unfolded or key in opened
        if isinstance(section, Passage):
            yield from _passage_blocks(spread, section, key, shown=shown)
        elif isinstance(section, Suggestion):
            yield from _suggestion_blocks(section, key)
        elif isinstance(section, OtherHalf):
            yield _other_half(spread, section, key)
        elif shown:
            yield from _gap_blocks(spread, section, key, in_one=in_one)
        else:
            yield _folded(spread, section, key)


def _passage_blocks(spread: Spread, passage: Passage, key: int, *, shown: bool) -> Iterator[Block]:
    rows = spread.rows(key)
    headed, number = True, 0
    for two_sided, group in groupby(rows.told, _has_both):
        told = [row for row, _ in group]
        if not two_sided and not shown and _words_of(spread, told) > FOLDED_WORDS:
            lefts = tuple(row.left for row in told if row.left)
            rights = tuple(row.right for row in told if row.right)
            folded = _folded(spread, Gap(lefts, rights), key)
            yield folded._replace(headed=headed, row=number)
            number += len(told)
            headed = False
            continue
        for row in told:
            sign = _row_sign(row) + (MOVED if number in rows.moved else "")
            alike = row.kind is Kind.VERBATIM
            yield Block(_piece(row.left), _piece(row.right), key, number, sign, headed, alike)
            headed = False
            number += 1


def _row_sign(row: Row) -> str:
    if row.left is None:
        return ONLY_RIGHT
    return SIGNS[row.kind] if row.right else ONLY_LEFT


def _has_both(told: ToldRow) -> bool:
    row, _ = told
    return row.left is not None and row.right is not None


def _words_of(spread: Spread, rows: Sequence[Row]) -> int:
    left, right = spread.articles
    words = covered_words(left, [row.left for row in rows if row.left])
    return words + covered_words(right, [row.right for row in rows if row.right])


def _suggestion_blocks(suggestion: Suggestion, key: int) -> Iterator[Block]:
    left: tuple[Piece, ...] = (suggestion.left,)
    for number, similar in enumerate(suggestion.candidates):
        yield Block(left, (similar.right,), key, number, SIGNS[None], headed=True)
        left = ()


def _other_half(spread: Spread, half: OtherHalf, key: int) -> Block:
    number = half.passage.number
    where = "above" if spread.passages[number] < key else "below"
    start = half.passage.overlap.right.start
    hint = spread.keymap.fill(" · {other-half} goes there")
    label = Label(Span(start, start), f"{MOVED} match {number} is {where}{hint}")
    return Block((), (label,), key)


def _gap_blocks(spread: Spread, gap: Gap, key: int, *, in_one: bool) -> Iterator[Block]:
    lefts = list(_cut(spread.articles[0], gap.left))
    rights = list(_cut(spread.articles[1], gap.right))
    if in_one:
        pairs = [*((one, ()) for one in lefts), *(((), one) for one in rights)]
    else:
        pairs = list(zip_longest(lefts, rights, fillvalue=()))
    for place, (left, right) in enumerate(pairs):
        yield Block(left, right, key, headed=place == 0)


def _cut(article: Article, parts: Iterable[Span]) -> Iterator[tuple[Piece, ...]]:
    """Yield stretches of at least LONGEST_BLOCK code points, but for the last, of whole parts.

    A part ends with its paragraph.
    """
    gathered: list[Piece] = []
    length = 0
    for part in parts:
        for paragraph in paragraphs_within(article, part):
            gathered.append(paragraph)
            length += paragraph.end - paragraph.start
            if length >= LONGEST_BLOCK:
                yield tuple(gathered)
                gathered, length = [], 0
    if gathered:
        yield tuple(gathered)


def _folded(spread: Spread, gap: Gap, key: int) -> Block:
    left, right = spread.articles
    return Block(_fold(spread, left, gap.left), _fold(spread, right, gap.right), key)


def _fold(spread: Spread, article: Article, parts: Sequence[Span]) -> tuple[Piece, ...]:
    if not parts:
        return ()
    told = "not shared" if spread.compared else "not compared yet"
    span = Span(parts[0].start, parts[-1].end)
    own = [
        (first, Span(max(later.start, part.start), min(later.end, part.end)))
        for first, later in spread.repeats.get(article.id, ())
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


def heading_of(spread: Spread, block: Block, *, known: bool) -> str:
    """Return the words above a block; of a match not `known` yet, those that need no comparing."""
    section = spread.sections[block.key]
    if isinstance(section, Suggestion):
        return _suggestion_heading(section, block.row)
    if not isinstance(section, Passage):
        return spread.keymap.fill("not shared · {fold} folds")
    overlap = section.overlap
    phrase = spread.told(block.key).phrase if known else overlap.kind.value
    told = f"{phrase} · {spread.words(block.key):,} words"
    moved = f" · {MOVED} moved" if section.moved else ""
    facts = "".join(f" {DIFFERS} {fact}" for fact in overlap.differs)
    number = f"{section.number}/{len(spread.passages)}"
    sign = SIGNS[spread.kind(block.key)]
    return f"{sign} {number} {told}{moved}{'  ' + facts if facts else ''}"


def _suggestion_heading(suggestion: Suggestion, number: int) -> str:
    similar = suggestion.candidates[number]
    named = "also similar" if number else "similar, for you to judge"
    if similar.standing is Standing.BOILERPLATE:
        named = "boilerplate"
    facts = "".join(f" {DIFFERS} {fact}" for fact in similar.differs)
    return f"{SIGNS[None]} {named} · {similar.score:.2f}{'  ' + facts if facts else ''}"
