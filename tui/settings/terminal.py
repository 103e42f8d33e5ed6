"""What the environment says of the terminal: whether it wants colours, and its characters."""

from collections.abc import Mapping

from tui.settings.model import Colors, Motion, Settings, Signs


def colors_shown(settings: Settings, environment: Mapping[str, str], found: str | None) -> Colors:
    """Return in how many colours to draw; `found` is what rich calls those of the terminal.

    What is set is followed; else NO_COLOR (https://no-color.org), if it is not empty.
    """
    if settings.colors is not Colors.AUTO:
        return settings.colors
    if environment.get("NO_COLOR") or found is None:
        return Colors.NONE
    systems = {"standard": Colors.SIXTEEN, "256": Colors.INDEXED}
    return systems.get(found, Colors.TRUECOLOR)


def signs_shown(settings: Settings, environment: Mapping[str, str], encoding: str) -> Signs:
    """Return which signs to draw: ASCII ones where the terminal's text is not Unicode.

    Python writes UTF-8 in the locale C whatever the terminal reads, so the locale is asked too:
    LC_ALL before LC_CTYPE before LANG, as POSIX has it.
    """
    if settings.signs is not Signs.AUTO:
        return settings.signs
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, names), "UTF-8")
    told = (locale, encoding or "UTF-8")
    is_unicode = all("utf" in name.lower() for name in told)
    return Signs.UNICODE if is_unicode else Signs.ASCII


def motion_shown(settings: Settings, environment: Mapping[str, str]) -> Motion:
    """Return whether things may move; Textual's own TEXTUAL_ANIMATIONS=none is followed too."""
    is_still = environment.get("TEXTUAL_ANIMATIONS", "").lower() == "none"
    return Motion.REDUCED if is_still else settings.motion
