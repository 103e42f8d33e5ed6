"""A comparison divided into passages, suggestions and gaps."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row, Similar, Standing
from tui.overlap.sections import Gap, OtherHalf, Passage, Suggestion, divide

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


def test_the_other_half_of_a_moved_passage_has_its_place_in_the_right_article() -> None:
    found = divide(LEFT, RIGHT, pair((0, 5), (2, 1), (3, 2)))
    halves = [
        (place, s.passage.number) for place, s in enumerate(found) if isinstance(s, OtherHalf)
    ]
    assert halves == [(len(found) - 2, 1)]
    before, after = found[-3], found[-1]
    assert isinstance(before, Gap)
    assert isinstance(after, Gap)
    assert before.right == (Span(S[3].start, S[4].end),)
    assert after.right == (Span(S[6].start, S[7].end),)


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


def test_thousands_of_passages_are_divided_in_time_that_grows_with_them() -> None:
    text = " ".join(f"Sentence number {n} stands here." for n in range(5_000))
    left, right = Article("l", text, "l"), Article("r", text, "r")
    here, there = left.sentences, left.sentences[::-1]
    reversed_order = PairOverlaps("l", "r", tuple(map(overlap, here, there)))
    same_order = PairOverlaps("l", "r", tuple(map(overlap, here, here)))
    started = process_time()
    assert len(divide(left, right, reversed_order)) == 9_999
    assert len(divide(left, right, same_order)) == 5_000
    assert process_time() - started < 2.0
