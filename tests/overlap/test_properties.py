"""What holds of every comparison, whatever the texts."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.overlap.comparison import Comparer
from tui.overlap.model import Kind, Overlap, PairOverlaps, Standing
from tui.overlap.pairs import compare_all
from tui.overlap.wording import diff_words
from tui.overlap.words.folding import fold

SENTENCES = [
    "The ministry closed the northern bridge on Tuesday after inspectors found cracks.",
    "Inspectors found cracks in the northern bridge and the ministry closed it on Tuesday.",
    "Repairs will cost 40 million crowns and take until spring, engineers estimate.",
    "Engineers estimate that repairs will cost 45 million crowns and take until the spring.",
    "Ferries carry commuters across the river every ten minutes during the closure.",
    "“We were warned for years,” said the mayor, who wants an inquiry.",
    "The mayor wants an inquiry, for the town had been warned for years!",
    "Grain prices fell for a third week as harvests in the south came in early.",
    "A heading",
    "桥梁在星期二关闭，因为检查人员发现了裂缝。修理费用为四千万。",
]
TEXTS = st.lists(st.sampled_from([*SENTENCES, "\n\n"]), max_size=14).map(" ".join)


@cache
def article(name: str, text: str) -> Article:
    return Article(name, text, name)


def compare(left: str, right: str) -> tuple[Article, Article, PairOverlaps]:
    one, other = article("l", left), article("r", right)
    return one, other, Comparer([one, other]).pair(one, other)


def folded(of: Article, span: Span) -> list[str]:
    return [fold(of.slice(word)) for word in of.words if word.overlaps(span)]


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_left_and_right_exchanged_give_the_same_findings(left: str, right: str) -> None:
    one, other = article("l", left), article("r", right)
    there = Comparer([one, other]).pair(one, other)
    back = Comparer([other, one]).pair(other, one).swapped()
    assert there.passages == back.passages
    assert set(there.similar) == set(back.similar)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_passages_are_on_word_edges_and_their_rows_lie_in_them(left: str, right: str) -> None:
    one, other, found = compare(left, right)
    for overlap in found.passages:
        assert 0 <= overlap.score <= 1
        for of, span in ((one, overlap.left), (other, overlap.right)):
            assert 0 <= span.start < span.end <= len(of.text)
            assert all(
                span.start <= word.start and word.end <= span.end
                for word in of.words
                if word.overlaps(span)
            )
        assert_rows_tile(one, overlap.left, [row.left for row in overlap.rows if row.left])
        assert_rows_tile(other, overlap.right, [row.right for row in overlap.rows if row.right])


def assert_rows_tile(of: Article, whole: Span, rows: list[Span]) -> None:
    """Check that rows lie in a passage, apart from each other, and hold all of its words."""
    rows = sorted(rows)
    assert all(whole.start <= row.start and row.end <= whole.end for row in rows)
    assert all(rows[i].end <= rows[i + 1].start for i in range(len(rows) - 1))
    assert [word for row in rows for word in folded(of, row)] == folded(of, whole)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_verbatim_is_said_only_of_the_same_words(left: str, right: str) -> None:
    one, other, found = compare(left, right)
    pairs = [(o.left, o.right) for o in found.passages if o.kind is Kind.VERBATIM]
    pairs += [
        (row.left, row.right)
        for overlap in found.passages
        for row in overlap.rows
        if row.kind is Kind.VERBATIM and row.left and row.right
    ]
    assert all(folded(one, a) == folded(other, b) for a, b in pairs)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_word_differences_tile_both_texts(left: str, right: str) -> None:
    one, other = article("l", left), article("r", right)
    whole, other_whole = Span(0, len(left)), Span(0, len(right))
    edits = diff_words(one, whole, other, other_whole)
    assert "".join(one.slice(edit.left) for edit in edits) == left
    assert "".join(other.slice(edit.right) for edit in edits) == right
    assert all(folded(one, edit.left) == folded(other, edit.right) for edit in edits if edit.equal)


def library() -> list[Article]:
    return [article(str(n), " ".join(SENTENCES[n : n + 4])) for n in range(7)]


def test_findings_do_not_depend_on_the_order_of_articles_nor_on_jobs() -> None:
    articles = library()
    in_order = list(compare_all(articles))
    assert list(compare_all(articles, jobs=2)) == in_order
    passages = {(p.left, p.right): p.passages for p in in_order}
    for found in compare_all(articles[::-1]):
        assert found.swapped().passages == passages[found.right, found.left]


def test_pairs_come_in_the_order_asked_for() -> None:
    wanted = [("3", "0"), ("0", "3"), ("1", "1")]
    found = [(p.left, p.right) for p in compare_all(library(), pairs=wanted, similar=False)]
    assert found == wanted


@pytest.mark.parametrize("jobs", [1, 2])
def test_sentences_are_ranked_only_for_the_pairs_named(jobs: int) -> None:
    whole = list(compare_all(library()))
    some = list(compare_all(library(), similar={("0", "1"), ("2", "3")}, jobs=jobs))
    assert [p.passages for p in some] == [p.passages for p in whole]
    assert [(p.left, p.right) for p in some if p.similar] == [("0", "1"), ("2", "3")]


@pytest.mark.parametrize("text", ["", "word", "\n\n", "。", "—", "x" * 1_000])
def test_texts_with_next_to_nothing_share_nothing_and_break_nothing(text: str) -> None:
    one, other = article("l", text), article("r", " ".join(SENTENCES))
    assert Comparer([one, other]).pair(one, other).passages == ()


def big(unit: str, count: int) -> str:
    return unit * count


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (big(SENTENCES[0] + " ", 2_000), big(SENTENCES[1] + " ", 2_000)),
        (big("word ", 30_000), big("word ", 30_000)),
        (big(SENTENCES[0] + " ", 3_000), SENTENCES[0]),
        (big(SENTENCES[9], 1_000), big(SENTENCES[9], 1_000)),
    ],
)
def test_repetitions_without_end_are_compared_in_bounded_time(left: str, right: str) -> None:
    _, _, found = compare(left, right)
    assert len(found.passages) < 100


def overlap_of(left: str, right: str) -> Overlap:
    (overlap,) = compare(left, right)[2].passages
    return overlap


def test_kinds_of_passages() -> None:
    host, guest = f"{SENTENCES[7]}\n\n", f"\n\n{SENTENCES[4]}"
    copied = f"{SENTENCES[0]} {SENTENCES[2]}"
    assert overlap_of(host + copied, copied + guest).kind is Kind.VERBATIM
    edited = copied.replace("closed", "shut").replace("40 million", "45 million")
    overlap = overlap_of(host + copied, edited + guest)
    assert overlap.kind is Kind.EDITED
    assert [fact.value for fact in overlap.differs] == ["number"]


def test_articles_on_other_matters_share_nothing_and_have_only_weak_suggestions() -> None:
    found = compare(SENTENCES[0] + " " + SENTENCES[2], SENTENCES[7] + " " + SENTENCES[4])[2]
    assert found.passages == ()
    assert all(similar.standing is Standing.WEAK for similar in found.similar)


def test_a_long_sentence_that_shares_but_a_name_with_a_short_one_is_no_passage() -> None:
    left = (
        "Aims: Harbour Commissioner Odile Ferrant said the purpose is to keep the fishing fleet"
        " dependent on the old pier, while keeping every one of its newest berths for guests who"
        " come from far away each summer."
    )
    right = (
        "The engineer raised the same questions with Harbour Commissioner Odile Ferrant, she said."
    )
    assert compare(f"{SENTENCES[7]} {left}", f"{right} {SENTENCES[4]}")[2].passages == ()


@settings(max_examples=40)
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3))
def test_passages_depend_on_the_two_articles_alone(
    left: str, right: str, others: list[str]
) -> None:
    one, other, found = compare(left, right)
    rest = [article(f"other {number}", text) for number, text in enumerate(others)]
    in_library = Comparer([*rest, other, one]).pair(one, other, similar=False)
    assert in_library.passages == found.passages


JUMBLED = st.lists(st.sampled_from(" ".join(SENTENCES[:6]).split()), max_size=90).map(" ".join)


@settings(max_examples=80)
@given(JUMBLED, JUMBLED, TEXTS)
def test_passages_of_jumbled_texts_are_in_order_and_apart(left: str, right: str, both: str) -> None:
    _, _, found = compare(f"{left}. {both}", f"{both} {right}.")
    places = [(overlap.left, overlap.right) for overlap in found.passages]
    assert places == sorted(places)
    for number, (here, there) in enumerate(places):
        rest = places[number + 1 :]
        assert not any(here.overlaps(a) and there.overlaps(b) for a, b in rest)
