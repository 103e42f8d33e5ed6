from random import Random

import numpy as np

from tests.overlap.index.libraries import corpus_of, drawn, spelled, words
from tui.overlap.index.corpus import Numbers
from tui.overlap.index.likeness import Likeness
from tui.overlap.index.shared_blocks import shared_blocks
from tui.overlap.index.shared_grams import shared_grams
from tui.overlap.index.spread import spread_of


def stories(topics: list[str], length: int = 200) -> list[str]:
    random = Random(len(topics))
    return [drawn(random, topic, length) for topic in topics]


def some(*articles: int) -> Numbers:
    return np.array(articles, dtype=np.int32)


def likeness_of(texts: list[str]) -> Likeness:
    corpus = corpus_of(texts)
    blocks = shared_blocks(shared_grams(corpus), corpus)
    return Likeness(corpus, spread_of(blocks, blocks.articles(corpus), corpus))


def test_articles_that_tell_of_other_things_are_unrelated_and_those_of_a_story_are_not() -> None:
    likeness = likeness_of(stories(["chips", "chips", "ships", "cheese", "chips"]))
    assert likeness.are_unrelated(some(1, 2, 3))
    assert not likeness.are_unrelated(some(0, 1))
    assert not likeness.are_unrelated(some(0, 1, 4))


def test_the_length_of_articles_does_not_tell_how_alike_they_are() -> None:
    for length in (60, 400):
        likeness = likeness_of(stories(["chips", "chips", "ships"], length))
        assert not likeness.are_unrelated(some(0, 1))
        assert likeness.are_unrelated(some(1, 2))


def test_what_articles_have_from_each_other_does_not_make_them_alike() -> None:
    passage = words("passage", 30)
    texts = [f"{passage} {text} {passage}" for text in stories(["chips", "ships"])]
    assert likeness_of(texts).are_unrelated(some(0, 1))


def test_words_that_all_articles_have_do_not_make_them_alike_whatever_the_language() -> None:
    random = Random(3)
    texts = []
    for text in stories([f"story{spelled(number)}" for number in range(12)], 300):
        parts = text.split()
        for number in range(20):
            for _ in range(3):
                parts.insert(random.randrange(len(parts)), f"jeden{spelled(number)}")
        texts.append(" ".join(parts))
    assert likeness_of(texts).are_unrelated(some(*range(12)))


def test_articles_without_a_topic_may_be_of_one_story() -> None:
    likeness = likeness_of([words("one", 40), words("other", 40)])
    assert not likeness.are_unrelated(some(0, 1))


def test_articles_as_alike_as_others_of_their_outlet_have_nothing_more_to_do_with_each_other() -> (
    None
):
    likeness = likeness_of(stories([*["football"] * 8, *(f"of{spelled(n)}" for n in range(30))]))
    assert likeness.are_unlike(some(0, 1, 2), some(*range(3, 8)))
    assert not likeness.are_unlike(some(0, 1, 2), some(*range(8, 38)))


def test_a_story_that_a_whole_library_tells_makes_articles_alike_where_the_language_is_known() -> (
    None
):
    random = Random(5)
    common = "the of and to a in that is for on was with as it by at from they".split()
    texts = [
        " ".join(
            word
            for told in drawn(random, "ferry", 150).split()
            for word in (told, random.choice(common), random.choice(common))
        )
        for _ in range(12)
    ]
    assert not likeness_of(texts).are_unrelated(some(0, 1, 2))
