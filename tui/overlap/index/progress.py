"""Tell how far the index of a library has come, and what it could not do."""

from collections.abc import Callable

Tell = Callable[[int, int], None]
"""Is told how many of how many articles are read."""


Unkept = Callable[[OSError], None]
"""Is told why an index could not be written."""


def untold(*_: object) -> None:
    """Let nobody know."""
