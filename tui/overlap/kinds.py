"""The kinds of overlaps, apart from all else that comparing finds: lists show them at once."""

from enum import StrEnum


class Kind(StrEnum):
    """How closely one passage follows another."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWORDED = "reworded"
