"""What an article repeats from itself."""

import itertools
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article
from tui.overlap.repeats import find_repeats

BLOCK = (
    "The harbour lights went out on a stormy night in the autumn. "
    "Nobody in the town could say why the old cable had given way.\n\n"
    "The engineers came with a barge and two divers from the city."
)


def test_a_repeated_block_is_one_pair_of_whole_sentences() -> None:
    text = f"{BLOCK}\n\nSomething else happened meanwhile.\n\n{BLOCK}\n\nThe end."
    (pair,) = find_repeats(Article("a", text, ""))
    first, later = (text[span.start : span.end] for span in pair)
    assert first == later == BLOCK


def test_the_word_after_a_repeat_is_not_taken_in() -> None:
    sentences = BLOCK.split("\n\n")
    text = f"{BLOCK}\n\n{sentences[0]}\n\nThe end."
    ((_, later),) = find_repeats(Article("a", text, ""))
    assert text[later.start : later.end] == sentences[0]


def test_an_article_without_repeats_has_none() -> None:
    assert find_repeats(Article("a", BLOCK, "")) == ()
    assert find_repeats(Article("a", "", "")) == ()


@given(st.lists(st.sampled_from(["red", "green", "blue", "It is so.", "\n\n"]), max_size=80))
def test_both_spans_have_the_same_words_and_do_not_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    pairs = find_repeats(Article("a", text, ""))
    for first, later in pairs:
        assert (
            text[first.start : first.end].lower().split()
            == text[later.start : later.end].lower().split()
        )
        assert first.end <= later.start
    assert all(one[1].end <= other[1].start for one, other in itertools.pairwise(pairs))


def words(first: int, count: int) -> str:
    return " ".join(f"w{number}x" for number in range(first, first + count))


def test_a_repeat_is_the_longest_though_its_beginning_stands_earlier_too() -> None:
    block = words(0, 52)
    text = f"{words(0, 12)} {words(500, 9)} {block} {words(600, 9)} {block} {words(700, 9)}"
    (_, whole) = find_repeats(Article("a", text, ""))
    first, later = whole
    assert text[first.start : first.end] == text[later.start : later.end] == block


def test_of_earlier_occurrences_as_long_the_first_is_told() -> None:
    block = words(0, 20)
    text = f"{block} {words(500, 9)} {block} {words(600, 9)} {block}"
    assert [first.start for first, _ in find_repeats(Article("a", text, ""))] == [0, 0]


def test_nine_words_are_no_repeat_and_ten_are() -> None:
    for count in (9, 10):
        text = f"{words(0, count)} {words(500, 9)} {words(0, count)}"
        assert len(find_repeats(Article("a", text, ""))) == (count == 10)


def test_a_sentence_without_end_is_read_in_bounded_time() -> None:
    article = Article("a", "Rain fell on the quiet harbour all through that day. " * 10_000, "")
    assert len(article.words) == 100_000
    started = process_time()
    assert find_repeats(article)
    assert process_time() - started < 5.0
