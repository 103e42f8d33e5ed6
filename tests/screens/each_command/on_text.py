"""Cases of commands that do the same in the reader and in the comparison, on the first report.

Both show it from its beginning; the comparison is the one with the second report, folds open.
"""

from collections.abc import Iterator

from tests.screens.each_command.cases import Case, Cases
from tests.screens.each_command.island import CUT, WIRE
from tests.screens.each_command.sights import at, is_on, leaves, says, selects, shows, spans
from tui.command import Place

FIRST, SECOND = "Lanterns hung from every porch last night.", "Children counted them aloud"
SHARED, ALSO_SHARED = CUT[:20], "Mending it costs"
MARKED = "} t “one” enter 2 } t “two” enter"
"""Keys that highlight the first sentence of the second and of the fourth paragraph."""


def motions_in_text(screen: Cases) -> Iterator[Case]:
    """Yield the cases of moving by characters, words, sentences, paragraphs and in a row."""
    for (forth, key), back, once, twice in (
        (("right", "l"), "left", "anterns hung", "nterns hung"),
        (("next-word", "w"), "previous-word", "hung from", "from every"),
        (("next-sentence", ")"), "previous-sentence", SECOND, SHARED),
        (("next-paragraph", "}"), "previous-paragraph", SHARED, WIRE[2][:20]),
    ):
        yield screen.look(forth, at(once))
        yield screen.look(forth, at(twice), count=2)
        yield screen.look(back, at(once), keys=f"2 {key}")
        yield screen.look(back, at(FIRST[:8]), keys=f"2 {key}", count=2)
    yield screen.look("word-end", at("s hung"))
    yield screen.look("word-end", at("g from"), count=2)
    yield screen.look("row-start", at(FIRST[:20]), keys="3 w")


def walking(screen: Cases, last: str) -> Iterator[Case]:
    """Yield the cases of going back over jumps, and forward again to the `last` words."""
    yield screen.case("jump-back", at(FIRST[:20]), keys="G")
    yield screen.case("jump-back", at(FIRST[:20]), keys="] c G", count=2)
    yield screen.case("jump-forward", at(last), keys="G ctrl+o")
    yield screen.case("jump-forward", at(last), keys="] c G 2 ctrl+o", count=2)


def jumps(screen: Cases) -> Iterator[Case]:
    """Yield the cases of going to what is shared, differs or is highlighted, and of `n`, `N`."""
    for forth, back in (("next-passage", "previous-passage"), ("next", "previous")):
        yield screen.look(forth, at(SHARED))
        yield screen.look(forth, at(ALSO_SHARED), count=2)
        yield screen.look(back, at(ALSO_SHARED), keys="G")
        yield screen.look(back, at(SHARED), keys="G", count=2)
    yield screen.look("next-difference", at("310,000"))
    yield screen.look("next-difference", at("310,000"), count=2)
    yield screen.look("previous-difference", at("310,000"), keys="G")
    yield screen.look("previous-difference", at("310,000"), keys="G", count=2)
    yield screen.case("next-highlight", at(SHARED), keys=f"{MARKED} g g")
    yield screen.case("next-highlight", at(WIRE[3][:20]), keys=f"{MARKED} g g", count=2)
    yield screen.case("previous-highlight", at(WIRE[3][:20]), keys=f"{MARKED} G")
    yield screen.case("previous-highlight", at(SHARED), keys=f"{MARKED} G", count=2)


def news(screen: Cases) -> Iterator[Case]:
    """Yield the cases of going to what is new to one who has read the third report, and dimming."""
    third = f"2 j r g g {screen.opening}"
    after, first = at(WIRE[2][:20]), at(FIRST[:20])
    yield screen.case("next-new", after, opening=third)
    yield screen.case("next-new", after, opening=third, count=2)
    yield screen.case("previous-new", after, opening=third, keys="G")
    yield screen.case("previous-new", first, opening=third, keys="G", count=2)
    yield screen.case("dim", says("dimmed: what you have read elsewhere"), opening=third)


def selecting(screen: Cases) -> Iterator[Case]:
    """Yield the cases of selecting, and of dropping a selection."""
    yield screen.look("select", selects("Lanterns"), then="e")
    yield screen.look("select-sentence", selects(FIRST))
    yield screen.look("cancel", selects(""), keys="V")
    yield screen.look("other-end", at(FIRST[:20]), keys="v e")
    yield screen.look("select-again", selects("Lanterns"), keys="v e escape")


def resizing(screen: Cases) -> Iterator[Case]:
    """Yield the cases of changing what a highlight, or of several the chosen one, is of."""
    whole = FIRST
    shorter, shortest = "hung from every porch last night.", "from every porch last night."
    yield screen.case("shorten-start", spans(shorter), keys="t enter")
    yield screen.case("shorten-start", spans(shortest), keys="t enter", count=2)
    yield screen.case("lengthen-start", spans(shorter), keys="t enter 2 g >")
    yield screen.case("lengthen-start", spans(whole), keys="t enter 2 g >", count=2)
    shorter, shortest = FIRST.removesuffix("."), "Lanterns hung from every porch last"
    yield screen.case("shorten-end", spans(shorter), keys="t enter")
    yield screen.case("shorten-end", spans(shortest), keys="t enter", count=2)
    yield screen.case("lengthen-end", spans(shorter), keys="t enter 2 <")
    yield screen.case("lengthen-end", spans(whole), keys="t enter 2 <", count=2)
    yield screen.case("add-span", spans(FIRST, CUT[: CUT.index(" Divers")]), keys="t enter } V")
    yield screen.case("take-out", spans("Lanterns hung", "every porch last night."), keys=OUT)
    both = "V t “whole” enter 0 v e t “word” enter 0"
    yield screen.case("next-highlight-here", says("2 of 2 highlights here"), keys=both)
    yield screen.case("next-highlight-here", says("2 of 2 highlights here"), keys=both, count=3)


OUT = "t enter 2 w v e"
"""Keys that highlight the first sentence and select its third word."""


def leaving(screen: Cases) -> Iterator[Case]:
    """Yield the cases of opening the article in other programs."""
    yield screen.look("open-url", leaves("https://example.org/wire"))
    yield screen.look("edit-file", leaves("wire.md"))


def on_texts(screen: Cases, last: str) -> Iterator[Case]:
    """Yield all the cases of this module; `last` are the first words of the last row."""
    yield from motions_in_text(screen)
    yield from jumps(screen)
    yield from walking(screen, last)
    yield from news(screen)
    yield from selecting(screen)
    yield from resizing(screen)
    yield from leaving(screen)
    yield screen.look("matrix", is_on(Place.MATRIX))
    yield screen.look("versions", is_on(Place.VERSIONS), shows("“The cable that"), keys="] c")
