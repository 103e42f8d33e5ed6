from hypothesis import given
from hypothesis import strategies as st

from tests.overlapping import FIRST, FOURTH, SECOND, THIRD, A, passage
from tui.articles.model import Span
from tui.overlap.model import Kind, PairOverlaps, Similar, Standing
from tui.overlap.suggestions import visible_similar

SENTENCES = st.sampled_from(A.sentences)
SPANS = st.tuples(SENTENCES, SENTENCES).map(lambda two: Span(min(two).start, max(two).end))


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


@given(
    st.lists(st.tuples(st.sampled_from(Kind), SPANS, SPANS), max_size=6),
    st.tuples(SENTENCES, SENTENCES),
)
def test_a_suggestion_is_seen_unless_a_row_shows_it_or_has_a_surer_counterpart(
    rows: list[tuple[Kind, Span, Span]], sentences: tuple[Span, Span]
) -> None:
    here, there = sentences
    shown = any(
        (left.overlaps(here) and right.overlaps(there))
        or (kind is not Kind.REWORDED and (left.overlaps(here) or right.overlaps(there)))
        for kind, left, right in rows
    )
    passages = tuple(passage(kind, (left, right)) for kind, left, right in rows)
    similar = Similar(here, there, 0.5)
    found = visible_similar(PairOverlaps("a", "b", passages, (similar,)))
    assert found == ([] if shown else [similar])
