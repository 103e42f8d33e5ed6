"""What one article adds inside a passage is known: long additions and facts, not other wording."""

from tui.articles.model import Article
from tui.overlap.additions import find_additions
from tui.overlap.comparison import Comparer

BASE = (
    "The harbor council voted on Monday to close the northern ferry landing for the winter.\n\n"
    "Its chairman said that 14 boats had been turned away since the storm in October.\n\n"
    "Nobody in the fishing quarter was asked before the landing was closed to them."
)


def added(text: str, base: str = BASE) -> list[str]:
    """Return the words that a text adds to passages it shares with another."""
    left, right = Article("left", text, "Left"), Article("right", base, "Right")
    additions = find_additions(Comparer((left, right)).pair(left, right), left, right)
    return [
        " ".join(left.slice(word) for word in left.words[slice(*one)]) for one in additions.left
    ]


def test_the_same_words_add_nothing() -> None:
    assert added(BASE) == []


def test_a_fact_that_differs_is_an_addition_on_either_side() -> None:
    assert added(BASE.replace("14 boats", "41 boats")) == ["41"]
    assert added(BASE, BASE.replace("14 boats", "41 boats")) == ["14"]


def test_a_clause_put_into_a_sentence_is_an_addition() -> None:
    clause = ", after two engineers had warned of cracks in its oldest piles,"
    told = added(BASE.replace("on Monday", f"on Monday{clause}"))
    assert len(told) == 1
    assert "two engineers had warned of cracks in its oldest piles" in told[0]


def test_a_word_put_otherwise_is_none() -> None:
    assert added(BASE.replace("turned away", "sent away")) == []
