import itertools

from hypothesis import given
from hypothesis import strategies as st

from tests.overlapping import FIRST, FOURTH, SECOND, THIRD, A, B, passage
from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.overlap.model import Kind, PairOverlaps, Similar, Standing
from tui.overlap.sharing import prevailing_kind, share_of, word_ranges

SENTENCES = st.sampled_from(A.sentences)
ROWS = st.lists(st.tuples(st.sampled_from(Kind), SENTENCES, SENTENCES), max_size=5)
SPANS = st.lists(
    st.tuples(st.integers(0, 70), st.integers(0, 70)).map(lambda two: Span(*sorted(two)))
)


def test_words_count_only_in_rows_that_have_a_counterpart() -> None:
    overlap = passage(Kind.EDITED, (FIRST, FOURTH), (SECOND, None), (None, SECOND), (THIRD, THIRD))
    sharing = share_of(PairOverlaps("a", "b", (overlap,)), A, B)
    assert (sharing.left_ranges, sharing.right_ranges) == (((0, 3), (6, 9)), ((6, 12),))
    assert (sharing.left_words, sharing.right_words) == (6, 6)
    assert (sharing.left_share, sharing.kind) == (0.5, Kind.EDITED)


def test_a_long_article_has_a_small_share_in_common_with_a_short_one() -> None:
    short = Article("s", "One two three.", "s")
    overlap = passage(Kind.VERBATIM, (FIRST, FIRST))
    sharing = share_of(PairOverlaps("a", "s", (overlap,)), A, short)
    assert (sharing.left_share, sharing.right_share) == (0.25, 1.0)


def test_a_pair_with_suggestions_only_shares_no_words_and_has_no_kind() -> None:
    weak = Similar(SECOND, SECOND, 0.1, Standing.WEAK)
    sharing = share_of(PairOverlaps("a", "b", (), (Similar(FIRST, FIRST, 0.5), weak)), A, B)
    assert (sharing.kind, sharing.left_words, sharing.strong) == (None, 0, 1)


def test_an_article_without_words_shares_nothing() -> None:
    empty = Article("e", "", "e")
    sharing = share_of(PairOverlaps("a", "e"), A, empty)
    assert (sharing.right_share, sharing.right_ranges) == (0.0, ())


@given(ROWS, ROWS)
def test_a_pair_seen_from_the_other_side_shares_the_same(
    one: list[tuple[Kind, Span, Span]], other: list[tuple[Kind, Span, Span]]
) -> None:
    passages = tuple(passage(kind, (left, right)) for kind, left, right in (*one, *other))
    pair = PairOverlaps("a", "b", passages, (Similar(FIRST, SECOND, 0.4),))
    assert share_of(pair.swapped(), B, A) == share_of(pair, A, B).swapped()


@given(SPANS)
def test_ranges_are_sorted_apart_and_have_each_covered_word_once(spans: list[Span]) -> None:
    ranges = word_ranges(A, spans)
    assert all(first < last for first, last in ranges)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(ranges))
    assert sum(last - first for first, last in ranges) == covered_words(A, spans)


def test_of_two_kinds_with_as_many_words_the_surer_prevails() -> None:
    reworded, verbatim = (
        passage(Kind.REWORDED, (FIRST, FIRST)),
        passage(Kind.VERBATIM, (SECOND, SECOND)),
    )
    assert prevailing_kind(A, [reworded, verbatim]) is Kind.VERBATIM
    assert prevailing_kind(A, [verbatim, reworded]) is Kind.VERBATIM
