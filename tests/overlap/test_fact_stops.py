"""The way from one differing fact to the next."""

from tui.articles.model import Span
from tui.overlap.fact_stops import FactStops
from tui.overlap.match_rows import rows_of
from tui.overlap.model import Difference, Fact, Kind, Overlap, Row, Similar
from tui.overlap.sections import Gap, Passage, Section, Suggestion

NUMBER = Difference(Fact.NUMBER, Span(12, 14), Span(52, 54))
HEDGE = Difference(Fact.HEDGE, None, Span(62, 66))
DATE = Difference(Fact.DATE, Span(20, 25), Span(70, 75))
NAME = Difference(Fact.NAME, Span(105, 110), Span(5, 9))
ROWS = (
    Row(Span(10, 30), Span(50, 80), Kind.EDITED),
    Row(Span(31, 40), Span(81, 90), Kind.VERBATIM),
)
MATCH = Overlap(Span(10, 40), Span(50, 90), Kind.EDITED, 0.9, ROWS, (DATE, HEDGE, NUMBER))
ALIKE = (
    Similar(Span(100, 120), Span(0, 20), 0.5, differences=(NAME,)),
    Similar(Span(100, 120), Span(30, 40), 0.4, differences=(DATE,)),
)
SECTIONS: tuple[Section, ...] = (
    Gap((Span(0, 9),), ()),
    Passage(MATCH, 1, False),
    Gap((Span(41, 99),), ()),
    Suggestion(Span(100, 120), ALIKE),
)
STOPS = FactStops(SECTIONS, lambda key: rows_of(SECTIONS[key]))


def test_facts_come_in_the_order_of_the_comparison_whatever_their_kind() -> None:
    assert [stop.difference for stop in STOPS.all] == [NUMBER, DATE, HEDGE, NAME]


def test_each_fact_is_reached_from_the_one_before_and_back() -> None:
    for side in (0, 1):
        section, here, reached = 0, (side, 0), []
        while stop := STOPS.step(section, *here, 1):
            section, here = stop.place[0], stop.on(here[0])
            reached.append(stop.difference)
        assert reached == [NUMBER, DATE, HEDGE, NAME]
        while stop := STOPS.step(section, *here, -1):
            section, here = stop.place[0], stop.on(here[0])
            reached.append(stop.difference)
        assert reached[4:] == [HEDGE, DATE, NUMBER]


def test_a_count_leads_on_by_as_many_and_stops_at_the_last() -> None:
    third = STOPS.step(0, 0, 0, 3)
    assert third
    assert third.difference is HEDGE
    last = STOPS.step(0, 0, 0, 99)
    assert last
    assert last.difference is NAME
    assert STOPS.step(3, 0, 105, 1) is None


def test_from_between_two_facts_the_next_is_the_one_behind() -> None:
    following, before = STOPS.step(1, 0, 17, 1), STOPS.step(1, 0, 17, -1)
    assert following
    assert before
    assert (following.difference, before.difference) == (DATE, NUMBER)


def test_a_fact_that_one_side_tells_leads_there() -> None:
    stop = STOPS.all[2]
    assert stop.on(0) == stop.on(1) == (1, 62)
