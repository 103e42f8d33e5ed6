"""The one exception of this layer."""


class ArticleError(Exception):
    """A file or folder of articles cannot be read; the message names it and what to do next."""
