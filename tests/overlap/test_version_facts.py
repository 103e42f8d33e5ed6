"""The table of facts: who says what, equal values together, and only what can be asserted."""

from tui.articles.model import Article, Span
from tui.overlap.model import Fact, Kind
from tui.overlap.version_alignment import align_versions
from tui.overlap.version_facts import FactRow, fact_table
from tui.overlap.versions import Version, Versions

BASE = "In April the ministry halted shipments of 14 lanterns to the islands."


def table(*texts: str) -> tuple[FactRow, ...]:
    """Return the facts on which texts differ from the first; they are called a, b, c and so on."""
    articles = {chr(97 + n): Article(chr(97 + n), text, "") for n, text in enumerate(texts)}
    passages = [
        Version(a.id, Span(0, len(a.text)), Kind.EDITED if a.id != "a" else None, 0.9, None)
        for a in articles.values()
    ]
    return fact_table(align_versions(Versions(tuple(passages)), articles), articles)


def said(row: FactRow) -> list[tuple[str | None, str, bool]]:
    return [(value.words, "".join(value.articles), value.differs) for value in row.values]


def test_equal_values_stand_together_the_bases_first() -> None:
    (row,) = table(
        BASE,
        BASE.replace("14", "41"),
        BASE,
        BASE.replace("halted", "stopped"),
        BASE.replace("14", "41").replace("halted", "stopped"),
        BASE.replace("14", "15"),
    )
    assert row.fact is Fact.NUMBER
    assert said(row) == [
        ("14", "acd", False),
        ("41", "be", True),
        ("15", "f", True),
    ]


def test_the_same_number_in_words_is_the_same() -> None:
    (row,) = table(BASE, BASE.replace("14", "fourteen"), BASE.replace("14", "41"))
    assert row.values[0].articles == ("a", "b")


def test_who_does_not_say_a_fact_is_not_said_to_differ() -> None:
    (row,) = table(BASE, BASE.replace("April", "March"), BASE.replace("In April the", "The"))
    assert row.fact is Fact.DATE
    assert said(row) == [("April", "a", False), ("March", "b", True), (None, "c", False)]


def test_a_hedge_that_only_others_have_differs_from_the_base_that_has_none() -> None:
    hedged = BASE.replace("halted", "may have halted")
    (row,) = table(BASE, hedged, BASE.replace("lanterns", "lamps"))
    assert row.fact is Fact.HEDGE
    assert said(row) == [(None, "ac", False), ("may", "b", True)]


def test_what_says_the_same_in_other_words_is_found_and_does_not_differ() -> None:
    base = "Sellers have long asked for better lanterns, and the lamp could be taken as a gift."
    reworded = "Better lanterns are what sellers have long asked for; the lamp may be for a gift."
    (row,) = table(base, base.replace("could be", "is"), reworded)
    assert said(row) == [("could", "a", False), (None, "b", True), ("may", "c", False)]


def test_a_value_that_stands_in_the_text_is_never_said_to_be_missing() -> None:
    hedged = BASE.replace("halted", "may have halted")
    other = "All lanterns may have stayed where they were made."
    (row,) = table(BASE, hedged, other)
    assert said(row) == [(None, "a", False), ("may", "bc", True)]
    (row,) = table(BASE, other, hedged)
    assert said(row) == [(None, "a", False), ("may", "bc", True)]
    (row,) = table(BASE, hedged, other.replace("may", "might"))
    assert said(row) == [(None, "a", False), ("may", "b", True)], "of c nothing can be said"


def test_a_negation_that_is_missing_differs() -> None:
    base = "The ministry did not halt shipments of lanterns to the islands."
    (row,) = table(base, base.replace(" not", ""))
    assert said(row) == [("not", "a", False), (None, "b", True)]


def test_kinds_stand_in_one_order() -> None:
    rows = table(BASE, BASE.replace("April", "March"), BASE.replace("14", "41"))
    assert [row.fact for row in rows] == [Fact.NUMBER, Fact.DATE]


def test_without_a_difference_there_is_no_table() -> None:
    assert table(BASE, BASE.replace("halted", "stopped")) == ()
    assert table(BASE) == ()
    assert fact_table([], {}) == ()
