"""Search finds every place, whatever the white space."""

from collections.abc import Callable

from tui.articles.model import Article, Span
from tui.reading.search import find_all, step

Make = Callable[[str], Article]


def test_white_space_matches_any_and_case_counts_only_with_a_capital(make: Make) -> None:
    article = make("The chip.\nthe\nchip (a+b)")
    assert len(find_all(article, "the chip")) == 2
    assert len(find_all(article, "The chip")) == 1
    assert len(find_all(article, "a+b")) == 1
    assert find_all(article, "  ") == ()


def test_steps_wrap_around_and_say_so() -> None:
    places = (Span(5, 6), Span(10, 11), Span(20, 21))
    assert step(places, 5, 1) == (places[1], False)
    assert step(places, 20, 1) == (places[0], True)
    assert step(places, 5, -1) == (places[2], True)
    assert step(places, 12, -2) == (places[0], False)
    assert step((), 0, 1) is None
