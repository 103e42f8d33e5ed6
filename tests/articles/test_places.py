"""Which words, sentences and other spans stand where."""

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.articles.places import (
    SpanIndex,
    beginning_in,
    covered_words,
    lying_in,
    sentence_number,
    touching,
)

TEXT = "Gulls cried. The barge sank!"
ARTICLE = Article("a", TEXT, "a")
WORDS = ARTICLE.words

UNITS = st.lists(st.integers(0, 40), unique=True, max_size=12).map(
    lambda cuts: [Span(a, b) for a, b in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False)]
)
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 8)).map(lambda s: Span(s[0], s[0] + s[1]))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_a_word_cut_in_two_is_touched_and_lies_not_in_the_span() -> None:
    cut = at("ied. The bar")
    assert touching(WORDS, cut) == (1, 4)
    assert lying_in(WORDS, cut) == (2, 3)
    assert beginning_in(WORDS, cut) == (2, 4)


def test_a_span_between_words_has_none() -> None:
    between = at(". ")
    assert touching(WORDS, between) == lying_in(WORDS, between) == beginning_in(WORDS, between)
    assert touching(WORDS, between) == (2, 2)


@given(UNITS, SPANS)
def test_ranges_hold_the_units_that_they_are_named_for(units: list[Span], span: Span) -> None:
    def held(words: tuple[int, int]) -> list[Span]:
        assert 0 <= words[0] <= words[1] <= len(units)
        return units[slice(*words)]

    assert held(touching(units, span)) == [u for u in units if u.overlaps(span)]
    assert held(beginning_in(units, span)) == [u for u in units if span.contains(u.start)]
    assert held(lying_in(units, span)) == [
        u for u in units if span.start <= u.start and u.end <= span.end
    ]


def test_a_sentence_goes_on_to_where_the_next_begins() -> None:
    numbers = [sentence_number(ARTICLE, offset) for offset in range(len(TEXT))]
    assert numbers == [0] * TEXT.index("The") + [1] * (len(TEXT) - TEXT.index("The"))


def test_what_stands_before_the_first_sentence_is_of_the_first() -> None:
    assert sentence_number(Article("a", "\n\n" + TEXT, "a"), 0) == 0
    assert sentence_number(Article("a", "", "a"), 0) == 0


@given(st.lists(SPANS, max_size=8))
def test_a_word_is_covered_once_however_many_spans_have_a_part_of_it(spans: list[Span]) -> None:
    covered = [word for word in WORDS if any(word.overlaps(span) for span in spans)]
    assert covered_words(ARTICLE, spans) == len(covered)


@given(st.lists(st.one_of(st.none(), SPANS), max_size=12), st.one_of(st.none(), SPANS))
def test_all_spans_that_meet_another_are_found_though_they_overlap(
    spans: list[Span | None], asked: Span | None
) -> None:
    met = [(s, n) for n, s in enumerate(spans) if s and asked and s.overlaps(asked)]
    assert SpanIndex(spans).meeting(asked) == [number for _, number in sorted(met)]
