"""The exceptions of this layer."""


class AnnotationsError(Exception):
    """Annotations cannot be read or saved; the message names the file and what to do next."""


class ConflictError(AnnotationsError):
    """A highlight is no longer as it was when the change was made; nothing was written."""
