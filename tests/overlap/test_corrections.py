"""What the reader refuses or joins, and what a new computation makes of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.overlap.comparison import Comparer
from tui.overlap.corrections import Correction, Corrections, Verdict
from tui.overlap.model import Kind, PairOverlaps
from tui.overlap.pairs import compare_all

FIRST = "The harbour board will dredge the northern channel before the ferries return in October."
SECOND = "Engineers measured four metres of silt beside the old customs pier last week."
THIRD = "Fishing crews fear that the noise will scatter the herring for a whole season."
ORCHARD = "An orchard above the village has kept its own kind of pear since monks planted it."
CINEMA = "The last cinema on the square shows one film a night to whoever comes."

LEFT = Article("l", f"{ORCHARD} {FIRST} {SECOND} {THIRD}", "l")
RIGHT = Article("r", f"{FIRST} {SECOND} {THIRD} {CINEMA}", "r")


def span_of(article: Article, text: str) -> Span:
    start = article.text.index(text)
    return Span(start, start + len(text))


def say(verdict: Verdict, left: str, right: str) -> Correction:
    return Correction(verdict, "l", span_of(LEFT, left), "r", span_of(RIGHT, right))


def compare(*corrections: Correction) -> PairOverlaps:
    return Comparer([LEFT, RIGHT], Corrections(corrections)).pair(LEFT, RIGHT)


def told(found: PairOverlaps) -> list[tuple[str, str]]:
    return [(LEFT.slice(o.left), RIGHT.slice(o.right)) for o in found.passages]


def test_a_refused_passage_stays_refused() -> None:
    whole = f"{FIRST} {SECOND} {THIRD}"
    assert told(compare()) == [(whole, whole)]
    found = compare(say(Verdict.NOT_A_MATCH, whole, whole))
    assert found.passages == ()
    assert all(
        similar.left == span_of(LEFT, ORCHARD) or similar.right == span_of(RIGHT, CINEMA)
        for similar in found.similar
    )


def test_what_stands_around_a_refused_sentence_is_still_found() -> None:
    found = compare(say(Verdict.NOT_A_MATCH, SECOND, SECOND))
    assert told(found) == [(FIRST, FIRST), (THIRD, THIRD)]
    refused = span_of(LEFT, SECOND), span_of(RIGHT, SECOND)
    assert refused not in [(similar.left, similar.right) for similar in found.similar]


def test_a_part_of_a_sentence_can_be_refused() -> None:
    found = compare(say(Verdict.NOT_A_MATCH, "beside the old customs pier", SECOND))
    assert all(SECOND not in left for left, _ in told(found))


def test_what_is_refused_in_one_article_is_found_in_another() -> None:
    third = Article("t", f"{CINEMA} {SECOND}", "t")
    corrections = Corrections([say(Verdict.NOT_A_MATCH, SECOND, SECOND)])
    (overlap,) = Comparer([LEFT, RIGHT, third], corrections).pair(LEFT, third).passages
    assert LEFT.slice(overlap.left) == SECOND


def test_joined_spans_are_a_passage_whatever_their_words() -> None:
    found = compare(say(Verdict.JOIN, ORCHARD, CINEMA))
    (joined, *rest) = [o for o in found.passages if o.left == span_of(LEFT, ORCHARD)]
    assert rest == []
    assert (joined.right, joined.kind) == (span_of(RIGHT, CINEMA), Kind.REWORDED)


def test_a_join_takes_in_the_passages_that_it_touches() -> None:
    apart = say(Verdict.NOT_A_MATCH, SECOND, SECOND)
    whole = f"{FIRST} {SECOND} {THIRD}"
    together = say(Verdict.JOIN, f"{FIRST} {SECOND}", f"{FIRST} {SECOND}")
    assert told(compare(together)) == [(whole, whole)]
    assert told(compare(apart, together)) == [(FIRST, FIRST), (THIRD, THIRD)]


def test_the_latest_word_on_two_spans_counts() -> None:
    whole = f"{FIRST} {SECOND} {THIRD}"
    refused, joined = say(Verdict.NOT_A_MATCH, whole, whole), say(Verdict.JOIN, whole, whole)
    assert told(compare(refused, joined)) == [(whole, whole)]
    assert told(compare(joined, refused)) == []


def test_corrections_reach_other_processes() -> None:
    corrections = Corrections([say(Verdict.NOT_A_MATCH, SECOND, SECOND)])
    articles = [LEFT, RIGHT, *(Article(str(n), f"{CINEMA} {n}", "") for n in range(6))]
    alone = list(compare_all(articles, corrections=corrections))
    assert list(compare_all(articles, corrections=corrections, jobs=2)) == alone


SPANS = st.tuples(st.integers(0, 300), st.integers(1, 120)).map(lambda s: Span(s[0], s[0] + s[1]))


@settings(max_examples=60)
@given(st.lists(st.tuples(SPANS, SPANS), max_size=3))
def test_no_finding_sets_refused_words_beside_each_other(pairs: list[tuple[Span, Span]]) -> None:
    refused = [Correction(Verdict.NOT_A_MATCH, "l", a, "r", b) for a, b in pairs]
    found = compare(*refused)
    for left, right in pairs:
        for overlap in found.passages:
            words = [w for w in LEFT.words if w.overlaps(left) and w.overlaps(overlap.left)]
            others = [w for w in RIGHT.words if w.overlaps(right) and w.overlaps(overlap.right)]
            assert not (words and others)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(Verdict), SPANS, SPANS), max_size=3))
def test_corrections_mean_the_same_from_either_side(
    given_: list[tuple[Verdict, Span, Span]],
) -> None:
    corrections = Corrections(Correction(v, "l", a, "r", b) for v, a, b in given_)
    swapped = Corrections(Correction(v, "r", b, "l", a) for v, a, b in given_)
    there = Comparer([LEFT, RIGHT], corrections).pair(LEFT, RIGHT)
    back = Comparer([LEFT, RIGHT], swapped).pair(RIGHT, LEFT).swapped()
    assert there.passages == back.passages


WORDS = st.lists(st.sampled_from(f"{FIRST} {SECOND}".split()), min_size=5, max_size=60).map(
    " ".join
)


@settings(max_examples=60)
@given(WORDS, WORDS, st.lists(st.tuples(SPANS, SPANS), max_size=4))
def test_jumbled_and_repeating_texts_can_be_corrected(
    left: str, right: str, pairs: list[tuple[Span, Span]]
) -> None:
    one, other = Article("l", f"{left}. {FIRST}", ""), Article("r", f"{FIRST} {right}. {left}", "")
    refused = Corrections(Correction(Verdict.NOT_A_MATCH, "l", a, "r", b) for a, b in pairs)
    found = Comparer([one, other], refused).pair(one, other).passages
    for a, b in pairs:
        for overlap in found:
            here = any(w.overlaps(a) and w.overlaps(overlap.left) for w in one.words)
            there = any(w.overlaps(b) and w.overlaps(overlap.right) for w in other.words)
            assert not (here and there)
