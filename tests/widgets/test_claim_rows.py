"""Claims as rows: what speaks for and against each, in how many articles."""

import datetime
from collections.abc import Collection

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
    Row,
    claim_rows,
    draw_claim_heading,
    draw_claim_row,
    explain_claim_row,
    rest_on_copies,
)

NOW = datetime.datetime(2025, 7, 15, tzinfo=datetime.UTC)
TEXT = "Sales resume\nsoon. Nobody knows when."
LETTERS = {"a": "A", "b": "B", "c": "C"}


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


def test_a_claim_counts_the_articles_of_each_stance_once() -> None:
    assert drawn(0).split() == ["2", "–", "1", "claim", "1"]
    assert explain_claim_row(ROWS[0])[-1] == (
        "supported in 2 articles · mentioned in 1 article"
        " · 1 highlight on no article of this library"
    )
    assert explain_claim_row(ROWS[5])[-1] == "no evidence yet"


def count_families(articles: Collection[str]) -> int:
    """Count as sources: `a` and `b` are copies of one source."""
    return len({one.replace("b", "a") for one in articles})


def counted(*stances: tuple[str, Stance]) -> list[Row]:
    said = [evidence(name, name, stance) for name, stance in stances]
    return claim_rows([claim("1")], lambda _: said, entry, count_families)


def test_sources_for_and_against_are_counted_apart() -> None:
    rows = counted(("a1", Stance.SUPPORTS), ("b1", Stance.SUPPORTS), ("c1", Stance.CONTRADICTS))
    cells = draw_claim_row(rows[0], LETTERS, with_copies=True)
    assert "".join(words for words, _ in cells).split() == ["1", "of", "2", "1", "–", "claim", "1"]
    assert explain_claim_row(rows[0])[-1] == (
        "supported in 2 articles, 1 source · contradicted in 1 article"
    )


def test_copies_that_say_the_opposite_are_one_source_on_both_sides() -> None:
    rows = counted(("a1", Stance.SUPPORTS), ("b1", Stance.CONTRADICTS), ("c1", Stance.SUPPORTS))
    assert explain_claim_row(rows[0])[-1] == (
        "supported in 2 articles · contradicted in 1 article · 1 source on both sides"
    )
    assert rest_on_copies(rows)


def test_an_article_that_says_both_is_on_both_sides() -> None:
    rows = counted(("c1", Stance.SUPPORTS), ("c2", Stance.CONTRADICTS))
    assert explain_claim_row(rows[0])[-1].endswith("1 article on both sides")
    assert not rest_on_copies(rows)


def test_the_heading_says_whether_articles_or_sources_are_counted() -> None:
    assert draw_claim_heading(with_copies=True).split() == ["sources", "+", "-", "·", "claim"]
    assert draw_claim_heading(with_copies=False).split() == ["articles", "+", "-", "·", "claim"]
    for with_copies in (True, False):
        heading, cells = (
            draw_claim_heading(with_copies=with_copies),
            draw_claim_row(ROWS[0], LETTERS, with_copies=with_copies),
        )
        assert heading.index("claim") == len(cells[0][0])


def test_evidence_shows_its_sign_article_and_words_in_one_row() -> None:
    assert drawn(1).split(maxsplit=2) == ["+", "B", "“Sales resume soon.”"]
    assert drawn(4).split(maxsplit=2)[:2] == ["·", "A"]


def test_evidence_on_an_article_that_is_not_there_says_so() -> None:
    assert "not on an article of this library" in drawn(2)
    assert "not in this library" in explain_claim_row(ROWS[2])[-1]
