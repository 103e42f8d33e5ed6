"""Our two themes, and the colours of kinds, marks and rows on any theme of Textual.

The colours of kinds are Okabe and Ito's (https://jfly.uni-koeln.de/color/), which colour-blind
readers can tell apart, lighter or darker where the background asks for it.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from textual.color import BLACK, WHITE, Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.settings.model import DARK_THEME, LIGHT_THEME

LEAST_CONTRAST = 4.5
"""Of text on its background, as WCAG 2.2 asks for at level AA (1.4.3)."""

STEP = 0.04
"""How much of white or black an ink takes on at a time until it can be read."""

OWN_THEMES = (
    Theme(
        name=DARK_THEME,
        primary="#2f66a8",
        secondary="#5a87b8",
        accent="#d3b5f0",
        warning="#f0b35a",
        error="#f0788c",
        success="#4cc79a",
        foreground="#e3e5e8",
        background="#14171b",
        surface="#1c2026",
        panel="#262c34",
        dark=True,
        variables={
            "primary-background": "#2b3847",
            "scrollbar": "#4d5d72",
            "scrollbar-background": "#1c2026",
        },
    ),
    Theme(
        name=LIGHT_THEME,
        primary="#1f5fa3",
        secondary="#4a7db3",
        accent="#7a3d9c",
        warning="#8a5a00",
        error="#b3203c",
        success="#0b6b4b",
        foreground="#1c1f24",
        background="#fcfbf7",
        surface="#f3f1ea",
        panel="#e7e4db",
        dark=False,
        variables={
            "primary-background": "#cfdced",
            "scrollbar": "#9aa7b5",
            "scrollbar-background": "#e7e4db",
        },
    ),
)

_INKS: Mapping[bool, Mapping[str, str]] = {
    True: {
        "kind-verbatim": "#56b4e9",
        "kind-edited": "#e69f00",
        "kind-reworded": "#1fbf92",
        "deleted": "#e8743b",
        "inserted": "#56b4e9",
        "moved": "#cc79a7",
        "badge": "#ff8c5a",
    },
    False: {
        "kind-verbatim": "#005f9e",
        "kind-edited": "#9c4a00",
        "kind-reworded": "#00694c",
        "deleted": "#a63a00",
        "inserted": "#005f9e",
        "moved": "#8f3d6b",
        "badge": "#b03a00",
    },
}
"""Inks on dark themes, and on light ones."""

_MARKS: Mapping[bool, Mapping[str, str]] = {
    True: {
        "highlight-yellow": "#f0e442",
        "highlight-green": "#6fd0a8",
        "highlight-blue": "#8fcdf2",
        "highlight-pink": "#e3a8cb",
        "highlight-orange": "#f2bf5e",
        "differs": "#ff8c5a",
        "found": "#cc79a7",
    },
    False: {
        "highlight-yellow": "#f5e960",
        "highlight-green": "#8fdcb8",
        "highlight-blue": "#a3d5f5",
        "highlight-pink": "#f4a9d2",
        "highlight-orange": "#f7c367",
        "differs": "#ff9a6c",
        "found": "#d58ab5",
    },
}
"""Backgrounds under black text, on dark themes and on light ones."""

_SHADES = (1.0, 0.7, 0.42, 0.2)
"""How much of the colour of verbatim passages the shades of the matrix have, the fullest first."""

_SIGN = 0.35
"""How much the sign of a shade has of the ink on it: the shade itself says the same."""

_SIXTEEN: Mapping[bool, Mapping[str, str]] = {
    True: {
        "kind-verbatim": "ansi_cyan",
        "kind-edited": "ansi_yellow",
        "kind-reworded": "ansi_green",
        "inserted": "ansi_cyan",
        "strong": "ansi_cyan",
    },
    False: {
        "kind-verbatim": "ansi_blue",
        "kind-edited": "ansi_red",
        "kind-reworded": "ansi_green",
        "inserted": "ansi_blue",
        "strong": "ansi_blue",
    },
}
"""Inks in the terminal's own sixteen colours."""

_SIXTEEN_MARKS = {
    "deleted": "ansi_red",
    "moved": "ansi_magenta",
    "badge": "ansi_red",
    "highlight-yellow": "ansi_yellow",
    "highlight-green": "ansi_green",
    "highlight-blue": "ansi_cyan",
    "highlight-pink": "ansi_magenta",
    "highlight-orange": "ansi_white",
    "highlight-ink": "ansi_black",
    "differs": "ansi_red",
    "differs-ink": "ansi_bright_white",
    "found": "ansi_blue",
    "found-ink": "ansi_bright_white",
    "cross": "ansi_default",
    "ink": "ansi_default",
    "faint": "ansi_default",
    "row": "ansi_default",
    "row-ink": "ansi_default",
    "selection": "ansi_default",
    "selection-ink": "ansi_default",
    "heading": "ansi_default",
    "heading-ink": "ansi_default",
    "shade-1": "ansi_cyan",
    "shade-1-ink": "ansi_black",
    "shade-1-sign": "ansi_black",
    "shade-2": "ansi_blue",
    "shade-2-ink": "ansi_bright_white",
    "shade-2-sign": "ansi_bright_white",
    "shade-3": "ansi_default",
    "shade-3-ink": "ansi_default",
    "shade-3-sign": "ansi_default",
    "shade-4": "ansi_default",
    "shade-4-ink": "ansi_default",
    "shade-4-sign": "ansi_default",
}


def theme_names() -> list[str]:
    """Return the themes there are: our own first, then Textual's."""
    own = [theme.name for theme in OWN_THEMES]
    return [*own, *sorted(name for name in BUILTIN_THEMES if name not in own)]


def known_theme(name: str) -> str:
    """Return the name of a theme, of the usual one where there is none of that name."""
    return name if name in theme_names() else DARK_THEME


def variables_of(theme: Theme) -> dict[str, str]:
    """Return the colours of kinds, marks and rows on a theme, by the names that styles use."""
    if theme.ansi:
        return {**_SIXTEEN[theme.dark], **_SIXTEEN_MARKS}
    colors = theme.to_color_system().generate()
    names = ("background", "surface", "panel", "foreground", "primary", "accent")
    return dict(_readable_colors(theme.dark, *(colors[name] for name in names)))


@lru_cache
def _readable_colors(
    dark: bool,
    background: str,
    surface: str,
    panel: str,
    foreground: str,
    primary: str,
    accent: str,
) -> tuple[tuple[str, str], ...]:
    grounds = [Color.parse(name) for name in (background, surface, panel)]
    cross = grounds[1].blend(Color.parse(foreground), 0.1)
    grounds.append(cross)
    heading = grounds[1].blend(Color.parse(primary), 0.2)
    inks = {**_INKS[dark], "ink": foreground, "strong": accent}
    colors = {name: readable(Color.parse(ink), grounds) for name, ink in inks.items()}
    faint = Color.parse(foreground).blend(grounds[0], 0.35)
    row = Color.parse(primary)
    selection = row.blend(grounds[0], 0.45)
    colors |= {
        "faint": readable(faint, grounds),
        "cross": cross,
        "heading": heading,
        "heading-ink": readable(Color.parse(accent), [heading]),
        "row": row,
        "row-ink": _ink_on(row),
        "selection": selection,
        "selection-ink": _ink_on(selection),
        "highlight-ink": BLACK,
    }
    for number, share in enumerate(_SHADES, 1):
        shade = grounds[0].blend(colors["kind-verbatim"], share)
        ink = _ink_on(shade)
        colors |= {f"shade-{number}": shade, f"shade-{number}-ink": ink}
        colors[f"shade-{number}-sign"] = shade.blend(ink, _SIGN)
    for name, mark in _MARKS[dark].items():
        colors |= {name: Color.parse(mark), f"{name}-ink": _ink_on(Color.parse(mark))}
    return tuple((name, color.hex) for name, color in colors.items())


def readable(ink: Color, grounds: Iterable[Color]) -> Color:
    """Return an ink, lighter or darker by as little as makes it readable on all grounds."""
    backgrounds = list(grounds)
    goal = max((BLACK, WHITE), key=lambda goal: _least_contrast(goal, backgrounds))
    for step in range(round(1 / STEP) + 1):
        changed = ink.blend(goal, step * STEP)
        if _least_contrast(changed, backgrounds) >= LEAST_CONTRAST:
            return changed
    return goal


def _ink_on(ground: Color) -> Color:
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, ground))


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it for sRGB."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _least_contrast(ink: Color, grounds: Iterable[Color]) -> float:
    return min(contrast(ground, ink) for ground in grounds)
