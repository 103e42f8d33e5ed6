"""The versions of a passage as rows: signs, words, and no more than is known."""

import datetime
from dataclasses import replace

import pytest

from tui.annotations.model import Anchor, Highlight, Placed, Target, select
from tui.articles.model import Article, Metadata, Span
from tui.overlap.model import Difference, Fact, Kind
from tui.overlap.passage_survey import PassageSurvey
from tui.overlap.similar_at import SimilarSentence
from tui.overlap.version_alignment import Change, Piece, align_versions
from tui.overlap.version_facts import fact_table
from tui.overlap.versions import Version, Versions
from tui.widgets.painting import cells
from tui.widgets.version_items import KnownOfLibrary
from tui.widgets.version_rows import VersionPage, lay_out_versions

BASE = "In April the ministry halted shipments of lanterns."
TEXTS = {
    "a": BASE,
    "b": BASE,
    "c": BASE.replace("April", "March").replace("lanterns", "bright lanterns"),
    "d": "Shipments of lanterns were halted by an order.",
    "e": BASE.replace(" of lanterns", ""),
}
KINDS = dict(
    zip("abcde", (None, Kind.VERBATIM, Kind.EDITED, Kind.REWORDED, Kind.EDITED), strict=True)
)
JULY = datetime.date(2025, 7, 15)


def article(name: str, text: str) -> Article:
    return Article(name, text, f"title of {name}", Metadata(source=f"Paper {name}", date=JULY))


ARTICLES = {name: article(name, text) for name, text in TEXTS.items()}
SIMILAR = article("s", "Lanterns may be short by May.")
EVERY = {**ARTICLES, "s": SIMILAR, "x": article("x", "Nothing of it.")}
LETTERS = {name: name.upper() for name in EVERY}
KNOWN = KnownOfLibrary(EVERY, LETTERS, 3, without=["s", "x"])


def survey(names: str, *similar: SimilarSentence) -> PassageSurvey:
    """Return a survey of the versions with these names, asked of the first of them."""
    passages = [Version(name, Span(0, len(TEXTS[name])), KINDS[name], 0.8, JULY) for name in names]
    aligned = align_versions(Versions(tuple(passages)), ARTICLES)
    asked = ARTICLES[names[0]]
    return PassageSurvey(
        asked, Span(0, len(asked.text)), aligned, fact_table(aligned, ARTICLES), similar
    )


def drawn(page: VersionPage) -> list[str]:
    return [row.lead + row.text.text[slice(*row.span)] for row in page.rows]


def of_item(page: VersionPage, item: int) -> list[str]:
    return [
        one.strip() for one, row in zip(drawn(page), page.rows, strict=True) if row.item == item
    ]


def test_the_head_of_a_version_says_who_when_and_how_closely_it_follows() -> None:
    page = lay_out_versions(survey("abcd"), KNOWN, 80)
    heads = [of_item(page, item)[0].split() for item in range(4)]
    assert heads == [
        "A 15 Jul Paper a this · base".split(),
        "= B 15 Jul Paper b same words as A".split(),
        "~ C 15 Jul Paper c edited 80% ! date".split(),
        "≈ D 15 Jul Paper d reworded 80%".split(),
    ]


def test_words_that_are_added_or_missing_have_signs() -> None:
    page = lay_out_versions(survey("ace"), KNOWN, 80)
    assert of_item(page, 1)[1] == "In March the ministry halted shipments of +bright lanterns."
    assert of_item(page, 2)[1] == "In April the ministry halted shipments ╴of lanterns╴."


def test_of_many_words_that_are_missing_the_first_are_shown_and_all_counted() -> None:
    long = article("a", "One two three four five six seven eight nine ten eleven came.")
    short = article("b", "Eleven came.")
    passages = [
        Version(one.id, Span(0, len(one.text)), kind, 0.7, JULY)
        for one, kind in ((long, None), (short, Kind.EDITED))
    ]
    articles = {"a": long, "b": short}
    found = PassageSurvey(long, Span(0, 1), align_versions(Versions(tuple(passages)), articles))
    page = lay_out_versions(found, replace(KNOWN, articles={**EVERY, **articles}), 80)
    assert of_item(page, 1)[1] == "╴One two three four … (10 words)╴ Eleven came."


def test_what_a_rewording_lacks_of_the_base_stands_below_it() -> None:
    page = lay_out_versions(survey("ad"), KNOWN, 80)
    assert of_item(page, 1)[1:] == [TEXTS["d"], "╴ without: April · ministry"]


def test_words_on_which_a_fact_differs_are_marked_in_the_base_too() -> None:
    page = lay_out_versions(survey("ac"), KNOWN, 80)
    marked = [
        row.text.text[slice(*ink.span)]
        for row in page.rows
        for ink in row.text.inks
        if ink.style == "text--differs" and row.item >= 0 and not row.opens
    ]
    assert marked == ["April", "March"]


def test_the_very_words_of_another_are_not_shown_twice() -> None:
    page = lay_out_versions(survey("ab"), KNOWN, 80)
    assert len(of_item(page, 1)) == 1
    assert page.items[1].span == Span(0, len(BASE))


def test_who_has_it_since_when_and_who_has_not_is_told() -> None:
    told = drawn(lay_out_versions(survey("abcd"), KNOWN, 80))
    assert "4 articles, 3 sources · likely first: A (this) or B or C or D 15 Jul " in told
    assert " not found in S X" in told
    waiting = drawn(lay_out_versions(survey("ab"), replace(KNOWN, waiting="comparing…"), 80))
    assert " comparing…" in waiting
    assert not any("not found" in row for row in waiting)


def test_a_similar_sentence_is_for_the_reader_to_judge_and_says_what_differs() -> None:
    span = Span(0, len(SIMILAR.text))
    date = Difference(Fact.DATE, Span(3, 8), Span(25, 28))
    hedge = Difference(Fact.HEDGE, None, Span(9, 12))
    pieces = (Piece(Change.SAME, Span(0, 8), span), Piece(Change.REPLACED, Span(8, span.end), span))
    similar = SimilarSentence("s", span, 0.4321, (date, hedge), pieces)
    page = lay_out_versions(survey("a", similar), KNOWN, 80)
    assert "only A has this sentence; 1 similar in S " in drawn(page)
    assert "? similar, for you to judge " in drawn(page)
    assert of_item(page, 1) == [
        "? S 15 Jul Paper s  0.43  ! date hedge",
        SIMILAR.text,
        "! date S: May · A: April",
        "! hedge S: may · A: (nothing)",
    ]
    assert page.items[1].suggested


def test_a_sentence_that_is_alone_is_said_to_be() -> None:
    assert drawn(lay_out_versions(survey("a"), KNOWN, 80))[0] == "only A has this sentence "
    waiting = replace(KNOWN, waiting="comparing…")
    assert drawn(lay_out_versions(survey("a"), waiting, 80))[0] == "none found so far · comparing… "


@pytest.mark.parametrize("width", [20, 40, 60, 120])
def test_texts_are_wrapped_to_the_width_and_each_item_is_found_by_its_first_row(width: int) -> None:
    page = lay_out_versions(survey("abcde"), KNOWN, width)
    texts = [one for one, row in zip(drawn(page), page.rows, strict=True) if row.lead]
    assert all(cells(one) <= width for one in texts)
    assert [page.rows[first].item for first in page.firsts] == list(range(len(page.items)))


def test_without_dates_and_sources_titles_stand_and_no_column_of_dates() -> None:
    bare = {name: replace(one, metadata=Metadata()) for name, one in EVERY.items()}
    page = lay_out_versions(survey("ac"), replace(KNOWN, articles=bare), 80)
    assert of_item(page, 0)[0].split() == "A title of a this · base".split()
    known = replace(KNOWN, articles={**bare, "a": ARTICLES["a"]})
    assert of_item(lay_out_versions(survey("ac"), known, 80), 1)[0].split()[:3] == ["~", "C", "—"]


def test_words_of_front_matter_stand_as_they_are() -> None:
    odd = Metadata(source="[bold]Paper[/] [@click=app.quit]x[/]", date=JULY)
    hostile = {**EVERY, "c": replace(ARTICLES["c"], metadata=odd)}
    page = lay_out_versions(survey("ac"), replace(KNOWN, articles=hostile), 120)
    assert "[bold]Paper[/] [@click=…" in of_item(page, 1)[0]


def test_a_highlight_is_marked_at_the_head_and_beside_the_words() -> None:
    now = datetime.datetime(2025, 7, 15, tzinfo=datetime.UTC)
    target = Target("c", "", (select(TEXTS["c"], Span(3, 8)),))
    highlight = Highlight("1", target, now, now, tags=("h20",), color="blue")
    placed = Placed(highlight, Anchor.OK, (Span(3, 8),))
    page = lay_out_versions(survey("ac"), replace(KNOWN, highlights={"c": [placed]}), 80)
    head, text = of_item(page, 1)
    assert head.endswith("▎#h20")
    assert text.startswith("▎")


def test_chinese_versions_keep_to_the_width() -> None:
    text = "政府四月停止运输灯笼，" * 8
    chinese = {
        name: article(name, text.replace("四", new)) for name, new in (("a", "四"), ("b", "三"))
    }
    passages = [
        Version(name, Span(0, len(text)), kind, 0.9, JULY)
        for name, kind in (("a", None), ("b", Kind.EDITED))
    ]
    aligned = align_versions(Versions(tuple(passages)), chinese)
    found = PassageSurvey(chinese["a"], Span(0, len(text)), aligned)
    page = lay_out_versions(found, replace(KNOWN, articles={**EVERY, **chinese}), 40)
    texts = [one for one, row in zip(drawn(page), page.rows, strict=True) if row.lead]
    assert len(texts) > 4
    assert all(cells(one) <= 40 for one in texts)
