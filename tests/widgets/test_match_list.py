"""A match in a few words."""

from tui.articles.model import Article
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row
from tui.widgets.match_list import match_words
from tui.widgets.spread import spread

LEFT = Article("l", "Gulls cried over us.\n\nBoats sailed.", "")
RIGHT = Article("r", "Boats sailed.\n\nGulls cried over us.", "")


def test_a_match_says_how_long_it_is_where_it_stands_and_that_it_is_moved() -> None:
    pairs = zip(LEFT.sentences, RIGHT.sentences[::-1], strict=True)
    matches = [Overlap(a, b, Kind.VERBATIM, 1.0, (Row(a, b, Kind.VERBATIM),)) for a, b in pairs]
    found = spread((LEFT, RIGHT), PairOverlaps("l", "r", tuple(matches)))
    told = ["".join(match_words(found, key, n)).split() for n, key in enumerate(found.matches, 1)]
    assert told == [["1", "4w", "¶1→¶2"], ["2", "2w", "¶2→¶1", "↕"]]
