"""Sentences as vectors, and what makes two of them alike."""

import numpy as np
import pytest

from tui.articles.model import Article
from tui.overlap.similarity.vectors import (
    TELLING,
    Vectors,
    cosines,
    shared_telling,
    weigh_sentences,
    weigh_words,
)
from tui.overlap.words.common_words import RAREST
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.terms import read_terms


def vectors(left: str, right: str) -> tuple[Vectors, Vectors]:
    lexicon = Lexicon("english")
    articles = [Article("l", left, ""), Article("r", right, "")]
    terms = [read_terms(article, lexicon) for article in articles]
    importance = weigh_words(terms, lexicon)
    one, other = (weigh_sentences(each, lexicon, importance) for each in terms)
    return one, other


def scores(left: str, right: str) -> dict[tuple[int, int], float]:
    one, other = vectors(left, right)
    i, j, cosine = cosines(one, other)
    return dict(zip(zip(i.tolist(), j.tolist(), strict=True), cosine.tolist(), strict=True))


def test_the_same_sentence_is_wholly_alike() -> None:
    text = "Ferries wait for the tide."
    assert scores(text, text)[0, 0] == pytest.approx(1.0, abs=0.01)


def test_sentences_without_a_word_in_common_are_no_pair() -> None:
    assert scores("Ferries wait.", "Gulls cry.") == {}


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    rare = scores("The herring came late.", "A herring escaped yesterday.")[0, 0]
    common = scores("The people came late.", "A people escaped yesterday.")[0, 0]
    assert rare > common


def test_words_of_one_sense_are_a_little_alike() -> None:
    assert 0 < scores("Officers forbid anchoring.", "Captains prohibit mooring.")[0, 0] < 0.5


def test_telling_words_that_sentences_share_are_counted_and_weighed() -> None:
    one, other = vectors("The herring and the ferry.", "A herring, the ferry, the people.")
    first = np.zeros(1, dtype=np.int32)
    counts, bits = shared_telling(one, other, first, first)
    assert counts.tolist() == [2]
    assert bits[0] == 2 * (RAREST - TELLING)


def test_words_that_stand_together_tell_more_than_words_apart() -> None:
    together = scores("Copper lantern swung.", "Copper lantern glowed.")[0, 0]
    apart = scores("Copper barge lantern.", "Lantern gulls copper.")[0, 0]
    assert together > apart


def test_the_sentence_before_tells_what_a_sentence_is_about() -> None:
    left = "Divers mended the copper lantern. It pleased Odile."
    told = scores(left, "Divers mended the copper lantern. Everyone rejoiced.")
    assert 0 < told[1, 1] < 0.2
