"""How the app looks: its theme, colours, signs and motion, from the reader's settings."""

import asyncio
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Literal

from rich.console import Console
from textual import work
from textual.filter import LineFilter
from textual.reactive import Initialize, Reactive
from textual.theme import Theme

from tui.screens.typing_ahead import TypingAheadApp
from tui.settings import state_folder
from tui.settings.chosen_theme import chosen_theme, remember_theme
from tui.settings.model import Colors, Motion, Settings, Signs
from tui.settings.terminal import colors_shown, motion_shown, signs_shown
from tui.widgets.themes import OWN_THEMES, known_theme, variables_of

_SYSTEMS: dict[Colors, Literal["standard", "256", "truecolor"]] = {
    Colors.NONE: "truecolor",
    Colors.SIXTEEN: "standard",
    Colors.INDEXED: "256",
    Colors.TRUECOLOR: "truecolor",
}
"""What rich calls them; without colours nothing is left to be written in any system."""


def _theme_at_start(app: "AppearanceApp") -> str:
    return app.chosen_theme


class AppearanceApp(TypingAheadApp):
    """An app drawn as the reader has set, and as the terminal can show."""

    theme: Reactive[str] = Reactive(Initialize(_theme_at_start))
    """Known from the start: to change it later has all styles parsed anew."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.chosen_theme = known_theme(chosen_theme(state_folder(), settings.theme))
        super().__init__()
        self.depth = colors_shown(settings, os.environ, self.console.color_system)
        self.motion = motion_shown(settings, os.environ)
        encoding = getattr(sys.__stderr__, "encoding", "")
        self._signs = signs_shown(settings, os.environ, encoding)
        self._own_filters: list[LineFilter] = []
        self._draw_as_set()
        if self.depth is Colors.SIXTEEN:
            self.show_theme(self.chosen_theme)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Return our own themes and Textual's by their names."""
        return {theme.name: theme for theme in OWN_THEMES} | super().available_themes

    def _draw_as_set(self) -> None:
        self.no_color = self.depth is Colors.NONE
        if self.no_color or self._signs is Signs.ASCII:
            self._own_filters += self._filters_as_set()
        if self.motion is Motion.REDUCED:
            self.animation_level = "none"
        environment = {name: text for name, text in os.environ.items() if name != "NO_COLOR"}
        self.console = Console(
            color_system=_SYSTEMS[self.depth],
            file=self.console.file,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
            force_terminal=True,
            safe_box=False,
            soft_wrap=False,
            _environ=environment,
        )

    def _filters_as_set(self) -> Iterator[LineFilter]:
        from tui.widgets.filters import AsciiSigns, NoColors

        if self.no_color:
            yield NoColors()
        if self._signs is Signs.ASCII:
            yield AsciiSigns()

    def show_theme(self, name: str) -> None:
        """Draw in a theme, or in the usual one where there is none of that name.

        In sixteen colours those of the terminal itself are used, for dark or for light.
        """
        self.chosen_theme = known_theme(name)
        theme = self.available_themes[self.chosen_theme]
        if self.depth is Colors.SIXTEEN:
            self.theme = "ansi-dark" if theme.dark else "ansi-light"
        else:
            self.theme = self.chosen_theme

    def choose_theme(self, name: str) -> str:
        """Draw in a theme from now on, also when the app is opened again; return what to say."""
        self.show_theme(name)
        self._remember_theme(name)
        shown = {Colors.NONE: "no colours", Colors.SIXTEEN: "the terminal's own 16 colours"}
        limits = shown.get(self.depth)
        return f"theme {name}, but {limits} are shown" if limits else f"theme {name}"

    @work(group="choosing")
    async def _remember_theme(self, name: str) -> None:
        try:
            await asyncio.to_thread(remember_theme, state_folder(), name, self.settings.theme)
        except OSError as error:
            self.notify(f"{name} is not remembered: {error}", markup=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of kinds, marks and rows on the theme of now."""
        return variables_of(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what is done to all that is drawn."""
        others = [] if self.no_color else super().get_line_filters()
        return [*others, *self._own_filters]
