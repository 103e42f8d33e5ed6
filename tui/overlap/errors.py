"""The one exception of this layer."""


class OverlapError(Exception):
    """A comparison cannot be made as asked; the message says which articles and what to do."""
