"""What is drawn for text: the same characters in the same order, in cells terminals agree on.

Terminals differ in the cells of emoji that are joined, toned or shown as pictures by a selector,
and of marks without a letter: the parts of the first are drawn one by one, and a mark that stands
alone stands on a dotted circle. What shows nothing is left out. No row is then longer on one
terminal than on another, and the order of right-to-left text is left to the terminal.
"""

import re
from functools import lru_cache

from rich.cells import cell_len

from tui.articles.characters import normalise
from tui.articles.spans import Span
from tui.reading.graphemes import INVISIBLE, clusters, is_plain

USUAL = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("·•…±–—‘’“”„«»äöüßàáâçèéêëíîñóôú")
"""Characters that are drawn as they are, in a cell each: of most short texts no more is asked."""

_AS_SPACE = {ord("\t"): " ", ord("\n"): " "}
_LEFT_OUT = rf"[{INVISIBLE}\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]+"
_MOST = 64
"""Code points that are drawn of one character; no script has as many."""

_CIRCLE = "\N{DOTTED CIRCLE}"
_NO_MARK = re.compile(r"[\w\s]+")


def drawn(text: str) -> str:
    """Return what is drawn for whole characters of a text, at least a cell for each."""
    if USUAL.issuperset(text):
        return text
    if is_plain(text):
        return text.translate(_AS_SPACE)
    return "".join(_glyph(text[start:end]) for start, end in clusters(text, Span(0, len(text))))


@lru_cache(maxsize=4096)
def _glyph(character: str) -> str:
    if character in "\t\n":
        return " "
    some = character[:_MOST]
    safe = some if some.isprintable() else normalise(some)
    shown = re.sub(_LEFT_OUT, "", safe).translate(_AS_SPACE)
    if cell_len(shown):
        return shown
    return _CIRCLE + _NO_MARK.sub("", shown)
