import datetime

import pytest

from tui.overlap.reasons import Ground, Reason, explain

MARCH = [datetime.date(2026, 3, day) for day in range(1, 31)]


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        (MARCH[2], MARCH[0], "two days earlier"),
        (MARCH[2], MARCH[1], "one day earlier"),
        (MARCH[0], MARCH[20], "20 days later"),
        (MARCH[0], MARCH[0], "of the same day"),
        (None, MARCH[0], "itself undated"),
        (MARCH[0], None, "which is undated"),
        (None, None, "both undated"),
    ],
)
def test_dates_are_told_as_far_as_they_are_known(
    own: datetime.date | None, other: datetime.date | None, told: str
) -> None:
    reason = Reason(Ground.COPY, "b.md", 0.5, dates=(own, other))
    assert explain(reason) == f"50 % of it matches b.md, {told}"


def test_a_share_is_not_rounded_up_to_all() -> None:
    assert explain(Reason(Ground.COPY, "b", 0.999)).startswith("99 %")


def test_articles_are_named_as_the_reader_knows_them() -> None:
    told = explain(Reason(Ground.JOINED, "b.md"), {"b.md": "B"}.__getitem__)
    assert told == "you joined it with B"
