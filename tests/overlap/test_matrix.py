import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import labelled_families as sample
from tests.sharing import WORDS, articles, share, share_ranges
from tui.articles.model import Metadata
from tui.overlap.findings import Findings
from tui.overlap.matrix import MANY, Folding, Matrix, Order, Position, lay_out, survey
from tui.overlap.sharing import Sharing

UNFOLDED, FOLDED = Folding(False), Folding(True)
RANGE = st.tuples(st.integers(0, WORDS - 1), st.integers(1, 30)).map(
    lambda one: ((one[0], min(WORDS, one[0] + one[1])),)
)
SHARINGS = st.dictionaries(
    st.tuples(*[st.sampled_from("abcdef")] * 2).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(RANGE, RANGE),
).map(lambda found: [share_ranges(one, other, *ranges) for (one, other), ranges in found.items()])


def matrix(
    ids: str,
    *sharings: Sharing,
    order: Order = Order.DATE,
    folding: Folding = UNFOLDED,
    families: tuple[str, ...] = (),
    kept: str = "",
) -> Matrix:
    return lay_out(survey(articles(ids), sharings, families), order, folding, kept)


def rows(found: Matrix) -> list[str]:
    return ["".join(line.articles) for line in found.lines]


def test_a_cell_is_the_share_of_its_row_found_in_its_column() -> None:
    found = matrix("abc", share("a", "b", 0.27, 0.21))
    assert found.share(Position(0, 1)) == 0.27
    assert found.share(Position(1, 0)) == 0.21
    assert found.share(Position(0, 2)) == 0.0


def test_the_rows_of_a_small_library_are_all_articles_the_earliest_first() -> None:
    assert rows(matrix("cab", share("a", "b", 0.1))) == ["c", "a", "b"]


def test_words_that_two_have_count_once_in_what_any_has() -> None:
    found = matrix(
        "abc",
        share_ranges("a", "b", ((0, 30),), ((0, 30),)),
        share_ranges("a", "c", ((20, 40),), ((0, 20),)),
    )
    assert found.anywhere == [0.4, 0.3, 0.2]
    assert found.partners == [2, 1, 1]


def test_what_any_other_has_is_what_the_list_says() -> None:
    findings = Findings()
    for sharing in sample.sharings():
        findings.add_sharing(sharing)
    known = survey(sample.library().articles, sample.sharings(), ())
    found = lay_out(known, Order.SOURCE, UNFOLDED)
    for number, line in enumerate(found.lines):
        article = sample.library().by_id[line.articles[0]]
        share_of_it = findings.shared_words(article) / len(article.words)
        assert found.anywhere[number] == pytest.approx(share_of_it)


def test_articles_are_ordered_by_source_and_those_without_one_come_last() -> None:
    ids = "abcd"
    sources = dict(zip(ids, ("Post", None, "ledger", "Post"), strict=True))
    known = [
        replace(one, metadata=Metadata(source=sources[one.id], date=datetime.date(2025, 1, 1)))
        for one in articles(ids)
    ]
    found = lay_out(survey(known, (), ()), Order.SOURCE, UNFOLDED)
    assert rows(found) == ["c", "a", "d", "b"]


def test_a_cluster_is_one_row_where_it_is_folded_and_stands_where_its_first_would() -> None:
    sharings = share("b", "d", 0.8), share("a", "d", 0.1)
    assert rows(matrix("abcd", *sharings, folding=FOLDED)) == ["a", "bd", "c"]
    assert rows(matrix("abcd", *sharings)) == ["a", "b", "c", "d"]


def test_a_folded_cell_has_each_word_once_however_many_share_it() -> None:
    sharings = (
        share("b", "c", 1.0),
        share_ranges("a", "b", ((0, 30),), ((50, 80),)),
        share_ranges("a", "c", ((20, 40),), ((50, 70),)),
    )
    found = matrix("abc", *sharings, folding=FOLDED)
    assert rows(found) == ["a", "bc"]
    assert found.share(Position(0, 1)) == 0.4
    assert found.share(Position(1, 0)) == 0.25, "50 of the 200 words of both"
    assert found.anywhere == [0.4, 0.25]
    assert found.partners == [2, 1]


def test_one_cluster_is_unfolded_and_folded_again() -> None:
    sharings = share("a", "b", 0.8), share("c", "d", 0.8)
    one = FOLDED.toggled(("a", "b"))
    assert rows(matrix("abcd", *sharings, folding=one)) == ["a", "b", "cd"]
    assert rows(matrix("abcd", *sharings, folding=one.toggled(("a", "b")))) == ["ab", "cd"]
    assert rows(matrix("abcd", *sharings, folding=UNFOLDED.toggled(("c", "d")))) == ["a", "b", "cd"]


def test_a_cluster_that_grew_stays_unfolded() -> None:
    folding = FOLDED.toggled(("a", "b"))
    grown = [share(one, other, 0.8) for one, other in ("ab", "ac", "bc")]
    assert rows(matrix("abc", *grown, folding=folding)) == ["a", "b", "c"]


def many(count: int) -> str:
    return "".join(chr(ord("a") + number) for number in range(count))


def test_of_many_articles_those_that_share_nothing_have_no_row_but_those_kept() -> None:
    ids = many(MANY + 1)
    found = matrix(ids, share("b", "c", 0.3), kept="e")
    assert rows(found) == ["b", "c", "e"]
    assert found.left_out == MANY - 2
    assert len(rows(matrix(ids[:-1], share("b", "c", 0.3)))) == MANY


def test_the_next_cell_that_shares_something_is_found_row_by_row() -> None:
    found = matrix("abcd", share("a", "c", 0.3), share("c", "d", 0.3))
    places = [Position(0, 2), Position(2, 0), Position(2, 3), Position(3, 2)]
    assert [found.step(Position(0, 0), count) for count in (1, 2, 3, 4)] == places
    assert [found.step(Position(3, 3), -count) for count in (1, 2, 3, 4)] == places[::-1]
    assert found.step(Position(2, 1), 1) == Position(2, 3)
    assert found.step(Position(2, 1), -1) == Position(2, 0)
    assert found.step(Position(0, 0), 1_000_000) == places[-1]
    assert found.step(places[-1], 1) == places[-1]


def test_of_two_clusters_those_are_closest_that_share_most_words() -> None:
    sharings = (
        share("a", "b", 0.9),
        share("c", "d", 0.9),
        share("b", "c", 0.2),
        share("a", "d", 0.1),
    )
    found = matrix("abcd", *sharings, folding=FOLDED)
    assert found.closest(Position(0, 1)) == ("b", "c")
    assert found.closest(Position(1, 0)) == ("c", "b")
    assert found.closest(Position(0, 0)) in (("a", "b"), ("b", "a"))
    assert matrix("ab").closest(Position(0, 1)) is None


def test_suggestions_are_counted_where_no_wording_is_shared() -> None:
    found = matrix(
        "abc", replace(share("a", "b", 0), strong=7), replace(share("b", "c", 0), strong=5)
    )
    assert found.survey.similar == 12
    assert not any(found.cells)


@given(SHARINGS, st.sampled_from(Order), st.sampled_from(["", "abc", "ef"]), st.booleans())
def test_every_article_has_one_row_and_shares_are_between_none_and_all(
    sharings: list[Sharing], order: Order, family: str, folds: bool
) -> None:
    families = (family,) if family else ()
    found = matrix("abcdef", *sharings, order=order, folding=Folding(folds), families=families)
    assert sorted("".join(rows(found))) == [*"abcdef"]
    assert all(one in found.lines[found.line_of[one]].articles for one in "abcdef")
    for row, shares in enumerate(found.cells):
        assert row not in shares
        assert list(shares) == sorted(shares)
        assert all(0 < share <= found.anywhere[row] <= 1 for share in shares.values())
        assert found.anywhere[row] <= sum(shares.values()) + 1e-9
        assert all(row in found.cells[column] for column in shares)
    assert all(line.is_folded <= folds for line in found.lines)


@given(SHARINGS)
def test_the_order_changes_where_cells_stand_and_not_what_they_say(sharings: list[Sharing]) -> None:
    by_date, by_cluster = (
        matrix("abcdef", *sharings, order=order) for order in Order if order != "source"
    )
    for one in "abcdef":
        for other in "abcdef":
            at, there = (
                Position(found.line_of[one], found.line_of[other])
                for found in (by_date, by_cluster)
            )
            assert by_date.share(at) == by_cluster.share(there)
