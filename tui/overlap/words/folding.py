"""Fold words, so that what is the same but for case, marks or inflection is equal."""

import re

from tui.articles.scripts import SIGNS

_MARKS = re.compile(rf"[^\w{SIGNS}]|_")
_NUMBER = re.compile(r"[$€£¥₹]?(\d+(?:[.,:/]\d+)*)%?(\w*)$")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_UNITED_STATES = frozenset({"U.S.", "U.S.A.", "US", "USA"})
_POSSESSIVE = re.compile(r"['’]s?$")


def fold(word: str) -> str:
    """Return `word` without case, punctuation and typographic marks; numbers keep their points."""
    if word.isascii() and word.isalpha():
        return word.lower()
    lowered = word.casefold()
    if lowered[-1:] == "%" or lowered[:1] in "$€£¥₹0123456789":
        return _THOUSANDS.sub("", lowered)
    return _MARKS.sub("", lowered) or lowered


def bare(word: str) -> str:
    """Return `word` folded for the search of likeness: no possessive, no currency, no per cent."""
    if word in _UNITED_STATES:
        return "u.s."
    if word.isascii() and word.isalpha():
        return word.lower()
    number = _NUMBER.match(word)
    if number:
        return _THOUSANDS.sub("", number[1]) + number[2].casefold()
    return fold(_POSSESSIVE.sub("", word))
