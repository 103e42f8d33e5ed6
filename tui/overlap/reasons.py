"""Why an article is in a family, in words for the reader."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """What speaks for an article's place in its family."""

    OWN = "own"
    """It is the likely source: others credit the name under which it appears."""
    EARLIEST = "earliest"
    """It is the likely source: no other has an earlier date."""
    LONGEST = "longest"
    """It is the likely source: dates do not tell, and no other is longer."""
    COPY = "copy"
    """Enough of it matches another one."""
    COPIED = "copied"
    """Enough of another one matches it."""
    JOINED = "joined"
    """The reader joined it with another one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground and what it rests on.

    `other` is the id of the article that it was copied from or joined with, None for a source.
    `share`, from 0 to 1, says how much of the copy matches the original, edited words included;
    `credit` names an agency that both give or, with `by_both` false, that one of them is; `dates`
    are those of the article and of the other.
    """

    ground: Ground
    other: str | None = None
    share: float = 0.0
    credit: str | None = None
    by_both: bool = False
    dates: tuple[datetime.date | None, datetime.date | None] = (None, None)


_SOURCES = {
    Ground.OWN: "likely the source: others credit",
    Ground.EARLIEST: "likely the source: none has an earlier date",
    Ground.LONGEST: "perhaps the source: the longest of those that no date tells apart",
}
_SMALL = "no one two three four five six seven eight nine ten eleven twelve".split()


def explain(reason: Reason, name_of: Callable[[str], str] = str) -> str:
    """Return a reason such as `84 % of it matches reuters.md, two days earlier`.

    `name_of` gives the name by which the reader knows an article, from its id.
    """
    if reason.other is None:
        credit = f" {reason.credit}" if reason.ground is Ground.OWN else ""
        return _SOURCES[reason.ground] + credit
    if reason.ground is Ground.JOINED:
        return f"you joined it with {name_of(reason.other)}"
    share = f"{int(reason.share * 100)} % of it matches {name_of(reason.other)}"
    if reason.ground is Ground.COPIED:
        share = f"{int(reason.share * 100)} % of {name_of(reason.other)} matches it"
    credit = f"; {'both credit' if reason.by_both else 'credited:'} {reason.credit}"
    return f"{share}, {_how_much_earlier(*reason.dates)}{credit if reason.credit else ''}"


def _how_much_earlier(own: datetime.date | None, of_other: datetime.date | None) -> str:
    if own is None and of_other is None:
        return "both undated"
    if own is None or of_other is None:
        return "itself undated" if own is None else "which is undated"
    days = (own - of_other).days
    if not days:
        return "of the same day"
    count = _SMALL[abs(days)] if abs(days) < len(_SMALL) else f"{abs(days):,}"
    return f"{count} day{'' if abs(days) == 1 else 's'} {'earlier' if days > 0 else 'later'}"
