from itertools import combinations
from random import Random

import pytest

from tests.overlap.index.libraries import drawn, index_of, spelled, words


def articles(outlet: str, count: int, box: str = "", *, footer: bool = True) -> list[str]:
    """Return articles of an outlet on a topic each, with a box amid them."""
    random = Random(outlet)
    return [
        f"{drawn(random, f'{outlet}{spelled(number)}', 100 + number)} {box}"
        f" {drawn(random, f'{outlet}{spelled(number)}', 140)}"
        f" {words(f'footer{outlet}', 12) if footer else ''}"
        for number in range(count)
    ]


OTHERS = [text for outlet in "abcdefgh" for text in articles(f"other{outlet}", 8)]


def pairs(texts: list[str]) -> set[tuple[int, int]]:
    """Return the pairs of these articles that share a run, in a library with others."""
    runs = index_of([*texts, *OTHERS]).runs
    found = zip(runs.left.tolist(), runs.right.tolist(), strict=True)
    return {pair for pair in found if pair[1] < len(texts)}


@pytest.mark.parametrize("count", [3, 10, 30])
@pytest.mark.parametrize("length", [8, 20, 80])
def test_a_box_makes_no_pairs(count: int, length: int) -> None:
    assert pairs(articles("daily", count, words("subscribe", length))) == set()


def test_a_box_with_a_name_in_it_makes_no_pairs() -> None:
    texts = articles("daily", 12, f"{words('read', 10)} NAME {words('more', 10)}")
    named = [text.replace("NAME", words(f"n{spelled(n)}", 3)) for n, text in enumerate(texts)]
    assert pairs(named) == set()


def test_the_box_of_an_outlet_with_two_articles_makes_no_pair() -> None:
    assert pairs(articles("daily", 2, words("subscribe", 20))) == set()


def test_the_box_of_an_outlet_without_a_footer_makes_no_pairs_among_others_with_one() -> None:
    assert pairs(articles("daily", 12, words("subscribe", 20), footer=False)) == set()


def test_a_box_that_names_what_its_outlet_is_about_makes_no_pairs() -> None:
    random = Random(1)
    box = f"{words('subscribe', 6)} footballleague {words('inbox', 6)} footballcup"
    texts = articles("sports", 14, box)
    for number in range(0, 14, 2):
        said = f"footballleague {drawn(random, 'any', 4)} footballcup {drawn(random, 'any', 4)} "
        texts[number] = said * 3 + texts[number]
    assert pairs(texts) == set()


def test_a_paragraph_that_an_outlet_prints_again_as_a_story_goes_on_is_shared() -> None:
    random = Random(2)
    paragraph = drawn(random, "ferry", 30)
    texts = [
        f"{drawn(random, 'ferry', 110)} {paragraph} {drawn(random, 'ferry', 120)}"
        f" {words('footerdaily', 12)}"
        for _ in range(5)
    ]
    others = articles("daily", 20)
    footer = words("footerdaily", 12)
    assert all(text.endswith(footer) for text in others)
    assert pairs([*texts, *others]) == {*combinations(range(5), 2)}


def test_what_articles_of_several_outlets_quote_is_shared() -> None:
    outlets = ("daily", "weekly", "yearly", "hourly")
    quoting = [articles(outlet, 1, words("quote", 20))[0] for outlet in outlets]
    rest = [text for outlet in outlets for text in articles(outlet, 6)[1:]]
    assert pairs([*quoting, *rest]) == {*combinations(range(4), 2)}


def test_what_some_articles_of_the_only_outlet_quote_is_shared() -> None:
    quoting = articles("daily", 5, words("quote", 20))
    runs = index_of([*quoting, *articles("daily", 80)[5:]]).runs
    found = {*zip(runs.left.tolist(), runs.right.tolist(), strict=True)}
    assert found == {*combinations(range(5), 2)}
