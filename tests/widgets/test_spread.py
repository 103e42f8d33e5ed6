"""Two articles as a comparison shows them: what is told of each section."""

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Fact, Kind, Overlap, PairOverlaps, Row
from tui.overlap.word_changes import Change
from tui.widgets.spread import Spread, spread

LEFT = Article("l", "One two three.\n\nThe firm gained 4 per cent on Monday. Gulls cried.", "")
RIGHT = Article("r", "Gulls cried.\n\nOn Monday the firm gained 5 per cent. Other words.", "")
A, B = LEFT.sentences[1], RIGHT.sentences[1]
FOUR, FIVE = LEFT.text.index("4"), RIGHT.text.index("5")
NUMBER = Difference(Fact.NUMBER, Span(FOUR, FOUR + 1), Span(FIVE, FIVE + 1))
EDITED = Overlap(A, B, Kind.EDITED, 0.9, (Row(A, B, Kind.EDITED),), (NUMBER,))
C, D = LEFT.sentences[2], RIGHT.sentences[0]
COPIED = Overlap(C, D, Kind.VERBATIM, 1.0, (Row(C, D, Kind.VERBATIM),))


def shown() -> Spread:
    return spread((LEFT, RIGHT), PairOverlaps("l", "r", (EDITED, COPIED)))


def test_what_became_of_the_words_of_a_match_is_told() -> None:
    found = shown()
    told = found.told(found.passages[1])
    changed = [(words.change, LEFT.slice(span)) for span, words in told.changes[0].within(0, 99)]
    assert changed == [(Change.REPLACED, "4"), (Change.MOVED, "on Monday")]
    assert found.words(found.passages[1]) == 8


def test_the_words_on_which_a_fact_differs_are_found_on_both_sides() -> None:
    found = shown()
    facts = found.facts(found.passages[1])
    assert [LEFT.slice(span) for span, _ in facts[0].within(0, 99)] == ["4"]
    assert [RIGHT.slice(span) for span, _ in facts[1].within(0, 99)] == ["5"]


def test_a_moved_passage_and_its_other_half_are_known_by_its_number() -> None:
    found = shown()
    assert list(found.passages) == [1, 2]
    assert list(found.halves) == [2]
    assert found.halves[2] < found.passages[1]


def test_moved_words_are_found_across_where_they_moved_to() -> None:
    found = shown()
    key = found.passages[1]
    found.told(key)
    there = found.across(key, 0, LEFT.text.index("Monday"))
    assert there == RIGHT.text.index("Monday")
    assert found.across(key, 1, RIGHT.text.index("firm")) == LEFT.text.index("firm")
    assert found.across(0, 0, 0) is None
