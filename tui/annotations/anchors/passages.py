"""Find passages of a text in a later version of it."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tui.annotations.anchors.alignment import align
from tui.annotations.anchors.context import context_share
from tui.annotations.anchors.doubles import (
    has_double,
    has_near_double,
    is_rivalled,
    stands_for_another,
)
from tui.annotations.anchors.edges import to_offsets, with_outer_marks, without_lost_edges
from tui.annotations.anchors.extents import map_edges, with_moved_parts
from tui.annotations.anchors.folding import (
    Words,
    fold,
    has_other_letters,
    is_hyphened_otherwise,
    telling_signs,
)
from tui.annotations.anchors.lost import find_alone, find_elsewhere
from tui.annotations.anchors.pairing import NONE, Pairing
from tui.annotations.anchors.passage import Certainty, Passage
from tui.annotations.anchors.support import weigh_words
from tui.annotations.anchors.survivors import LEAST, Survivors, find_survivors, shared_in_order
from tui.articles.model import Span

_SOME_CONTEXT = 0.2
_MORE_CONTEXT = 0.35
_CLEAR_CONTEXT = 0.5
_FULL_CONTEXT = 0.6
_LEAD = 0.2
_A_GUESS = 0.2
_ENOUGH_ALONE = 6
_ENOUGH_TO_OUTRANK = 8
_LONG = 12
_HALF = 0.5


Range = tuple[int, int]


class PassageFinder:
    """Finds passages of one text in another; `is_whole` says that the old text is not a part."""

    def __init__(self, old: Words, new: Words, *, is_whole: bool = True) -> None:
        self._old, self._new = old, new
        self._is_whole = is_whole

    @cached_property
    def _pairing(self) -> Pairing:
        return align(self._old, self._new)

    @cached_property
    def _weights(self) -> NDArray[np.float64]:
        return weigh_words(self._pairing)

    def find(self, quote: Span) -> Passage:
        """Return where a span of the old text stands in the new one."""
        words = self._old.within(*quote)
        if words[0] == words[1]:
            return self._find_marks(quote, words[0])
        passage = self._follow(quote, words)
        if passage.certainty is Certainty.SAME or not self._is_whole:
            return passage
        fewest = _ENOUGH_TO_OUTRANK if passage.certainty is Certainty.LIKELY else _ENOUGH_ALONE
        alone = find_alone(self._pairing, words, self._weights, fewest)
        if alone is None:
            return passage
        return Passage(Certainty.LIKELY, to_offsets(self._old, quote, words, alone, self._new))

    def _follow(self, quote: Span, words: Range) -> Passage:
        """Return where the words of a quote went, by the words around them."""
        survivors = find_survivors(self._pairing, *words, self._weights)
        if survivors is None:
            return self._find_elsewhere(quote, words, None)
        place = map_edges(self._pairing, *words, survivors)
        place = with_moved_parts(self._pairing, words, place)
        span = self._offsets(quote, words, place, survivors)
        if survivors.is_enough or self._is_enough_in_place(words, place, survivors):
            return Passage(self._judge(quote, words, place, span), span)
        return self._find_elsewhere(quote, words, span if survivors.count > _A_GUESS else None)

    def _offsets(self, quote: Span, words: Range, place: Range, found: Survivors) -> Span:
        first = words[0] if place[0] < found.new_first else found.first
        last = words[1] if place[1] > found.new_last + 1 else found.last + 1
        kept = without_lost_edges(self._old, quote, words, (first, last))
        span = to_offsets(self._old, kept, (first, last), place, self._new)
        if (first, last) == words:
            return span
        return with_outer_marks(self._old, quote, words, span, self._new, place)

    def _is_enough_in_place(self, words: Range, place: Range, found: Survivors) -> bool:
        """Tell whether a place the words around it lead to has enough of the words of a quote."""
        old, new = words[1] - words[0], place[1] - place[0]
        context = context_share(self._pairing, words, place)
        if old > 2 * new or new > 2 * old or context < _CLEAR_CONTEXT:
            return False
        if context >= _FULL_CONTEXT and found.is_enough_in_place:
            return True
        count, weight = shared_in_order(self._pairing, words, place, self._weights)
        return count >= _HALF and weight >= LEAST

    def _judge(self, quote: Span, words: Range, place: Range, span: Span) -> Certainty:
        context = context_share(self._pairing, words, place)
        is_long = words[1] - words[0] >= _LONG and self._is_whole
        least, sure = (_SOME_CONTEXT,) * 2 if self._is_whole else (_MORE_CONTEXT, _CLEAR_CONTEXT)
        is_in_shared = bool(self._pairing.whole[slice(*words)].all())
        if context < least and not is_long and not is_in_shared:
            return Certainty.LOST
        if not self._is_same(quote, words, place, span):
            return Certainty.LIKELY
        if is_rivalled(self._pairing, words, place):
            return Certainty.LIKELY if is_in_shared else Certainty.LOST
        if has_double(self._pairing, words, place):
            return Certainty.LIKELY if self._is_whole else Certainty.LOST
        if self._is_whole and has_near_double(self._pairing, words, place, self._weights):
            return Certainty.LIKELY
        is_sure = context >= sure or (is_long and not stands_for_another(self._pairing, place))
        return Certainty.SAME if is_sure else Certainty.LIKELY

    def _is_same(self, quote: Span, words: Range, place: Range, span: Span) -> bool:
        old, new = self._old, self._new
        if not np.array_equal(old.ids[slice(*words)], new.ids[slice(*place)]):
            return False
        if self._is_parted_from_marks(quote, words, place, span) or self._is_parted(words, place):
            return False
        if telling_signs(old.text, *quote) != telling_signs(new.text, *span):
            return False
        return not any(
            fold(one) != fold(other)
            or is_hyphened_otherwise(one, other)
            or has_other_letters(one, other)
            for one, other in zip(
                _spellings(old, words, quote), _spellings(new, place, span), strict=True
            )
            if one != other
        )

    def _is_parted(self, words: Range, place: Range) -> bool:
        """Tell whether a paragraph ends in a place where the quote had not even a line end."""
        new = self._new
        if "\n\n" not in new.text[new.starts[place[0]] : new.ends[place[1] - 1]]:
            return False
        return any(
            "\n\n" in new.gap(there) and "\n" not in self._old.gap(here)
            for here, there in zip(
                range(words[0] + 1, words[1]), range(place[0] + 1, place[1]), strict=True
            )
        )

    def _is_parted_from_marks(self, quote: Span, words: Range, place: Range, span: Span) -> bool:
        """Tell whether marks at an edge of the quote are gone and other words are there now."""
        old, new, to_old = self._old, self._new, self._pairing.to_old
        head = old.text[quote.start : max(quote.start, int(old.starts[words[0]]))]
        tail = old.text[min(quote.end, int(old.ends[words[1] - 1])) : quote.end]
        no_head = head.strip() and place[0] and span.start >= new.starts[place[0]]
        no_tail = tail.strip() and place[1] < len(new) and span.end <= new.ends[place[1] - 1]
        return bool(
            (no_head and to_old[place[0] - 1] == NONE) or (no_tail and to_old[place[1]] == NONE)
        )

    def _find_elsewhere(self, quote: Span, words: Range, guess: Span | None) -> Passage:
        candidates = find_elsewhere(self._pairing, words, self._weights)
        if not candidates:
            return Passage(Certainty.LOST, guess)
        best = candidates[0]
        span = to_offsets(self._old, quote, words, best.place, self._new)
        second = candidates[1].context if len(candidates) > 1 else 0.0
        is_clear = best.context >= max(_CLEAR_CONTEXT, second + _LEAD)
        is_clear = is_clear and not self._pairing.doubtful[slice(*words)].all()
        return Passage(Certainty.LIKELY if is_clear else Certainty.LOST, span)

    def _find_marks(self, quote: Span, place: int) -> Passage:
        """Find a quote without words by the words on either side of it."""
        old, to_new = self._old, self._pairing.to_new
        before = int(to_new[place - 1]) if place else -1
        after = int(to_new[place]) if place < len(old) else len(self._new)
        is_known = (not place or before != NONE) and (place == len(old) or after != NONE)
        marks = old.text[slice(*quote)]
        if not is_known or after != before + 1 or self._new.gap(after).count(marks) != 1:
            return Passage(Certainty.LOST, None)
        start = int(self._new.ends[before]) if after else 0
        start += self._new.gap(after).index(marks)
        return Passage(Certainty.SAME, Span(start, start + len(marks)))


def _spellings(words: Words, place: Range, span: Span) -> list[str]:
    """Return the words of a place as written, those at the edges only as far as the span goes."""
    spellings = words.spellings[slice(*place)]
    for number in (0, -1):
        at = range(*place)[number]
        start, end = int(words.starts[at]), int(words.ends[at])
        spellings[number] = words.text[max(start, span.start) : min(end, span.end)]
    return spellings
