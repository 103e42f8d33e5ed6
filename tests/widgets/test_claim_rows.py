"""Claims as rows: what speaks for and against each, in how many articles."""

import datetime

from tui.annotations.model import (
    Anchor,
    Claim,
    Evidence,
    Highlight,
    Placed,
    Stance,
    Target,
    select,
)
from tui.articles.model import Article
from tui.quotes.records import Entry
from tui.widgets.claim_rows import (
    claim_rows,
    draw_claim_heading,
    draw_claim_row,
    explain_claim_row,
    rest_on_copies,
)

NOW = datetime.datetime(2025, 7, 15, tzinfo=datetime.UTC)
TEXT = "Sales resume\nsoon. Nobody knows when."
LETTERS = {"a": "A", "b": "B"}


def claim(name: str) -> Claim:
    return Claim(name, f"claim {name}", NOW, NOW)


def evidence(name: str, highlight: str, stance: Stance) -> Evidence:
    return Evidence(name, "1", highlight, stance, NOW, NOW)


def entry(highlight_id: str) -> Entry | None:
    """Return a highlight named after its article and a number; there is no article `x`."""
    name = highlight_id[0]
    if name not in LETTERS:
        return None
    article = Article(name, TEXT, f"title of {name}")
    span = article.sentences[0]
    target = Target(name, "", (select(TEXT, span),))
    return Entry(article, Placed(Highlight(highlight_id, target, NOW, NOW), Anchor.OK, (span,)))


GIVEN = (
    evidence("e1", "a1", Stance.MENTIONS),
    evidence("e2", "b1", Stance.SUPPORTS),
    evidence("e3", "x1", Stance.SUPPORTS),
    evidence("e4", "a2", Stance.SUPPORTS),
)
ROWS = claim_rows([claim("1"), claim("2")], lambda one: GIVEN if one.id == "1" else (), entry)


def drawn(row: int) -> str:
    return "".join(words for words, _ in draw_claim_row(ROWS[row], LETTERS))


def test_evidence_stands_under_its_claim_what_supports_it_first() -> None:
    assert [row.id for row in ROWS] == ["1", "e2", "e3", "e4", "e1", "2"]


def test_a_claim_counts_stances_and_each_article_once() -> None:
    assert drawn(0).split() == ["3", "–", "1", "2", "claim", "1"]
    assert explain_claim_row(ROWS[0])[-1] == "3 supporting, 1 mentioning, in 2 articles"
    assert explain_claim_row(ROWS[5])[-1] == "no evidence yet"


def test_copies_of_one_source_are_counted_as_one() -> None:
    rows = claim_rows([claim("1"), claim("2")], lambda _: GIVEN, entry, lambda _: 1)
    words = "".join(words for words, _ in draw_claim_row(rows[0], LETTERS))
    assert words.split() == ["3", "–", "1", "1", "of", "2", "claim", "1"]
    assert explain_claim_row(rows[0])[-1].endswith("in 2 articles, 1 source")
    assert "sources" in draw_claim_heading(with_copies=rest_on_copies(rows))
    assert not rest_on_copies(ROWS)


def test_evidence_shows_its_sign_article_and_words_in_one_row() -> None:
    assert drawn(1).split(maxsplit=2) == ["+", "B", "“Sales resume soon.”"]
    assert drawn(4).split(maxsplit=2)[:2] == ["·", "A"]


def test_evidence_on_an_article_that_is_not_there_says_so() -> None:
    assert "not on an article of this library" in drawn(2)
    assert "not in this library" in explain_claim_row(ROWS[2])[-1]
