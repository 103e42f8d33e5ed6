"""Suggest tags for what has been typed so far."""

from collections.abc import Sequence

from tui.articles.characters import one_line

_LOWEST_SCORE = 60.0


def suggest_tags(typed: str, tags: Sequence[str], limit: int = 5) -> list[str]:
    """Return up to `limit` of `tags` for `typed`; `tags` come most used first.

    Tags that begin with what was typed lead, then those with a part after `/` that does, then
    those that resemble it by rapidfuzz's partial ratio (0 to 100). Nothing typed gives the most
    used.
    """
    wanted = one_line(typed).casefold()
    if not wanted:
        return list(tags[:limit])
    ranked = sorted((_rank(wanted, tag.casefold()), i) for i, tag in enumerate(tags))
    return [tags[i] for (place, _), i in ranked if place < _UNLIKE][:limit]


_UNLIKE = 4


def _rank(wanted: str, tag: str) -> tuple[int, float]:
    """Return how near a tag is, nearest first: its class from 0 to 4, and minus its score."""
    # Not at the top: it is heavy, and a screen is painted before anything is typed.
    from rapidfuzz import fuzz

    if tag == wanted:
        return 0, 0.0
    if tag.startswith(wanted):
        return 1, 0.0
    if any(part.strip().startswith(wanted) for part in tag.split("/")[1:]):
        return 2, 0.0
    score = fuzz.partial_ratio(wanted, tag) if len(tag) >= len(wanted) else fuzz.ratio(wanted, tag)
    return (3, -score) if score >= _LOWEST_SCORE else (_UNLIKE, 0.0)
