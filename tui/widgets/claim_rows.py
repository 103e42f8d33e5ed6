"""Claims and their evidence as rows of a list."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.annotations.model import Claim, Evidence, Stance
from tui.quotes.records import Entry
from tui.widgets.family_words import articles_phrase
from tui.widgets.highlight_words import STANCE_SIGNS, anchor_words, counted
from tui.widgets.list_pane import Cell

_DONE = {
    Stance.SUPPORTS: "supported",
    Stance.CONTRADICTS: "contradicted",
    Stance.MENTIONS: "mentioned",
}

FIRST_WIDTH = 10
"""Cells of the first column, whose heading says what is counted."""


class Spread(NamedTuple):
    """In how many articles something is said, and as how many sources these count."""

    articles: int
    sources: int


@dataclass(frozen=True)
class ClaimRow:
    """A claim with how many articles and sources say what of it, each stance for itself.

    `both` are those that support and contradict it, `absent` counts the highlights that are not
    on articles of this library.
    """

    claim: Claim
    spreads: Mapping[Stance, Spread]
    both: Spread
    absent: int

    @property
    def id(self) -> str:
        """Return the claim's id."""
        return self.claim.id


@dataclass(frozen=True)
class EvidenceRow:
    """What a highlight says of a claim; without an entry its article is not in the library."""

    claim: Claim
    evidence: Evidence
    entry: Entry | None

    @property
    def id(self) -> str:
        """Return the evidence's id."""
        return self.evidence.id


Row = ClaimRow | EvidenceRow


def claim_rows(
    claims: Iterable[Claim],
    evidence_of: Callable[[Claim], Sequence[Evidence]],
    entry_of: Callable[[str], Entry | None],
    count_sources: Callable[[Collection[str]], int] = len,
) -> list[Row]:
    """Return each claim followed by its evidence; `entry_of` finds a highlight by its id.

    `count_sources` tells as how many sources some articles count, by their ids.
    """
    rows: list[Row] = []
    for claim in claims:
        evidence = sorted(evidence_of(claim), key=lambda one: list(Stance).index(one.stance))
        under = [EvidenceRow(claim, one, entry_of(one.highlight)) for one in evidence]
        rows += [_count(claim, under, count_sources), *under]
    return rows


def _count(
    claim: Claim, under: Sequence[EvidenceRow], count_sources: Callable[[Collection[str]], int]
) -> ClaimRow:
    """Return a claim with the counts of its evidence; a family on both sides counts on each."""

    def spread(articles: Collection[str]) -> Spread:
        return Spread(len(articles), count_sources(articles))

    saying: dict[Stance, set[str]] = {stance: set() for stance in Stance}
    for row in under:
        if row.entry:
            saying[row.evidence.stance].add(row.entry.article.id)
    spreads = {stance: spread(articles) for stance, articles in saying.items()}
    one, other = spreads[Stance.SUPPORTS], spreads[Stance.CONTRADICTS]
    either = spread(saying[Stance.SUPPORTS] | saying[Stance.CONTRADICTS])
    both = Spread(*(a + b - c for a, b, c in zip(one, other, either, strict=True)))
    return ClaimRow(claim, spreads, both, sum(row.entry is None for row in under))


def draw_claim_heading(*, with_copies: bool) -> str:
    """Return the heading over the counts of claims, some of which rest on copies or none."""
    first, *others = (STANCE_SIGNS[stance] for stance in Stance)
    counted = f"{'sources' if with_copies else 'articles'} {first}"
    return f"{_columns([counted, *others], with_copies=with_copies)}   claim"


def rest_on_copies(rows: Iterable[Row]) -> bool:
    """Tell whether what is said of any of some claims is from fewer sources than articles."""
    claims = (row for row in rows if isinstance(row, ClaimRow))
    spreads = (spread for row in claims for spread in (*row.spreads.values(), row.both))
    return any(spread.sources != spread.articles for spread in spreads)


def _columns(counts: Sequence[str], *, with_copies: bool) -> str:
    """Return the counts of each stance; those of copies such as `2 of 13` take more room."""
    first, *others = counts
    width = 7 if with_copies else 3
    return " ".join([f"{first:>{FIRST_WIDTH}}", *(f"{count:>{width}}" for count in others)])


def draw_claim_row(
    row: Row, letters: Mapping[str, str], *, with_copies: bool = False
) -> tuple[Cell, ...]:
    """Return the cells of a claim's row or of its evidence's."""
    if isinstance(row, ClaimRow):
        counts = [_counted(row.spreads[stance]) for stance in Stance]
        note = "  (note)" if row.claim.note else ""
        return (
            (f"{_columns(counts, with_copies=with_copies)}   ", "list--faint"),
            (row.claim.text, "list--strong"),
            (note, "list--faint"),
        )
    sign = STANCE_SIGNS[row.evidence.stance]
    if row.entry is None:
        return (
            (f"    {sign} ", "list--strong"),
            ("a highlight that is not on an article of this library", "list--faint"),
        )
    anchor = anchor_words(row.entry.placed)
    return (
        (f"    {sign} ", "list--strong"),
        (f"{letters.get(row.entry.article.id, '?'):>2} ", "list--strong"),
        (f"({anchor}) " if anchor else "", "list--faint"),
        (f"“{' '.join(row.entry.quote.split())}”", ""),
    )


def _counted(spread: Spread) -> str:
    """Return how many articles say something; where some are copies, how many sources they are."""
    if spread.sources < spread.articles:
        return f"{spread.sources} of {spread.articles}"
    return str(spread.articles or "–")


def explain_claim_row(row: Row) -> list[str]:
    """Return lines on the chosen row: the whole claim, and its evidence in words."""
    claim = row.claim
    lines = [claim.text, *claim.note.splitlines()]
    if isinstance(row, ClaimRow):
        return [*lines, " · ".join(_tell_spreads(row)) or "no evidence yet"]
    if row.entry is None:
        return [*lines, f"{row.evidence.stance}, on an article that is not in this library"]
    highlight = row.entry.placed.highlight
    quote = f"“{' '.join(row.entry.quote.split())}”"
    return [*lines, f"{row.evidence.stance}: {row.entry.article.title}", quote, highlight.note]


def _tell_spreads(row: ClaimRow) -> Iterator[str]:
    """Yield in words who says what of a claim, and what of that cannot be counted as such."""
    for stance, spread in row.spreads.items():
        if spread.articles:
            yield f"{_DONE[stance]} in {articles_phrase(*spread)}"
    if row.both.sources:
        counted_as = "source" if rest_on_copies([row]) else "article"
        yield f"{counted(row.both.sources, counted_as)} on both sides"
    if row.absent:
        yield f"{counted(row.absent, 'highlight')} on no article of this library"
