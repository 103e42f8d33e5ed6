"""What was found so far, asked by article."""

from tui.articles.model import Article, Span
from tui.overlap.findings import Findings, visible_similar
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row, Similar, Standing

TEXT = "One two three. Four five six. Seven eight nine. Ten eleven twelve."
A, B, C = (Article(name, TEXT, name) for name in ("a", "b", "c"))
BY_ID = {"a": A, "b": B, "c": C}
FIRST, SECOND, THIRD, FOURTH = A.sentences


def passage(kind: Kind, *rows: tuple[Span | None, Span | None]) -> Overlap:
    lefts = [left for left, _ in rows if left]
    rights = [right for _, right in rows if right]
    return Overlap(
        Span(lefts[0].start, lefts[-1].end),
        Span(rights[0].start, rights[-1].end),
        kind,
        0.9,
        tuple(Row(left, right, kind if left and right else None) for left, right in rows),
    )


def findings(*pairs: PairOverlaps) -> Findings:
    found = Findings()
    for pair in pairs:
        found.add(pair, BY_ID[pair.left], BY_ID[pair.right])
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


def test_suggestions_that_a_passage_shows_are_hidden() -> None:
    pair = PairOverlaps(
        "a",
        "b",
        (passage(Kind.VERBATIM, (FIRST, FIRST)), passage(Kind.REWORDED, (THIRD, THIRD))),
        (
            Similar(FIRST, FIRST, 1.0),
            Similar(FIRST, SECOND, 0.5),
            Similar(THIRD, THIRD, 0.6),
            Similar(THIRD, SECOND, 0.4),
            Similar(FOURTH, FOURTH, 0.3),
            Similar(FOURTH, SECOND, 0.1, Standing.WEAK),
        ),
    )
    shown = [(similar.left, similar.right) for similar in visible_similar(pair)]
    assert shown == [(THIRD, SECOND), (FOURTH, FOURTH)]
    assert len(visible_similar(pair, Standing.WEAK)) == 1


def test_what_is_added_twice_counts_once() -> None:
    pair = PairOverlaps("a", "b", (passage(Kind.VERBATIM, (FIRST, FIRST)),))
    found = findings(pair, pair, pair.swapped())
    assert len(found.partners(A)) == len(found.partners(B)) == 1


def test_of_two_that_share_as_much_the_surer_kind_comes_first() -> None:
    reworded, verbatim = (passage(kind, (FIRST, FIRST)) for kind in (Kind.REWORDED, Kind.VERBATIM))
    found = findings(
        PairOverlaps("a", "b", (reworded,), (Similar(SECOND, SECOND, 0.9),)),
        PairOverlaps("a", "c", (verbatim,)),
    )
    assert [partner.other for partner in found.partners(A)] == ["c", "b"]
