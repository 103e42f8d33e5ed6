"""Which facts are said to differ between two statements, and which are not."""

import pytest

from tui.articles.model import Article, Span
from tui.overlap.differences import LONGEST_STATEMENT, find_differences
from tui.overlap.model import Fact


def differing(left: str, right: str) -> list[tuple[Fact, str | None, str | None]]:
    one, other = Article("l", left, "l"), Article("r", right, "r")
    found = find_differences(one, Span(0, len(left)), other, Span(0, len(right)))
    return [
        (d.fact, one.slice(d.left) if d.left else None, other.slice(d.right) if d.right else None)
        for d in found
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The port is worth $4 trillion now.",
            "The port is worth $4.5 trillion now.",
            (Fact.NUMBER, "$4 trillion", "$4.5 trillion"),
        ),
        (
            "They lost three trawlers in the storm.",
            "They lost five trawlers in the storm.",
            (Fact.NUMBER, "three", "five"),
        ),
        (
            "Prices rose 12% in a year.",
            "Prices rose 21 per cent in a year.",
            (Fact.NUMBER, "12%", "21 per cent"),
        ),
        (
            "In April the ministry closed the pier.",
            "In March the ministry closed the pier.",
            (Fact.DATE, "April", "March"),
        ),
        (
            "The vote is on Tuesday.",
            "The vote is on Thursday.",
            (Fact.DATE, "Tuesday", "Thursday"),
        ),
        (
            "The pier was closed two weeks ago.",
            "The pier was closed three weeks ago.",
            (Fact.DATE, "two weeks ago", "three weeks ago"),
        ),
        (
            "The ministry did not close the pier.",
            "The ministry did close the pier.",
            (Fact.NEGATION, "not", None),
        ),
        (
            "The ministry allowed trawlers on the river.",
            "The ministry banned trawlers on the river.",
            (Fact.POLARITY, "allowed", "banned"),
        ),
        (
            "Ferries left before the storm arrived.",
            "Ferries left after the storm arrived.",
            (Fact.POLARITY, "before", "after"),
        ),
        (
            "The pier is closed in winter.",
            "The pier might be closed in winter.",
            (Fact.HEDGE, None, "might"),
        ),
    ],
)
def test_a_fact_that_differs_is_named_with_its_words(
    left: str, right: str, expected: tuple[Fact, str | None, str | None]
) -> None:
    assert expected in differing(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A debt of $4 trillion weighs on it.", "It carries a debt of $4,000bn."),
        ("They lost three trawlers.", "They lost 3 trawlers."),
        ("It rose 12 percent.", "It rose 12%."),
        ("About 300 crews went out.", "Some 310 crews went out."),
        ("One of the mayors objected.", "A mayor objected."),
        ("The order came on 3 April.", "The order came on April 3."),
        ("It was closed in April 2025.", "It was closed in April."),
        ("It closed a few months ago.", "It closed three months ago."),
        ("The offer came days after the mayor met the crews.", "Days before the offer, the mayor"),
        ("The crews did not object to it.", "The crews never objected to it."),
        ("Not only crews objected.", "Crews objected, and others too."),
        ("The May vote is near.", "The vote in May is near."),
        ("Exports matter here.", "This is an important place for exports."),
        ("It might rain in the harbour.", "Perhaps rain falls in the harbour."),
    ],
)
def test_what_says_the_same_in_another_way_is_no_difference(left: str, right: str) -> None:
    assert differing(left, right) == []


def test_facts_are_seen_alike_from_either_side() -> None:
    left = "In April the board did not allow 30 trawlers."
    right = "In March the board banned 50 trawlers."
    there, back = differing(left, right), differing(right, left)
    assert {(fact, one, other) for fact, other, one in back} == set(there)
    assert {fact for fact, _, _ in there} >= {Fact.NUMBER, Fact.DATE, Fact.POLARITY}


def test_what_is_longer_than_any_statement_is_not_read_for_facts() -> None:
    table = " ".join(f"{n} crates" for n in range(LONGEST_STATEMENT))
    assert differing(table, "900 crates") == []
