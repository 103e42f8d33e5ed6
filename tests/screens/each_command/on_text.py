"""Cases of commands that do the same in the reader and in the comparison, on the first report.

Both show it from its beginning; the comparison is the one with the second report, folds open.
"""

from collections.abc import Iterator

from tests.screens.each_command.cases import Case, Cases
from tests.screens.each_command.island import CUT, WIRE
from tests.screens.each_command.sights import at, leaves, says, selects, spans

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
        yield screen.case(forth, at(once))
        yield screen.case(forth, at(twice), count=2)
        yield screen.case(back, at(once), keys=f"2 {key}")
        yield screen.case(back, at(FIRST[:8]), keys=f"2 {key}", count=2)
    yield screen.case("word-end", at("s hung"))
    yield screen.case("word-end", at("g from"), count=2)
    yield screen.case("row-start", at(FIRST[:20]), keys="3 w")


def jumps(screen: Cases) -> Iterator[Case]:
    """Yield the cases of going to what is shared, differs or is highlighted, and of `n`, `N`."""
    for forth, back in (("next-passage", "previous-passage"), ("next", "previous")):
        yield screen.case(forth, at(SHARED))
        yield screen.case(forth, at(ALSO_SHARED), count=2)
        yield screen.case(back, at(ALSO_SHARED), keys="G")
        yield screen.case(back, at(SHARED), keys="G", count=2)
    yield screen.case("next-difference", at("310,000"))
    yield screen.case("next-difference", at("310,000"), count=2)
    yield screen.case("previous-difference", at("310,000"), keys="G")
    yield screen.case("previous-difference", at("310,000"), keys="G", count=2)
    yield screen.case("next-highlight", at(SHARED), keys=f"{MARKED} g g")
    yield screen.case("next-highlight", at(WIRE[3][:20]), keys=f"{MARKED} g g", count=2)
    yield screen.case("previous-highlight", at(WIRE[3][:20]), keys=f"{MARKED} G")
    yield screen.case("previous-highlight", at(SHARED), keys=f"{MARKED} G", count=2)


def selecting(screen: Cases) -> Iterator[Case]:
    """Yield the cases of selecting, and of dropping a selection."""
    yield screen.case("select", selects("Lanterns"), then="e")
    yield screen.case("select-sentence", selects(FIRST))
    yield screen.case("cancel", selects(""), keys="V")


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
    yield screen.case("open-url", leaves("https://example.org/wire"))
    yield screen.case("edit-file", leaves("wire.md"))


def on_texts(screen: Cases) -> Iterator[Case]:
    """Yield all the cases of this module."""
    yield from motions_in_text(screen)
    yield from jumps(screen)
    yield from selecting(screen)
    yield from resizing(screen)
    yield from leaving(screen)
