"""Count in how many articles of a library each sentence stands, dates and numbers aside."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from tui.articles.model import Article
from tui.overlap.words.bags import Ids

FEWEST_ARTICLES = 3
"""Articles a sentence must stand in to recur: two may have it from one another."""

VARIED_WORDS = range(3, 13)
"""Words a line may have for another that differs in one word to count as the same."""

MASK = "0"
"""What numbers, dates and addresses are replaced by."""

REMEMBERED = 16_384
"""Sentences and words whose masked form is remembered: those of a sample, looked at again."""

_DATED = re.compile(
    r"(?:https?://|www\.)[^\s)>\]]+|\d+(?:st|nd|rd|th)?"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_WORD = re.compile(r"\w+")
_ANY = "*"


@dataclass(frozen=True, eq=False)
class Recurrence:
    """How each sentence of one article recurs: what it has in common, and in how many articles."""

    lines: tuple[str, ...]
    """What each sentence has in common with those it counts as the same; `*` is any word."""
    articles: Ids
    """Number of articles in which each line stands, this one included; 0 without words."""


def count_recurrences(articles: Sequence[Article]) -> list[Recurrence]:
    """Return how the sentences of each article recur in all of them.

    A sentence counts as the same as another if its folded words are, dates, numbers and addresses
    aside; a short line that is a paragraph or ends the article may differ in a word as well.
    """
    lines = [[masked(article.slice(span)) for span in article.sentences] for article in articles]
    alone = [_alone(article) for article in articles]
    whole = Counter(line for own in lines for line in dict.fromkeys(own))
    varied = Counter(
        variant
        for own, places in zip(lines, alone, strict=True)
        for variant in dict.fromkeys(v for place in places for v in _variants(own[place]))
    )
    whole[""] = 0
    found = []
    for own, places in zip(lines, alone, strict=True):
        known = list(own)
        for place in places:
            if whole[own[place]] < FEWEST_ARTICLES:
                known[place] = _most_spread(own[place], varied)
        spread = [varied[line] if _ANY in line else whole[line] for line in known]
        found.append(Recurrence(tuple(known), np.array(spread, dtype=np.int32)))
    return found


@lru_cache(maxsize=REMEMBERED)
def masked(sentence: str) -> str:
    """Return the folded words of a sentence; numbers, months, weekdays and addresses are `0`."""
    return " ".join(_WORD.findall(_DATED.sub(MASK, sentence.casefold())))


def _alone(article: Article) -> list[int]:
    """Return the numbers of the sentences that are a paragraph by themselves, and of the last."""
    paragraphs = frozenset(article.paragraphs)
    last = len(article.sentences) - 1
    return [
        place for place, span in enumerate(article.sentences) if span in paragraphs or place == last
    ]


def _variants(line: str) -> Iterable[str]:
    words = line.split()
    if len(words) in VARIED_WORDS:
        for place in range(len(words)):
            yield " ".join([*words[:place], _ANY, *words[place + 1 :]])


def _most_spread(line: str, varied: Counter[str]) -> str:
    """Return the variant that stands in most articles; the line itself where none recurs."""
    best = max(_variants(line), key=lambda variant: (varied[variant], variant), default=line)
    return best if varied[best] >= FEWEST_ARTICLES else line
