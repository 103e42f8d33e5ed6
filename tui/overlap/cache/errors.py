"""What can go wrong with what is kept of findings."""

from tui.overlap.errors import OverlapError


class CodingError(OverlapError):
    """Raised where bytes are no finding of two texts of the lengths given."""
