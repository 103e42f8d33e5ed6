"""The cursors of the fields that are typed in."""

from typing import Any

from textual.screen import Screen
from textual.widgets import Input, TextArea


def rest_cursors(screen: Screen[Any]) -> None:
    """Keep the cursors of a screen's fields from blinking where nothing is to move by itself."""
    if screen.app.animation_level == "none":
        for line in screen.query(Input):
            line.cursor_blink = False
        for area in screen.query(TextArea):
            area.cursor_blink = False
