"""Which names are said to have been put in place of others."""

import pytest

from tui.articles.model import Article, Span
from tui.overlap.facts.differences import find_differences
from tui.overlap.model import Fact


def replaced(left: str, right: str) -> list[tuple[str, str]]:
    one, other = Article("l", left, "l"), Article("r", right, "r")
    found = find_differences(one, Span(0, len(left)), other, Span(0, len(right)))
    return [
        (one.slice(d.left), other.slice(d.right))
        for d in found
        if d.fact is Fact.NAME and d.left and d.right
    ]


@pytest.mark.parametrize(
    ("left", "right", "names"),
    [
        (
            "The board said that Hartwell would pay for the pier.",
            "The board said that Bradmoor would pay for the pier.",
            ("Hartwell", "Bradmoor"),
        ),
        (
            "Crews from Odessa had brought the nets to the harbour.",
            "Crews from Varna had brought the nets to the harbour.",
            ("Odessa", "Varna"),
        ),
        (
            "The letter to Ines Hartwell was read in the harbour hall.",
            "The letter to Tomas Quillon was read in the harbour hall.",
            ("Ines Hartwell", "Tomas Quillon"),
        ),
    ],
)
def test_a_name_in_place_of_another_is_told(left: str, right: str, names: tuple[str, str]) -> None:
    assert replaced(left, right) == [names]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They met Zelensky in the harbour hall.", "They met Zelenskyy in the harbour hall."),
        ("They thanked Angela Merkel for the nets.", "They thanked Merkel for the nets."),
        ("They thanked the Harbour Relief Union for it.", "They thanked the HRU for it today."),
        ("The yards of China built many of them.", "The yards of Chinese built many of them."),
        ("The yards of America built many of them.", "The yards of Washington built many of them."),
        ("It closed on a Monday in the autumn.", "It closed on a Friday in the autumn."),
        ("They saw Mr Hartwell at the old pier.", "They saw President Hartwell at the old pier."),
        (
            "They saw Ines at the old pier. Later Ines Quillon left.",
            "They saw Quillon at the old pier. Later she left.",
        ),
        ("The Hartwell Pier Feast Opens With Songs", "The Bradmoor Pier Feast Opens With Songs"),
        ("Hartwell would pay for the pier.", "Bradmoor would pay for the pier."),
        ("They saw Hartwell and then Quillon there.", "They saw Quillon and then Hartwell there."),
    ],
)
def test_what_may_be_the_same_name_or_none_is_not_told(left: str, right: str) -> None:
    assert replaced(left, right) == []


def test_a_name_is_looked_for_in_the_article_once_however_many_there_are() -> None:
    ours = [f"Q{chr(97 + n // 26)}{chr(97 + n % 26)}rtwell" for n in range(600)]
    theirs = [f"V{chr(97 + n // 26)}{chr(97 + n % 26)}ldoni" for n in range(600)]
    one, other = (
        Article(side, "\n\n".join(f"The board said {n} would pay for it." for n in names), side)
        for side, names in (("l", ours), ("r", theirs))
    )
    found = [
        (one.slice(d.left), other.slice(d.right))
        for span, counterpart in zip(one.paragraphs, other.paragraphs, strict=True)
        for d in find_differences(one, span, other, counterpart)
        if d.left and d.right
    ]
    assert found == list(zip(ours, theirs, strict=True))


def test_a_name_that_is_a_common_word_elsewhere_in_the_article_is_none() -> None:
    left = "They said that Quillon would pay. The quillon, of brass, is broken."
    right = left.replace("Quillon", "Bradmoor")
    assert replaced(left, right) == []
