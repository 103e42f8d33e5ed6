"""What can go wrong with a worker."""

from tui.overlap.errors import OverlapError


class WorkerError(OverlapError):
    """Raised where the worker cannot be started, or a pair cannot be compared."""
