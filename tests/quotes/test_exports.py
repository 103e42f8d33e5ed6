import csv
import datetime
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from tui.articles.model import Article, Metadata, Span
from tui.quotes.exports import CSV_COLUMNS, export_csv, export_jsonl, export_markdown
from tui.quotes.records import Entry, Loss

TIME = datetime.datetime(2025, 7, 16, 12, 0, tzinfo=datetime.UTC)
CHIPS = Article(
    "chips.md",
    "Sales may go on.\n\nThe **ban** ends.",
    "Chips",
    Metadata(source="The Daily", date=datetime.date(2025, 7, 15)),
    markdown=True,
)
TRADE = Article("trade.txt", "=1+1 is a formula.", "Trade")


def entry(
    article: Article,
    *spans: Span,
    tags: tuple[str, ...] = (),
    note: str = "",
    anchor: Anchor = Anchor.OK,
    guess: tuple[Span, ...] = (),
    claims: dict[str, Stance] | None = None,
) -> Entry:
    selectors = tuple(select(article.text, span) for span in spans)
    highlight = Highlight(
        "id-1", Target(f"seeds/{article.id}", "0" * 64, selectors), TIME, TIME, tags, note
    )
    linked = tuple(
        (Claim(text, text, TIME, TIME), Evidence(text, text, "id-1", stance, TIME, TIME))
        for text, stance in (claims or {}).items()
    )
    places = () if anchor is Anchor.ORPHAN else spans
    return Entry(article, Placed(highlight, anchor, places, guess), linked)


BAN = entry(CHIPS, Span(18, 35), tags=("trade/ban", "US"), note="Check *this*.")
SALES = entry(CHIPS, Span(0, 16))
FORMULA = entry(TRADE, Span(0, 18))
LOST = entry(TRADE, Span(0, 18), anchor=Anchor.ORPHAN)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_report_groups_quotes_by_article_in_reading_order() -> None:
    report = export_markdown([FORMULA, BAN, SALES])
    places = [report.index(words) for words in ("## Chips", "Sales", "The ban", "## Trade", "=1+1")]
    assert places == sorted(places)
    assert report.count("## Chips") == 1


def test_report_has_citation_tags_and_note() -> None:
    assert export_markdown([BAN]) == (
        "# Highlights\n\n## Chips\n\n"
        '> The ban ends.\n>\n> — "Chips", The Daily, 15 July 2025, ¶2\n\n'
        "Tags: trade/ban, US\n\nNote: Check \\*this\\*.\n"
    )


def test_report_keeps_lost_highlights_apart() -> None:
    report = export_markdown([LOST, SALES])
    apart = report.index("## Highlights that lost their place")
    assert report.index("Sales may go on.") < apart < report.index("=1+1 is a formula.")
    assert "¶" not in report[apart:]


GONE = Article("trade.txt", "", "trade.txt")


@pytest.mark.parametrize(
    ("article", "missing", "told"),
    [
        (replace(TRADE, text="All is new."), None, "Its text is gone from the article."),
        (TRADE, None, "Its place is lost, though such words still stand in the article."),
        (GONE, Loss.ARTICLE, "Its article is gone."),
        (GONE, Loss.UNREADABLE, "Its article cannot be read."),
    ],
)
def test_report_says_plainly_why_a_highlight_is_lost(
    article: Article, missing: Loss | None, told: str
) -> None:
    lost = replace(LOST, article=article, missing=missing)
    assert f"\n\n{told}\n" in export_markdown([lost])
    assert not any(loss.value in export_markdown([SALES]).lower() for loss in Loss)


def test_a_missing_article_is_cited_by_its_name_once() -> None:
    report = export_markdown([replace(LOST, article=GONE, missing=Loss.ARTICLE)])
    assert "> — trade.txt\n" in report


def test_a_lost_quote_of_markdown_has_no_markup() -> None:
    lost = entry(CHIPS, Span(18, 35), anchor=Anchor.ORPHAN)
    assert "> The ban ends.\n" in export_markdown([lost])
    assert json.loads(export_jsonl([lost]))["quote"] == "The **ban** ends."


def test_report_says_where_a_lost_text_may_be_now() -> None:
    lost = entry(CHIPS, Span(0, 16), anchor=Anchor.ORPHAN, guess=(Span(18, 35),))
    assert "Perhaps it now stands in ¶2: “The ban ends.”\n" in export_markdown([lost])
    assert "Perhaps" not in export_markdown([LOST])


def test_a_quote_of_several_spans_shows_what_is_left_out() -> None:
    both = entry(CHIPS, Span(0, 5), Span(10, 16), Span(18, 35))
    assert (
        '> Sales […] go on. […] The ban ends.\n>\n> — "Chips", The Daily, 15 July 2025, ¶1–2\n'
        in export_markdown([both])
    )
    record = json.loads(export_jsonl([both]))
    assert (record["start"], record["end"]) == (0, 35)
    assert record["spans"] == [[0, 5], [10, 16], [18, 35]]
    assert record["quote"] == "Sales […] go on. […] The **ban** ends."
    assert "spans" not in json.loads(export_jsonl([SALES]))
    [row] = rows(export_csv([both]))
    assert (row["quote"], row["paragraph"]) == ("Sales […] go on. […] The ban ends.", "1–2")


def test_a_lost_text_of_several_spans_keeps_its_words() -> None:
    lost = entry(TRADE, Span(0, 4), Span(8, 17), anchor=Anchor.ORPHAN)
    assert "> =1+1 […] a formula\n" in export_markdown([lost])
    assert json.loads(export_jsonl([lost]))["quote"] == "=1+1 […] a formula"


def test_claims_are_told_with_what_the_highlight_says_of_them() -> None:
    claims = {"Sales *stop*": Stance.CONTRADICTS, "They go on": Stance.SUPPORTS}
    linked = entry(CHIPS, Span(0, 16), claims=claims)
    report = export_markdown([linked])
    assert "Claim (contradicts): Sales \\*stop\\*\n\nClaim (supports): They go on\n" in report
    [row] = rows(export_csv([linked]))
    assert row["claims"] == "contradicts: Sales *stop*; supports: They go on"
    assert json.loads(export_jsonl([linked]))["claims"] == [
        {"claim": "Sales *stop*", "stance": "contradicts"},
        {"claim": "They go on", "stance": "supports"},
    ]
    assert "claims" not in json.loads(export_jsonl([SALES]))


EDITED = replace(
    BAN,
    article=replace(CHIPS, text="Sales may go on.\n\nThe *embargo* ends."),
    placed=Placed(BAN.placed.highlight, Anchor.FUZZY, (Span(18, 37),)),
)
"""The ban as it was found again where its words have changed."""


def test_every_format_says_how_a_changed_quote_was_marked() -> None:
    told = "> The embargo ends.\n>\n> — {}\n>\n> (found again by likeness; marked as: “{}”)\n"
    citation = '"Chips", The Daily, 15 July 2025, ¶2'
    assert told.format(citation, "The ban ends.") in export_markdown([EDITED])
    [row] = rows(export_csv([EDITED]))
    assert (row["quote"], row["marked"]) == ("The embargo ends.", "The ban ends.")
    record = json.loads(export_jsonl([EDITED]))
    assert (record["quote"], record["marked"]) == ("The *embargo* ends.", "The **ban** ends.")


def test_what_stands_as_it_was_marked_is_shown_once() -> None:
    likely = entry(CHIPS, Span(0, 16), anchor=Anchor.FUZZY)
    assert "> (found again by likeness)\n" in export_markdown([likely])
    for one in (likely, SALES, LOST):
        assert "marked as" not in export_markdown([one])
        assert "marked" not in json.loads(export_jsonl([one]))
        assert rows(export_csv([one]))[0]["marked"] == ""
    assert "by likeness" not in export_markdown([SALES])


def test_report_of_nothing_says_so() -> None:
    assert "There are no highlights." in export_markdown([])


def test_table_has_the_words_and_where_they_are_from() -> None:
    (row,) = rows(export_csv([BAN]))
    assert tuple(row) == tuple(CSV_COLUMNS)
    assert row["quote"] == "The ban ends."
    assert row["tags"] == "trade/ban; US"
    assert (row["date"], row["paragraph"], row["start"], row["end"]) == (
        "2025-07-15",
        "2",
        "18",
        "35",
    )
    assert row["author"] == ""


def test_table_disarms_formulas() -> None:
    (row,) = rows(export_csv([FORMULA]))
    assert row["quote"] == "'=1+1 is a formula."


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"=+-@,')))
def test_any_note_survives_the_table_and_is_no_formula(note: str) -> None:
    (row,) = rows(export_csv([entry(CHIPS, Span(0, 16), note=note)]))
    assert row["note"] == (f"'{note}" if note[:1] in {"=", "+", "-", "@", "\t"} and note else note)


def test_records_quote_the_article_as_written() -> None:
    record = json.loads(export_jsonl([BAN]))
    assert record["quote"] == CHIPS.text[record["start"] : record["end"]] == "The **ban** ends."
    assert record["tags"] == ["trade/ban", "US"]
    assert record["source"] == "The Daily"
    assert record["url"] is None


def test_a_record_of_a_lost_text_has_no_place_but_the_words() -> None:
    record = json.loads(export_jsonl([LOST]))
    assert (record["start"], record["end"], record["anchor"]) == (None, None, "orphan")
    assert record["quote"] == "=1+1 is a formula."


def test_a_line_is_one_record_whatever_the_note_holds() -> None:
    noted = replace(BAN.placed.highlight, note="one\ntwo")
    lines = export_jsonl([Entry(CHIPS, replace(BAN.placed, highlight=noted)), SALES]).splitlines()
    assert [json.loads(line)["note"] for line in lines] == ["one\ntwo", ""]
