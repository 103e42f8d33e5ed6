"""What is said of a highlight in one line: which of several, colour, tags, state, note, claims."""

import datetime
from dataclasses import replace

from tui.annotations.model import (
    Anchor,
    Claim,
    Evidence,
    Highlight,
    Placed,
    Stance,
    Target,
    select,
)
from tui.articles.model import Article, Span
from tui.widgets.highlight_words import anchor_words, describe_highlight, found_words, words_then

NOW = datetime.datetime(2025, 7, 15, tzinfo=datetime.UTC)
TEXT = "One two three four."
SPANS = (Span(0, 3), Span(8, 13))
HIGHLIGHT = Highlight(
    "h", Target("a", "", tuple(select(TEXT, span) for span in SPANS)), NOW, NOW, ("x", "y/z")
)
PLACED = Placed(HIGHLIGHT, Anchor.OK, SPANS)


def test_colour_and_tags_are_always_said() -> None:
    assert describe_highlight(PLACED) == "yellow #x #y/z"


def test_which_of_several_the_note_in_one_row_and_claims_are_said() -> None:
    noted = replace(PLACED, highlight=replace(HIGHLIGHT, note="one\ntwo"))
    linked = Claim("c", "It is so", NOW, NOW), Evidence("e", "c", "h", Stance.CONTRADICTS, NOW, NOW)
    assert describe_highlight(noted, [linked], (2, 3)) == (
        "2 of 3 highlights here · yellow #x #y/z · one ⏎ two · - It is so"
    )


def test_a_long_note_is_cut() -> None:
    noted = replace(PLACED, highlight=replace(HIGHLIGHT, note="word " * 100))
    assert len(describe_highlight(noted)) < 150


def test_how_sure_the_place_is() -> None:
    lost = Placed(HIGHLIGHT, Anchor.ORPHAN, ())
    states = [
        PLACED,
        replace(PLACED, anchor=Anchor.MOVED),
        replace(PLACED, anchor=Anchor.FUZZY),
        lost,
        replace(lost, guess=SPANS),
    ]
    assert [anchor_words(one) for one in states] == ["", "moved", "fuzzy ?", "lost", "lost ?guess"]
    assert "fuzzy ? (ga accepts)" in describe_highlight(states[2], accepts="ga accepts")
    assert "(" not in describe_highlight(states[2])


def test_words_then_and_words_found_now() -> None:
    article = Article("a", "Ein zwei drei.", "a")
    assert words_then(HIGHLIGHT) == "One […] three"
    assert found_words(article, Placed(HIGHLIGHT, Anchor.ORPHAN, ())) is None
    guessed = Placed(HIGHLIGHT, Anchor.ORPHAN, (), (Span(0, 3), Span(9, 13)))
    assert found_words(article, guessed) == "Ein […] drei"
