"""Tell which words of a later text stand for those of a quote, changed ones at its edges too."""

from tui.annotations.anchors.folding import Words
from tui.annotations.anchors.pairing import NONE, Pairing
from tui.annotations.anchors.survivors import Survivors

_SPARE = 2
_FEW = 3
_MOST = 0.7

Range = tuple[int, int]


def map_edges(pairing: Pairing, start: int, end: int, found: Survivors) -> tuple[int, int]:
    """Return the range of new words that the old words `start` to `end` became.

    Changed words at an edge are those between the survivors and the words around the quote.
    """
    before = after = 0
    if found.first > start:
        changed = _changed_before(pairing, start, found)
        before = _in_paragraph(pairing, (found.first, start - 1), found.new_first, changed)
    if found.last < end - 1:
        changed = _changed_after(pairing, end, found)
        after = _in_paragraph(pairing, (found.last, end), found.new_last, changed)
    return found.new_first - before, found.new_last + 1 + after


def with_moved_parts(pairing: Pairing, words: Range, place: Range) -> Range:
    """Return a place with the words on either side that the quote has too, in another order."""
    counterparts = pairing.to_new[slice(*words)]
    outside = (counterparts == NONE) | (counterparts < place[0]) | (counterparts >= place[1])
    lost = set(pairing.old.ids[slice(*words)][outside].tolist())
    if not lost:
        return place
    before = _moved_there(pairing, words, place[0], -1, lost)
    return place[0] - before, place[1] + _moved_there(pairing, words, place[1] - 1, 1, lost)


def _moved_there(
    pairing: Pairing, words: Range, border: int, direction: int, lost: set[int]
) -> int:
    """Return how many words after `border` in its paragraph most of which are among those lost."""
    most = border + direction * (words[1] - words[0])
    end = min(max(most, -1), len(pairing.new))
    count = _to_border(pairing.new, border, end)
    for number in range(count):
        origin = int(pairing.to_old[border + direction * (number + 1)])
        if origin != NONE and not words[0] <= origin < words[1]:
            count = number
            break
    ids = [int(pairing.new.ids[border + direction * (n + 1)]) for n in range(count)]
    return count if sum(each in lost for each in ids) > _MOST * count else 0


def _changed_before(pairing: Pairing, start: int, found: Survivors) -> int:
    inside = found.first - start
    chain = pairing.chains[found.first]
    before = start - 1
    while before >= 0 and not _is_in(pairing, before, chain, found.new_first, -1):
        before -= 1
        if start - before > _reach(inside):
            return _alone(pairing, inside, found.new_first, -1)
    border = int(pairing.to_new[before]) if before >= 0 else -1
    return _part(inside, start - 1 - before, found.new_first - border - 1)


def _changed_after(pairing: Pairing, end: int, found: Survivors) -> int:
    inside = end - 1 - found.last
    chain = pairing.chains[found.last]
    after, count = end, len(pairing.old)
    while after < count and not _is_in(pairing, after, chain, found.new_last, 1):
        after += 1
        if after - end > _reach(inside):
            return _alone(pairing, inside, found.new_last, 1)
    border = int(pairing.to_new[after]) if after < count else len(pairing.new)
    return _part(inside, after - end, border - found.new_last - 1)


def _in_paragraph(pairing: Pairing, old: tuple[int, int], new: int, changed: int) -> int:
    """Return how many of the `changed` words next to `new` belong to its paragraph.

    `old` are the survivor at that edge of the quote and the first word outside. A few words across
    the border of a paragraph are believed, for they may have been changed; more are lost.
    """
    inside = abs(old[1] - old[0]) - 1
    here = _to_border(pairing.old, *old)
    if here < inside <= here + _FEW:
        return changed
    direction = 1 if old[1] > old[0] else -1
    return _to_border(pairing.new, new, new + direction * (changed + 1))


def _to_border(words: Words, place: int, end: int) -> int:
    """Return how many words after `place` and before `end` are in its paragraph."""
    direction = 1 if end > place else -1
    count = 0
    for at in range(place + direction, end, direction):
        if "\n\n" in words.gap(max(at, at - direction)):
            break
        count += 1
    return count


def _is_in(pairing: Pairing, place: int, chain: int, border: int, direction: int) -> bool:
    counterpart = pairing.to_new[place]
    same_chain = pairing.chains[place] == chain
    return bool(counterpart != NONE and same_chain and (counterpart - border) * direction > 0)


def _reach(inside: int) -> int:
    return 2 * inside + 16


def _alone(pairing: Pairing, inside: int, border: int, direction: int) -> int:
    """Return how many free words follow the survivors, at most as many as were in the quote."""
    count, place = 0, border + direction
    while count < inside and 0 <= place < len(pairing.new) and pairing.to_old[place] == NONE:
        count, place = count + 1, place + direction
    return count


def _part(inside: int, outside: int, new: int) -> int:
    """Return how many of `new` words stand for `inside` of the `inside + outside` old ones."""
    if new == inside + outside:
        return inside
    if not outside:
        return new if new <= 2 * inside + _SPARE else inside
    return min(inside, max(0, round(new * inside / (inside + outside))))
