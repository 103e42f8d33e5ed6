"""Which facts are said to differ between two statements, and which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.overlap.facts.differences import (
    LONGEST_STATEMENT,
    compare_facts,
    find_differences,
    read_facts,
)
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
    left = "In April the board allowed 30 trawlers."
    right = "In March the board banned 50 trawlers."
    there, back = differing(left, right), differing(right, left)
    assert {(fact, one, other) for fact, other, one in back} == set(there)
    assert {fact for fact, _, _ in there} >= {Fact.NUMBER, Fact.DATE, Fact.POLARITY}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They lost 4 boats and 5 nets.", "They lost 5 boats and 5 nets."),
        ("They lost 4 boats and 5 nets.", "They lost 5 boats and 4 nets."),
        ("The yard sold 12 old ferries last week.", "The yard sold ferries 17 old last week."),
        ("The yard sold 12 million tonnes of salt.", "The yard sold 17 tonnes of salt."),
        ("The yard sold 4 million tonnes of salt.", "The yard sold 4 billion tonnes of salt."),
        ("The yard sold an H20 crane to Malta.", "The yard sold an H30 crane to Malta."),
        ("It fell in the third round of talks.", "It fell in the fourth round of talks."),
        ("A third of the crews went out.", "Two thirds of the crews went out."),
        ("Crews of 10-15 boats went out at dawn.", "Crews of 10-25 boats went out at dawn."),
        ("The bell rang at 10:30 in the harbour.", "The bell rang at 10:50 in the harbour."),
        ("They signed a three-year lease on it.", "They signed a five-year lease on it."),
        ("They waited six weeks at the pier.", "They waited eight weeks at the pier."),
        ("The harbour won 3-2 in the end.", "The harbour won 4-2 in the end."),
        ("A dozen crews went out at dawn.", "Two dozen crews went out at dawn."),
        ("The pier opened in Q2 with a feast.", "The pier opened in Q3 with a feast."),
    ],
)
def test_a_changed_number_shows_whatever_stands_around_it(left: str, right: str) -> None:
    assert Fact.NUMBER in {fact for fact, _, _ in differing(left, right)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The pier opened on 7 April 2024 with a feast.",
            "The pier opened on 9 April 2024 with it.",
        ),
        ("The pier opened on April 7, 2024, at last.", "The pier opened on 7 April 2023, at last."),
        ("The pier opened on 2025-04-07 at last.", "The pier opened on 2025-04-17 at last."),
        ("The pier opened on 17/08/2025 at last.", "The pier opened on 18/08/2025 at last."),
        ("The pier opened in 1815 with a feast.", "The pier opened in 5591 with a feast."),
        ("The pier opened on June 29 with a feast.", "The pier opened on June 52 with a feast."),
        ("The pier was built in the 1990s by monks.", "The pier was built in the 1980s by monks."),
        ("It closed three months prior to that.", "It closed five months prior to that."),
    ],
)
def test_a_changed_date_shows_in_any_notation(left: str, right: str) -> None:
    assert Fact.DATE in {fact for fact, _, _ in differing(left, right)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They lost 4.5 million barrels of oil.", "They lost barrels 4.5 of oil."),
        ("The price of 1.2m boats is high.", "The price of 1,200,000 boats is high."),
        ("Half of the crews went out at dawn.", "50% of the crews went out at dawn."),
        ("Two hundred and fifty crews went out.", "250 crews went out."),
        ("It was the 3rd storm of the year.", "It was the third storm of the year."),
        ("They met at 10:30 in the harbour.", "They met at 10.30 am in the harbour."),
        ("They met at 22:00 in the harbour.", "They met at 10 p.m. in the harbour."),
        ("The pier was built in the 1990s.", "The pier was built in the nineties."),
        ("They met on 17/08/2025 at the pier.", "They met on August 17, 2025 at the pier."),
        ("They met on 2024-04-07 at the pier.", "They met on 7 April at the pier."),
        ("They met on Tuesday at the pier.", "They met on July 10 at the pier."),
        ("They met on Tuesday at the pier.", "They met yesterday at the pier."),
        ("It closed three months prior to that.", "It closed three months earlier than that."),
        ("They waited two weeks at the pier.", "They waited 14 days at the pier."),
        ("They lost 5 boats in the storm.", "They lost 5 boats in the 30 storm."),
        ("A boat cost US$5 million then.", "A boat cost $5m then."),
        ("Read harbour.example/2025/07/pier of it.", "Read ferry.example/2024/08/yard of it."),
    ],
)
def test_a_number_in_another_notation_or_with_words_lost_is_the_same(left: str, right: str) -> None:
    assert differing(left, right) == []


@pytest.mark.parametrize(
    ("denied", "stated"),
    [
        ("The board did not close the pier.", "The board did close the pier."),
        ("The board didn’t close the pier.", "The board did close the pier."),
        ("The board never closed the pier.", "The board closed the pier."),
        ("The board failed to close the pier.", "The board close the pier."),
        ("The board no longer closes the pier.", "The board closes the pier."),
        ("The board hardly knew of the pier by then.", "The board knew of the pier by then."),
        ("The board denied that it closed the pier.", "The board said that it closed the pier."),
        ("The work is illegal on the pier now.", "The work is legal on the pier now."),
        ("The ferry was unsafe in the storm.", "The ferry was safe in the storm."),
        (
            "They did not pay. Nobody not on the pier saw it.",
            "They did pay. Nobody not on the pier saw it.",
        ),
        ("The crews were not just amazed by it.", "The crews were just amazed by it."),
    ],
)
def test_a_denial_shows_where_the_other_side_says_the_rest(denied: str, stated: str) -> None:
    assert Fact.NEGATION in {fact for fact, _, _ in differing(denied, stated)}
    assert Fact.NEGATION in {fact for fact, _, _ in differing(stated, denied)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The crews are not banned from the bay.", "The crews are allowed into the bay."),
        ("Crews cannot fish in the bay.", "Crews are barred from fishing in the bay."),
        ("The ban on trawlers in the bay was lifted.", "Trawlers are allowed in the bay again."),
        ("The mayor would not comment on the pier.", "The mayor declined to comment on the pier."),
        ("The crews were not able to land.", "The crews were unable to land."),
        ("Neither the mayor nor the crews objected.", "Neither the mayor or the crews objected."),
    ],
)
def test_a_denied_opposite_says_the_same(left: str, right: str) -> None:
    facts = {fact for fact, _, _ in differing(left, right)}
    assert facts.isdisjoint({Fact.NEGATION, Fact.POLARITY})


@pytest.mark.parametrize(
    ("allowed", "banned"),
    [
        (
            "Yards can sell the H20 crane to Malta.",
            "Sales of the H20 crane to Malta would be banned.",
        ),
        (
            "Yards get the green light to sell cranes to Malta.",
            "Sales of cranes to Malta are prohibited.",
        ),
        (
            "Yards are cleared to sell cranes to Malta.",
            "Yards are barred from selling cranes to Malta.",
        ),
        ("Trawlers are allowed in the bay.", "Trawlers are no longer permitted in the bay."),
    ],
)
def test_what_one_allows_and_the_other_forbids_is_of_opposite_polarity(
    allowed: str, banned: str
) -> None:
    assert Fact.POLARITY in {fact for fact, _, _ in differing(allowed, banned)}


def test_one_changed_number_shows_in_a_passage_longer_than_a_statement() -> None:
    words = [f"crate{chr(97 + n % 26)} with salt" for n in range(LONGEST_STATEMENT)]
    left, right = [*words], [*words]
    left[300], right[300] = "4 nets", "7 nets"
    assert differing(" ".join(left), " ".join(right)) == [(Fact.NUMBER, "4", "7")]


_WORDS = st.sampled_from(
    "the crews not never 4 12 4.5 million $ 30% April 7 2024 Monday Hartwell Odessa allowed banned"
    " might pier of . , 10:30 -5 £20 500 over 100 two thousand three weeks ago third half illegal"
    " legal 2025-04-07 and".split()
)


@given(st.lists(_WORDS, max_size=40), st.lists(_WORDS, max_size=40))
def test_differences_lie_in_the_spans_and_turn_with_the_sides(
    left: list[str], right: list[str]
) -> None:
    one, other = " ".join(left), " ".join(right)
    there, back = differing(one, other), differing(other, one)
    assert sorted(fact for fact, _, _ in there) == sorted(fact for fact, _, _ in back)
    assert all(a != "" and b != "" for _, a, b in there)
    assert differing(one, one) == []


def test_of_several_alignments_both_directions_take_the_same() -> None:
    one, other = "the the legal illegal", "the legal legal the"
    there, back = differing(one, other), differing(other, one)
    assert sorted(fact for fact, _, _ in there) == sorted(fact for fact, _, _ in back)


@given(st.lists(_WORDS, max_size=40), st.integers(0, 20), st.integers(0, 200))
def test_nothing_outside_a_span_is_compared(words: list[str], start: int, end: int) -> None:
    article = Article("l", " ".join(words), "l")
    span = Span(min(start, end), end)
    for difference in compare_facts(
        read_facts(article, span), read_facts(article, Span(0, len(article.text)))
    ):
        assert difference.left is None or span.start <= difference.left.start < max(span.end, 1)


def test_what_is_longer_than_any_statement_is_not_read_for_facts() -> None:
    table = " ".join(f"{n} crates" for n in range(LONGEST_STATEMENT + 1))
    assert differing(table, "900 crates") == []
