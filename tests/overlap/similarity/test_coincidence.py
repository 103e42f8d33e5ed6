"""What likeness chance explains."""

from pathlib import Path

import numpy as np

from tui.articles.library import open_library
from tui.articles.model import Article
from tui.overlap.comparison import Comparer
from tui.overlap.model import Similar, Standing
from tui.overlap.similarity.coincidence import Pairs, chance_score


def pairs(scores: dict[tuple[int, int], float]) -> Pairs:
    left, right = (np.array(side, dtype=np.int32) for side in zip(*scores, strict=True))
    return Pairs(left, right, np.array(list(scores.values())))


def grid(size: int, scale: float) -> dict[tuple[int, int], float]:
    """Return scores of all pairs of sentences with the same spread of values in each row."""
    return {
        (i, j): scale * ((3 * i + 5 * j) % size) / size for i in range(size) for j in range(size)
    }


def test_what_is_exceeded_by_chance_follows_the_scores_at_hand() -> None:
    low, high = (chance_score(pairs(grid(12, scale)), 144) for scale in (0.1, 0.2))
    assert 0.0 < low < 0.2
    assert abs(high - 2 * low) < 1e-9


def test_counterparts_do_not_raise_the_bar_for_one_another() -> None:
    scores = grid(12, 0.1)
    for n in range(12):
        scores[n, n] = 0.9
    assert chance_score(pairs(scores), 144) < 0.2


def test_more_pairs_make_chance_reach_higher() -> None:
    few, many = (chance_score(pairs(grid(size, 0.1)), size * size) for size in (8, 40))
    assert many > few


def test_without_other_pairs_there_is_no_bar() -> None:
    assert chance_score(pairs({(0, 0): 0.4}), 1) == 0.0


SEEDS = Path(__file__).parents[3] / "seeds"

SUMMIT = (
    "The minister met the miners in Varnholt on Monday. The miners want the Varnholt pit kept. "
    "A pit without pumps floods within weeks, the minister was told. "
    "Nobody from the ministry had been to Varnholt before. "
    "The council of Varnholt pays for the pumps until the minister decides."
)
STRIKE = (
    "Miners in Varnholt have heard the minister. Varnholt has one pit, and it is losing money. "
    "Unless pumps are run, warned engineers, the pit will flood in a matter of weeks. "
    "The minister gave the miners no promise. Trains to Varnholt ran late."
)
OTHERS = [
    "An orchard above the village keeps its own kind of pear. Pickers climb ladders at dawn.",
    "The last cinema on the square shows one film a night. Its projectionist hums along.",
    "Gulls nest on the roof of the theatre. Actors complain of the noise in every second act.",
]


def strong(*others: str) -> list[Similar]:
    left, right = Article("l", SUMMIT, ""), Article("r", STRIKE, "")
    library = [left, right, *(Article(str(n), text, "") for n, text in enumerate(others))]
    found = Comparer(library).pair(left, right).similar
    return [similar for similar in found if similar.standing is Standing.STRONG]


def test_what_both_articles_are_about_makes_no_suggestion_strong() -> None:
    told = [(SUMMIT[slice(*pair.left)], STRIKE[slice(*pair.right)]) for pair in strong()]
    assert len(told) == 2
    assert any("floods within weeks" in a and "flood in a matter" in b for a, b in told)


def test_articles_on_other_matters_do_not_change_what_is_strong() -> None:
    places = [(similar.left, similar.right) for similar in strong()]
    assert [(similar.left, similar.right) for similar in strong(*OTHERS * 10)] == places


def test_the_sample_on_another_matter_has_no_strong_suggestion() -> None:
    *others, stranger = sorted(open_library(SEEDS).articles, key=lambda article: article.id)
    comparer = Comparer([*others, stranger])
    found = [comparer.pair(stranger, other) for other in others]
    assert all(pair.similar for pair in found)
    assert all(similar.standing is Standing.WEAK for pair in found for similar in pair.similar)
