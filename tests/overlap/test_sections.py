"""A comparison divided into passages, suggestions and gaps."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row, Similar, Standing
from tui.overlap.sections import Gap, Passage, Suggestion, divide, unmoved

TEXT = " ".join(f"Sentence number {n} stands here." for n in range(8))
LEFT, RIGHT = Article("l", TEXT, "l"), Article("r", TEXT, "r")
S = LEFT.sentences


def overlap(left: Span, right: Span) -> Overlap:
    return Overlap(left, right, Kind.VERBATIM, 1.0, (Row(left, right, Kind.VERBATIM),))


def pair(*passages: tuple[int, int], similar: tuple[Similar, ...] = ()) -> PairOverlaps:
    return PairOverlaps("l", "r", tuple(overlap(S[a], S[b]) for a, b in passages), similar)


def test_gaps_stand_before_the_passage_that_follows_them_on_either_side() -> None:
    found = divide(LEFT, RIGHT, pair((1, 2), (4, 5)))
    assert [type(section) for section in found] == [Gap, Passage, Gap, Passage, Gap]
    assert isinstance(found[0], Gap)
    assert found[0].left == (S[0],)
    assert found[0].right == (Span(S[0].start, S[1].end),)
    assert isinstance(found[2], Gap)
    assert found[2].right == (Span(S[3].start, S[4].end),)


def test_a_passage_out_of_order_is_moved() -> None:
    found = divide(LEFT, RIGHT, pair((0, 6), (2, 1), (3, 2)))
    assert [(s.number, s.moved) for s in found if isinstance(s, Passage)] == [
        (1, True),
        (2, False),
        (3, False),
    ]


def test_suggestions_are_grouped_by_their_left_sentence_best_first_three_at_most() -> None:
    similar = tuple(Similar(S[2], S[n], n / 10) for n in range(1, 6))
    found = divide(LEFT, RIGHT, pair(similar=similar))
    suggestions = [section for section in found if isinstance(section, Suggestion)]
    assert [[c.score for c in s.candidates] for s in suggestions] == [[0.5, 0.4, 0.3]]


def test_weak_suggestions_come_only_when_asked_for() -> None:
    weak = pair(similar=(Similar(S[0], S[0], 0.1, standing=Standing.WEAK),))
    assert not any(isinstance(s, Suggestion) for s in divide(LEFT, RIGHT, weak))
    assert any(isinstance(s, Suggestion) for s in divide(LEFT, RIGHT, weak, weak=True))


def test_boilerplate_comes_with_the_weak_suggestions() -> None:
    footer = pair(similar=(Similar(S[0], S[0], 1.0, standing=Standing.BOILERPLATE),))
    assert not any(isinstance(s, Suggestion) for s in divide(LEFT, RIGHT, footer))
    assert any(isinstance(s, Suggestion) for s in divide(LEFT, RIGHT, footer, weak=True))


def test_nothing_shared_is_one_gap() -> None:
    assert divide(LEFT, RIGHT, pair()) == (Gap((Span(0, len(TEXT)),), (Span(0, len(TEXT)),)),)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6))
def test_no_word_is_lost_on_either_side(places: list[tuple[int, int]]) -> None:
    lefts: dict[int, int] = dict(places)
    chosen = [(a, b) for a, b in sorted(lefts.items()) if list(lefts.values()).count(b) == 1]
    found = divide(LEFT, RIGHT, pair(*chosen))
    left = [p for s in found if isinstance(s, Gap) for p in s.left]
    right = [p for s in found if isinstance(s, Gap) for p in s.right]
    left += [s.overlap.left for s in found if isinstance(s, Passage)]
    right += [s.overlap.right for s in found if isinstance(s, Passage)]
    assert covered_words(LEFT, left) == len(LEFT.words)
    assert covered_words(RIGHT, right) == len(RIGHT.words)


def test_the_unmoved_are_the_chain_with_the_most_text() -> None:
    passages = [overlap(S[a], S[b]) for a, b in ((0, 7), (1, 2), (3, 3), (5, 1))]
    assert unmoved(passages) == frozenset(passages[1:3])


def test_where_two_chains_are_as_long_the_first_stays() -> None:
    passages = [overlap(S[0], S[5]), overlap(S[1], S[4])]
    assert unmoved(passages) == frozenset(passages[:1])


PLACES = st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda s: Span(s[0], sum(s)))


@given(st.lists(st.tuples(PLACES, PLACES), unique=True, max_size=8))
def test_no_chain_in_order_on_both_sides_has_more_text_than_the_unmoved(
    places: list[tuple[Span, Span]],
) -> None:
    passages = [overlap(left, right) for left, right in sorted(places)]
    chain = sorted(unmoved(passages), key=lambda o: o.left)
    assert in_order(chain)
    every = (c for n in range(len(passages) + 1) for c in combinations(passages, n) if in_order(c))
    assert text_of(chain) == max(map(text_of, every))


def in_order(chain: Sequence[Overlap]) -> bool:
    return all(
        a.left.end <= b.left.start and a.right.end <= b.right.start for a, b in pairwise(chain)
    )


def text_of(chain: Sequence[Overlap]) -> int:
    return sum(o.left.end - o.left.start for o in chain)


def test_thousands_of_passages_are_divided_in_time_that_grows_with_them() -> None:
    text = " ".join(f"Sentence number {n} stands here." for n in range(5_000))
    left, right = Article("l", text, "l"), Article("r", text, "r")
    here, there = left.sentences, left.sentences[::-1]
    reversed_order = PairOverlaps("l", "r", tuple(map(overlap, here, there)))
    same_order = PairOverlaps("l", "r", tuple(map(overlap, here, here)))
    started = process_time()
    divide(left, right, reversed_order)
    assert len(unmoved(same_order.passages)) == len(divide(left, right, same_order)) == 5_000
    assert process_time() - started < 2.0
