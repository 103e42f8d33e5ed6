"""Which quantities are said to differ: currencies, signs, groups of digits, magnitudes, bounds."""

import pytest

from tui.articles.model import Article, Span
from tui.overlap.facts.differences import find_differences
from tui.overlap.model import Fact


def differing(left: str, right: str) -> list[tuple[str, str]]:
    one, other = Article("l", left, "l"), Article("r", right, "r")
    found = find_differences(one, Span(0, len(left)), other, Span(0, len(right)))
    return [
        (one.slice(d.left), other.slice(d.right))
        for d in found
        if d.fact is Fact.NUMBER and d.left and d.right
    ]


@pytest.mark.parametrize(
    ("template", "left", "right"),
    [
        ("The storm brought {} to the town.", "zero deaths", "one death"),
        ("The pier cost {} crowns to build.", "20 000", "20 500"),
        ("The pier cost {} crowns to build.", "20\N{THIN SPACE}000", "20\N{THIN SPACE}500"),
        ("The pier cost {} crowns to build.", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567",
         "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}568"),
        ("The pier cost {} crowns to build.", "20 000", "20"),
        ("The pier cost {} to build.", "$20", "£20"),
        ("The pier cost {} to build.", "20 dollars", "20 pounds"),
        ("It was {} degrees at the pier.", "-5", "5"),
        ("It was {} degrees at the pier.", "\N{MINUS SIGN}5", "5"),
        ("It was {} degrees at the pier.", "minus 5", "5"),
        ("They lost {} in the storm.", "$5 million", "$5"),
        ("They lost {} boats in the storm.", "two thousand", "two"),
        ("They lost {} boats in the storm.", "4.5 million", "4.5"),
        ("They lost {} boats in the storm.", "over 100", "91"),
        ("They lost {} boats in the storm.", "over 100", "900"),
        ("They lost {} boats in the storm.", "up to 1,000", "1,090"),
        ("They lost {} boats in the storm.", "at least 100", "95"),
        ("They lost {} boats in the storm.", "no more than 100", "105"),
        ("They lost {} boats in the storm.", "more than 100", "at least 91"),
        ("They lost {} boats in the storm.", "5 to 10 million", "5 to 12 million"),
    ],
)  # fmt: skip
def test_a_number_that_differs_is_told_from_either_side(
    template: str, left: str, right: str
) -> None:
    assert differing(template.format(left), template.format(right))
    assert differing(template.format(right), template.format(left))


@pytest.mark.parametrize(
    ("template", "left", "right"),
    [
        ("There were {} deaths in the town.", "zero", "0"),
        ("The pier cost {} crowns to build.", "20 500", "20,500"),
        ("The pier cost {} crowns to build.", "1\N{NARROW NO-BREAK SPACE}234", "1234"),
        ("The pier cost {} crowns to build.", "20 000", "20 thousand"),
        ("Call {} at the pier.", "555 123 4567", "555-123-4567"),
        ("The pier cost {} to build.", "$20", "20 dollars"),
        ("It was {} degrees at the pier.", "-5", "\N{MINUS SIGN}5"),
        ("It was {} at the pier.", "-5 degrees", "5 degrees below zero"),
        ("Crews of {} boats went out at dawn.", "3-5", "3–5"),
        ("Crews of {} boats went out at dawn.", "3 -5", "3 to 5"),
        ("They lost {} boats in the storm.", "over 100", "120"),
        ("They lost {} boats in the storm.", "up to 1,000", "910"),
        ("They lost {} boats in the storm.", "nearly 300", "298"),
        ("They lost {} boats in the storm.", "fewer than 100", "95"),
        ("They lost {} boats in the storm.", "5 to 10 million", "5 million to 10 million"),
        ("They lost {} boats in the storm.", "$5-10m", "$5 million to $10 million"),
        ("They lost {} of oil.", "4.5 million barrels", "barrels 4.5"),
    ],
)
def test_numbers_that_can_be_the_same_do_not_differ(template: str, left: str, right: str) -> None:
    assert differing(template.format(left), template.format(right)) == []
    assert differing(template.format(right), template.format(left)) == []


def test_a_sign_before_a_number_is_part_of_what_is_marked_but_never_outside_the_span() -> None:
    cold, warm = "It was -5 degrees there.", "It was 5 degrees there."
    assert differing(cold, warm) == [("-5", "5")]
    left, right = Article("l", cold, "l"), Article("r", warm, "r")
    start = cold.index("5")
    found = find_differences(left, Span(start, len(cold)), right, Span(7, len(warm)))
    assert [d.left and left.slice(d.left) for d in found] == ["5"]
