"""The folders of the user where retold keeps what belongs to no library."""

from contextlib import suppress
from pathlib import Path

import platformdirs

_NAME = "retold"


def config_folder() -> Path:
    """Return the folder of the user's settings; it need not exist yet."""
    return platformdirs.user_config_path(_NAME, appauthor=False)


def config_file() -> Path:
    """Return where the reader's settings are read from; it need not exist."""
    return config_folder() / "config.toml"


def in_home(path: Path) -> str:
    """Return a path as people write it: `~/…` where it is in the user's home."""
    with suppress(ValueError, RuntimeError):
        return str(Path("~") / path.relative_to(Path.home()))
    return str(path)


def state_folder() -> Path:
    """Return the folder of reading positions and the like; it need not exist yet."""
    return platformdirs.user_state_path(_NAME, appauthor=False)


def cache_folder() -> Path:
    """Return the folder of what can be computed again; it need not exist yet."""
    return platformdirs.user_cache_path(_NAME, appauthor=False)


def saved_quotes_folder() -> Path:
    """Return the folder of quotes that no clipboard would take; it need not exist yet."""
    return state_folder() / "quotes"
