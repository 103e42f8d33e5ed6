"""Claims and their evidence as rows of a list."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.annotations.model import Claim, Evidence, Stance
from tui.quotes.records import Entry
from tui.widgets.family_words import articles_phrase
from tui.widgets.highlight_words import STANCE_SIGNS, anchor_words
from tui.widgets.list_pane import Cell

_DOING = {
    Stance.SUPPORTS: "supporting",
    Stance.CONTRADICTS: "contradicting",
    Stance.MENTIONS: "mentioning",
}

COUNTS_WIDTH = 20
"""Cells of a claim's counts before its words."""


@dataclass(frozen=True)
class ClaimRow:
    """A claim with how many highlights say what of it, in how many articles of how many sources."""

    claim: Claim
    counts: Mapping[Stance, int]
    articles: int
    sources: int

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
        counts = {stance: sum(one.stance is stance for one in evidence) for stance in Stance}
        articles = {row.entry.article.id for row in under if row.entry}
        rows += [ClaimRow(claim, counts, len(articles), count_sources(articles)), *under]
    return rows


def draw_claim_heading(*, with_copies: bool) -> str:
    """Return the heading over the counts of claims, some of which rest on copies or none."""
    counts = " ".join(f"{STANCE_SIGNS[stance]:>3}" for stance in Stance)
    counted = "sources" if with_copies else "articles"
    return f"{counts} {counted:>8}   claim".ljust(COUNTS_WIDTH)


def rest_on_copies(rows: Iterable[Row]) -> bool:
    """Tell whether the evidence for any of some claims is from fewer sources than articles."""
    return any(isinstance(row, ClaimRow) and row.sources < row.articles for row in rows)


def draw_claim_row(row: Row, letters: Mapping[str, str]) -> tuple[Cell, ...]:
    """Return the cells of a claim's row or of its evidence's."""
    if isinstance(row, ClaimRow):
        counts = " ".join(f"{row.counts[stance] or '–':>3}" for stance in Stance)
        note = "  (note)" if row.claim.note else ""
        return (
            (f"{counts} {_spread(row):>8}   ", "list--faint"),
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


def _spread(row: ClaimRow) -> str:
    """Return how many articles there is evidence in; of copies, how many sources they are."""
    if row.sources < row.articles:
        return f"{row.sources} of {row.articles}"
    return str(row.articles or "–")


def explain_claim_row(row: Row) -> list[str]:
    """Return lines on the chosen row: the whole claim, and its evidence in words."""
    claim = row.claim
    lines = [claim.text, *claim.note.splitlines()]
    if isinstance(row, ClaimRow):
        counts = [f"{count} {_DOING[stance]}" for stance, count in row.counts.items() if count]
        articles = f"in {articles_phrase(row.articles, row.sources)}"
        return [*lines, f"{', '.join(counts)}, {articles}" if counts else "no evidence yet"]
    if row.entry is None:
        return [*lines, f"{row.evidence.stance}, on an article that is not in this library"]
    highlight = row.entry.placed.highlight
    quote = f"“{' '.join(row.entry.quote.split())}”"
    return [*lines, f"{row.evidence.stance}: {row.entry.article.title}", quote, highlight.note]
