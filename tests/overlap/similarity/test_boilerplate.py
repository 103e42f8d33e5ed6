"""Which sentences of a library are boilerplate, and which only seem so."""

import random
from itertools import compress

import pytest

from tui.articles.model import Article
from tui.overlap.comparison import Comparer
from tui.overlap.model import PairOverlaps, Standing
from tui.overlap.pairs import compare_all
from tui.overlap.similarity.boilerplate import find_boilerplate
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.terms import read_terms

FOOTER = [
    "Subscribe to our newsletter for more stories like this one.",
    "All rights reserved, Northgate Media.",
    "Powered by Pressmill",
]
QUOTE = "The pumps on the eastern dyke had not been serviced since the flood of the ninth winter."
TOLD = [
    "The {0} beside the {1} was closed after inspectors looked at its {2}.",
    "Nobody had tested the {2} since the {0} was opened by the {3}.",
    "A spokesman for the {3} said the {1} would be rebuilt with another {4}.",
    "Residents near the {1} doubt it, and point at the {4} of the {3}.",
    "Until the {0} is safe again the {4} stays in a shed behind the {2}.",
    "What the {2} cost the {3} has never been made public.",
]


def story(number: int) -> list[str]:
    """Return the paragraphs of an article that has words of its own and keeps to them."""
    chance = random.Random(number)
    names = ["".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(4))]
    names += ["".join(chance.sample("bdfgklmnprstvz", 3)) + "aeiou"[n] + "rn" for n in range(4)]
    told = [sentence.format(*names) for sentence in chance.sample(TOLD, len(TOLD))]
    return [" ".join(told[:3]), told[3], " ".join(told[4:])]


def library(texts: list[list[str]]) -> list[Article]:
    return [Article(f"{n}.txt", "\n\n".join(text), "") for n, text in enumerate(texts)]


def hidden(articles: list[Article]) -> set[str]:
    """Return what of the first article is boilerplate of the library."""
    lexicon, first = Lexicon("english"), articles[0]
    terms = [read_terms(article, lexicon) for article in articles]
    flags = find_boilerplate(terms, lexicon.bits)[0].tolist()
    return {first.slice(span) for span in compress(first.sentences, flags)}


@pytest.mark.parametrize("count", [3, 5, 12, 100])
def test_a_footer_on_every_page_is_hidden(count: int) -> None:
    assert hidden(library([[*story(n), *FOOTER] for n in range(count)])) == set(FOOTER)


@pytest.mark.parametrize("count", [3, 12])
def test_so_is_a_line_at_the_start_and_one_of_another_date_each(count: int) -> None:
    days = [f"Published {n + 1} March 2024" for n in range(count)]
    texts = [[FOOTER[1], *story(n), day] for n, day in enumerate(days)]
    assert hidden(library(texts)) == {FOOTER[1], days[0]}


def test_a_line_that_differs_in_a_word_from_page_to_page_is_hidden() -> None:
    lines = [f"Subscribe to our {word} letter" for word in ("daily", "weekly", "monthly")]
    articles = library([[*story(n), line] for n, line in enumerate(lines)])
    assert hidden(articles) == {lines[0]}


def test_the_footer_of_one_outlet_is_hidden_among_others() -> None:
    texts = [[*story(n), *FOOTER] for n in range(4)] + [story(n) for n in range(4, 12)]
    assert hidden(library(texts)) == set(FOOTER)


def test_a_line_inside_the_page_is_hidden() -> None:
    texts = [[*story(n)[:1], "Advertisement", *story(n)[1:]] for n in range(5)]
    assert hidden(library(texts)) == {"Advertisement"}


def test_two_articles_have_no_boilerplate() -> None:
    assert hidden(library([[*story(n), *FOOTER] for n in range(2)])) == set()


def test_reprints_of_one_report_have_none_whatever_its_last_line() -> None:
    assert hidden(library([[*story(0), *FOOTER] for _ in range(5)])) == set()


def test_reprints_keep_their_text_where_the_footer_is_hidden() -> None:
    texts = [[*story(0), *FOOTER] for _ in range(4)] + [[*story(n), *FOOTER] for n in (1, 2)]
    assert hidden(library(texts)) == set(FOOTER)


@pytest.mark.parametrize("place", [0, 1, 3])
def test_what_three_of_five_quote_about_their_matter_is_none(place: int) -> None:
    texts = []
    for number in range(5):
        paragraphs = [part.replace("shed", "dyke with pumps") for part in story(number)]
        paragraphs[0] = f"The eastern dyke broke in the flood. {paragraphs[0]}"
        quoted = [QUOTE] if number < 3 else []
        texts.append([*paragraphs[:place], *quoted, *paragraphs[place:], *FOOTER])
    assert hidden(library(texts)) == set(FOOTER)


def test_a_quotation_is_none_whatever_it_is_about() -> None:
    quote = "“We feel nothing but sorrow tonight,” she said."
    assert hidden(library([[*story(n), quote] for n in range(4)])) == set()


def test_boilerplate_takes_no_place_from_other_suggestions_and_leaves_passages_alone() -> None:
    plain = library([story(n) for n in range(5)])
    footed = library([[*story(n), *FOOTER] for n in range(5)])
    found, there = pair_of(footed), pair_of(plain)
    assert found.hidden > 0
    ours = [s for s in found.similar if s.standing is not Standing.BOILERPLATE]
    assert len(ours) == len(there.similar)
    assert max(similar.left.end for similar in ours) <= len(plain[0].text)
    alone = Comparer(footed[:2]).pair(*footed[:2])
    assert found.passages == alone.passages


def pair_of(articles: list[Article]) -> PairOverlaps:
    return Comparer(articles).pair(articles[0], articles[1])


def test_neither_the_order_of_articles_nor_jobs_change_what_is_hidden() -> None:
    articles = library([[*story(n), *FOOTER[: 1 + n % 3]] for n in range(8)])
    found = {(p.left, p.right): p.similar for p in compare_all(articles)}
    assert {(p.left, p.right): p.similar for p in compare_all(articles, jobs=2)} == found
    for pair in compare_all(articles[::-1]):
        assert set(pair.swapped().similar) == set(found[pair.right, pair.left])
