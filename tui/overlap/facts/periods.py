"""How many days the units of time last."""

DAYS = {
    "minut": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0,
    "month": 365.25 / 12, "year": 365.25, "decad": 3652.5, "centuri": 36525.0,
}  # fmt: skip
"""Days by the English stem of the unit."""
