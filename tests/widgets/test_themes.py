"""Colours can be read, and told apart by those who see fewer of them."""

from itertools import combinations, product

import pytest
from textual.color import Color, rgb_to_lab
from textual.theme import BUILTIN_THEMES, Theme

from tui.annotations.colors import COLORS
from tui.widgets.themes import OWN_THEMES, contrast, theme_names, variables_of

LINEAR_CONE_VIEWS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""How colours look without one kind of cones (Machado, Oliveira and Fernandes, 2009)."""

KINDS = ["kind-verbatim", "kind-edited", "kind-reworded"]
CHANGES = ["deleted", "inserted", "moved", "badge"]
MARKS = [f"highlight-{color}" for color in COLORS]
INKS_ON = {
    "row-ink": ["row"],
    "selection-ink": ["selection"],
    "heading-ink": ["heading"],
    "highlight-ink": MARKS,
    "differs-ink": ["differs"],
    "found-ink": ["found"],
    **{f"shade-{number}-ink": [f"shade-{number}"] for number in range(1, 5)},
}
"""Inks that are drawn on grounds of their own."""

ALL_THEMES = [*OWN_THEMES, *(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: str(theme.name))
def test_inks_can_be_read_on_every_ground_of_a_theme(theme: Theme) -> None:
    variables = variables_of(theme)
    colors = theme.to_color_system().generate()
    grounds = [*(colors[name] for name in ("background", "surface", "panel")), variables["cross"]]
    pairs = list(product(["ink", "faint", "strong", *KINDS, *CHANGES], grounds))
    ratios = {
        (ink, on): contrast(Color.parse(variables[ink]), Color.parse(on)) for ink, on in pairs
    }
    for ink, names in INKS_ON.items():
        for name in names:
            on = Color.parse(variables[name])
            ratios[ink, name] = contrast(Color.parse(variables[ink]), on)
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", OWN_THEMES, ids=lambda theme: str(theme.name))
@pytest.mark.parametrize("view", [None, *LINEAR_CONE_VIEWS])
@pytest.mark.parametrize("names", [KINDS, MARKS], ids=["kinds", "highlights"])
def test_kinds_and_highlights_can_be_told_apart(
    theme: Theme, view: str | None, names: list[str]
) -> None:
    variables = variables_of(theme)
    seen = {name: seen_by(Color.parse(variables[name]), view) for name in names}
    close = {
        (one, other): distance(seen[one], seen[other]) for one, other in combinations(names, 2)
    }
    assert {pair: far for pair, far in close.items() if far < 10} == {}


def seen_by(color: Color, view: str | None) -> Color:
    """Return a colour as it looks to someone without one kind of cones."""
    if view is None:
        return color
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    rows = LINEAR_CONE_VIEWS[view]
    mixed = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in rows]
    clamped = [min(1.0, max(0.0, part)) for part in mixed]
    written = [
        part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in clamped
    ]
    red, green, blue = (round(part * 255) for part in written)
    return Color(red, green, blue)


def distance(one: Color, other: Color) -> float:
    """Return the distance of two colours in CIE L*a*b*; about 2 can just be seen."""
    first, second = rgb_to_lab(one), rgb_to_lab(other)
    return float(
        ((first.L - second.L) ** 2 + (first.a - second.a) ** 2 + (first.b - second.b) ** 2) ** 0.5
    )


def test_our_own_themes_come_first() -> None:
    assert theme_names()[:2] == ["retold-dark", "retold-light"]
    assert set(BUILTIN_THEMES) < set(theme_names())
