"""What was found so far, asked by article."""

from time import process_time

from tests.overlapping import BY_ID, FIRST, SECOND, THIRD, A, B, passage
from tui.articles.model import Article, Span
from tui.overlap.findings import Findings
from tui.overlap.model import Difference, Fact, Kind, Overlap, PairOverlaps, Row, Similar
from tui.overlap.sharing import share_of


def take(found: Findings, pair: PairOverlaps) -> None:
    found.add_pair(pair)
    found.add_sharing(share_of(pair, BY_ID[pair.left], BY_ID[pair.right]))


def findings(*pairs: PairOverlaps) -> Findings:
    found = Findings()
    for pair in pairs:
        take(found, pair)
    return found


def test_a_pair_is_seen_from_both_sides() -> None:
    overlap = passage(Kind.EDITED, (FIRST, THIRD))
    found = findings(PairOverlaps("a", "b", (overlap,)))
    seen = found.between("b", "a")
    assert seen is not None
    assert seen.passages[0].left == THIRD
    assert found.between("a", "c") is None


def test_only_rows_that_both_have_count_as_shared() -> None:
    overlap = passage(Kind.EDITED, (FIRST, FIRST), (SECOND, None), (THIRD, SECOND))
    found = findings(PairOverlaps("a", "b", (overlap,)))
    assert found.shared_words(A) == 6
    assert [shared.span for shared in found.shared(A)] == [FIRST, THIRD]


def test_words_that_several_share_count_once() -> None:
    one = passage(Kind.VERBATIM, (FIRST, FIRST))
    found = findings(PairOverlaps("a", "b", (one,)), PairOverlaps("c", "a", (one,)))
    assert found.shared_words(A) == 3


def test_the_partner_that_shares_most_comes_first() -> None:
    little = passage(Kind.VERBATIM, (FIRST, FIRST))
    much = passage(Kind.REWORDED, (FIRST, FIRST), (SECOND, SECOND))
    found = findings(PairOverlaps("a", "b", (little,)), PairOverlaps("a", "c", (much,)))
    partners = found.partners(A)
    assert [(p.other, p.kind, p.words) for p in partners] == [
        ("c", Kind.REWORDED, 6),
        ("b", Kind.VERBATIM, 3),
    ]
    assert partners[1].share == 0.25


def test_what_is_added_twice_counts_once() -> None:
    pair = PairOverlaps("a", "b", (passage(Kind.VERBATIM, (FIRST, FIRST)),))
    found = findings(pair, pair, pair.swapped())
    assert len(found.partners(A)) == len(found.partners(B)) == 1


def test_what_replaces_a_pair_is_seen_everywhere_and_the_pair_counts_once() -> None:
    before = PairOverlaps("a", "b", (passage(Kind.VERBATIM, (FIRST, FIRST), (SECOND, SECOND)),))
    found = findings(before)
    assert found.shared_words(A) == 6
    after = PairOverlaps("b", "a", (passage(Kind.EDITED, (FIRST, THIRD)),))
    take(found, after)
    assert found.between("b", "a") == after
    assert (found.shared_words(A), found.shared_words(B)) == (3, 3)
    assert [(p.other, p.kind, p.words) for p in found.partners(A)] == [("b", Kind.EDITED, 3)]
    assert [shared.span for shared in found.shared(A)] == [THIRD]


def test_what_two_share_in_short_is_seen_from_both_sides() -> None:
    found = findings(PairOverlaps("a", "b", (passage(Kind.EDITED, (FIRST, THIRD)),)))
    seen = found.sharing("b", "a")
    assert seen is not None
    assert (seen.left, seen.left_ranges) == ("b", ((6, 9),))
    assert found.sharing("a", "c") is None


def test_the_revision_tells_whether_anything_else_is_known_whichever_side_says_it() -> None:
    pair = PairOverlaps("a", "b", (passage(Kind.EDITED, (FIRST, THIRD)),))
    found = findings(pair)
    before = found.revision
    take(found, pair)
    take(found, pair.swapped())
    assert found.revision == before
    take(found, PairOverlaps("a", "b"))
    assert found.revision > before


def test_of_two_that_share_as_much_the_surer_kind_comes_first() -> None:
    reworded, verbatim = (passage(kind, (FIRST, FIRST)) for kind in (Kind.REWORDED, Kind.VERBATIM))
    found = findings(
        PairOverlaps("a", "b", (reworded,), (Similar(SECOND, SECOND, 0.9),)),
        PairOverlaps("a", "c", (verbatim,)),
    )
    assert [partner.other for partner in found.partners(A)] == ["c", "b"]


def test_facts_that_differ_are_told_where_they_stand_or_at_the_start_of_their_row() -> None:
    four, six = Span(SECOND.start, SECOND.start + 4), Span(SECOND.start + 10, SECOND.start + 13)
    overlap = Overlap(
        Span(FIRST.start, THIRD.end),
        Span(FIRST.start, THIRD.end),
        Kind.EDITED,
        0.9,
        tuple(Row(span, span, Kind.EDITED) for span in (FIRST, SECOND, THIRD)),
        (Difference(Fact.NUMBER, four, six), Difference(Fact.NEGATION, None, THIRD)),
    )
    told = findings(PairOverlaps("a", "b", (overlap,))).differing(A)
    assert [(d.place, d.difference.fact) for d in told] == [
        (four, Fact.NUMBER),
        (Span(THIRD.start, THIRD.start + 1), Fact.NEGATION),
    ]


def test_thousands_of_rows_suggestions_and_facts_take_time_that_grows_with_them() -> None:
    text = " ".join(f"Sentence number {n} stands here." for n in range(8_000))
    left, right = Article("a", text, "a"), Article("b", text, "b")
    rows, rest = left.sentences[:4_000], right.sentences[4_000:]
    facts = tuple(Difference(Fact.NUMBER, row, row) for row in rows)
    whole = Span(0, rows[-1].end)
    overlap = Overlap(
        whole, whole, Kind.EDITED, 0.9, tuple(Row(s, s, Kind.EDITED) for s in rows), facts
    )
    pair = PairOverlaps("a", "b", (overlap,), tuple(Similar(s, s, 0.5) for s in (*rows, *rest)))
    found = Findings()
    started = process_time()
    found.add_pair(pair)
    found.add_sharing(share_of(pair, left, right))
    assert len(found.differing(left)) == 4_000
    assert len(found.shared(left)) == 8_000
    assert process_time() - started < 2.0
