"""Say in the status line what differs under the cursor of a comparison."""

from collections.abc import Sequence

from tui.articles.characters import one_line
from tui.articles.model import Article, Span
from tui.articles.titles import cut_at_word
from tui.overlap.model import Difference, kinds_of
from tui.overlap.word_changes import Change, ChangedWords
from tui.reading.columns import Side
from tui.widgets.signs import DIFFERS, MOVED

LONGEST = 30
"""Characters of words that are quoted."""

SPELLED_OUT = 2
"""Differing facts of which the words are told; of others only the kind."""


def differing_phrase(
    differences: Sequence[Difference],
    articles: tuple[Article, Article],
    side: Side,
    cursor: int,
) -> str:
    """Return which facts differ, as in `! number: 14 here, 41 there`.

    Here is the side of the cursor; what is under the cursor comes first.
    """
    ordered = sorted(differences, key=lambda one: _distance(one, side, cursor))
    told = [_spelled(one, articles, side) for one in ordered[:SPELLED_OUT]]
    told += [f"{DIFFERS} {fact}" for fact in kinds_of(ordered[SPELLED_OUT:])]
    return " · ".join(told)


def _spelled(difference: Difference, articles: tuple[Article, Article], side: Side) -> str:
    words = (difference.left, difference.right)
    here = _quoted(articles[side], words[side])
    there = _quoted(articles[side.other], words[side.other])
    return f"{DIFFERS} {difference.fact}: {here} here, {there} there"


def _distance(difference: Difference, side: Side, cursor: int) -> tuple[bool, int]:
    span = (difference.left, difference.right)[side]
    if span is None:
        return True, 0
    return not span.contains(cursor), abs(span.start - cursor)


def change_phrase(words: ChangedWords, other: Article, follows: str = "") -> str:
    """Return what became of words across, as in `there: “sat down”`; nothing if the same.

    `follows` says which key follows words that are moved.
    """
    match words.change:
        case Change.REPLACED:
            return f"there: {_quoted(other, words.across)}"
        case Change.MOVED:
            return f"{MOVED} moved{f', {follows}' if follows else ''}"
        case Change.DELETED | Change.INSERTED:
            return "only here"
        case _:
            return ""


def _quoted(article: Article, span: Span | None) -> str:
    if span is None:
        return "nothing"
    return f"“{cut_at_word(one_line(article.slice(span)), LONGEST)}”"
