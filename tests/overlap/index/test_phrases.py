from itertools import combinations
from random import Random

from tests.overlap.index.libraries import drawn, index_of, spelled, words


def pairs(texts: list[str]) -> set[tuple[int, int]]:
    runs = index_of(texts).runs
    return {*zip(runs.left.tolist(), runs.right.tolist(), strict=True)}


def having(passage: str, topics: list[str]) -> list[str]:
    """Return articles on topics with a passage in each, and others after them."""
    random = Random(4)
    some = [f"{drawn(random, one, 90)} {passage} {drawn(random, one, 120)}" for one in topics]
    return [*some, *(drawn(random, f"other{spelled(number)}", 200) for number in range(40))]


def test_a_phrase_in_articles_that_tell_of_other_things_makes_no_pairs() -> None:
    topics = [f"story{spelled(number)}" for number in range(4)]
    assert pairs(having(words("comment", 8), topics)) == set()


def test_as_few_words_in_articles_of_one_story_are_shared() -> None:
    assert pairs(having(words("comment", 8), ["ferry"] * 4)) == {*combinations(range(4), 2)}


def test_what_is_longer_than_a_phrase_is_shared_whatever_its_articles_tell() -> None:
    topics = [f"story{spelled(number)}" for number in range(4)]
    assert pairs(having(words("comment", 15), topics)) == {*combinations(range(4), 2)}


def test_a_few_words_amid_more_that_is_shared_are_no_phrase() -> None:
    whole, part = words("whole", 30), " ".join(words("whole", 30).split()[10:18])
    texts = having("", ["one", "other"])
    texts[:2] = having(whole, ["one", "other"])[:2]
    assert (0, 1) in pairs([*texts, *having(part, ["third", "fourth"])[:2]])
    runs = index_of([*texts, *having(part, ["third", "fourth"])[:2]]).runs
    assert 30 in runs.length.tolist()
