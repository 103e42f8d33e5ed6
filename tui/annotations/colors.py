"""The colours of highlights."""

COLORS = ("yellow", "green", "blue", "pink", "orange")
"""Names of highlight colours; the first is the default."""
