"""The one exception of this layer."""


class QuotesError(Exception):
    """A quote or an export cannot be written; the message names the place and what to do next."""
