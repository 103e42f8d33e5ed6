"""Who has a passage and who was likely the first, in words for the status line."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from tui.overlap.findings import SharedSpan
from tui.widgets.signs import SIGNS

MOST_NAMED = 6
"""Articles that are named; more are counted."""

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def also_in(others: Iterable[str], shared: Sequence[SharedSpan], letters: Mapping[str, str]) -> str:
    """Return which other articles have a passage, such as `also in =A ~C D`.

    `others` have its sentence. The words under the cursor are `shared` with some articles, and
    there the sign of the kind stands.
    """
    kinds = {item.other: item.kind for item in shared if item.kind}
    ordered = _ordered({*others, *kinds}, letters)
    also = [f"{SIGNS[kinds[one]] if one in kinds else ''}{letters[one]}" for one in ordered]
    return f"also in {_joined(also, ' ')}" if also else ""


def similar_in(
    others: Iterable[str], shared: Sequence[SharedSpan], letters: Mapping[str, str]
) -> str:
    """Return where something similar stands that is for the reader to judge, `others` aside."""
    having = {*others, *(item.other for item in shared if item.kind)}
    alike = {item.other for item in shared} - having
    named = [letters[one] for one in _ordered(alike, letters)]
    return f"similar in {_joined(named, ' ')}" if named else ""


def first_phrase(
    dates: Mapping[str, datetime.date | None], article_id: str, letters: Mapping[str, str]
) -> str:
    """Return who has a passage since when, such as `likely first: A 15 Jul, C undated`.

    `dates` are what the articles that have it claim; `article_id` is the one that is read, if any.
    """

    def names(articles: Iterable[str], between: str) -> str:
        ordered = _ordered(articles, letters)
        here = {article_id: f"{letters[article_id]} (this)"} if article_id in letters else {}
        return _joined([here.get(one, letters[one]) for one in ordered], between)

    known = sorted({date for date in dates.values() if date})
    if not known:
        return "none of them dated"
    first = names((one for one, date in dates.items() if date == known[0]), " or ")
    year = "" if known[0].year == known[-1].year else f" {known[0].year}"
    since = f"likely first: {first} {known[0].day} {MONTHS[known[0].month - 1]}{year}"
    undated = names((one for one, date in dates.items() if date is None), " ")
    return f"{since}, {undated} undated" if undated else since


def named(articles: Iterable[str], letters: Mapping[str, str]) -> str:
    """Return the letters of articles, of many the first ones, such as `A C F and 4 more`."""
    return _joined([letters[one] for one in _ordered(articles, letters)], " ")


def _joined(names: list[str], between: str) -> str:
    more = len(names) - MOST_NAMED
    named = between.join(names[:MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _ordered(articles: Iterable[str], letters: Mapping[str, str]) -> list[str]:
    return sorted(articles, key=lambda one: (len(letters[one]), letters[one]))
