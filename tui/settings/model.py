"""What a reader can set: keys, theme, colours, signs and motion."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Colors(StrEnum):
    """How many colours the screen is drawn in."""

    AUTO = "auto"
    NONE = "none"
    SIXTEEN = "16"
    INDEXED = "256"
    TRUECOLOR = "truecolor"


class Signs(StrEnum):
    """Which characters the program's own signs and rules are drawn with."""

    AUTO = "auto"
    UNICODE = "unicode"
    ASCII = "ascii"


class Motion(StrEnum):
    """Whether anything on the screen moves by itself."""

    FULL = "full"
    REDUCED = "reduced"


DARK_THEME = "retold-dark"
LIGHT_THEME = "retold-light"


@dataclass(frozen=True)
class Settings:
    """What the reader has set; `keys` are the key sequences of commands that were given others."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    theme: str = DARK_THEME
    colors: Colors = Colors.AUTO
    signs: Signs = Signs.AUTO
    motion: Motion = Motion.FULL


USUAL = Settings()
"""What is in force where nothing is set."""
