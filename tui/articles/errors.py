"""The exception of this layer, and the case that is nobody's fault."""


class ArticleError(Exception):
    """A file or folder of articles cannot be read; the message names it and what to do next."""


class GivenUpError(ArticleError):
    """Articles are not read to their end, as nobody wants them any more."""
