"""A widget that draws its lines itself, and looks each style up once."""

from rich.style import Style
from textual.widget import Widget


class KnownStyles(Widget):
    """Base of the widgets that put styles together by names of component styles."""

    def __init__(self, *, id: str | None = None) -> None:
        self._known_styles: dict[str, Style] = {}
        self._base_style: Style | None = None
        super().__init__(id=id)

    @property
    def base_style(self) -> Style:
        """Return the style of plain text in this widget."""
        if self._base_style is None:
            self._base_style = self.rich_style
        return self._base_style

    def style(self, name: str) -> Style:
        """Return what a component style adds to the text under it."""
        style = self._known_styles.get(name)
        if style is None:
            style = self._known_styles[name] = self.get_component_rich_style(name, partial=True)
        return style

    def notify_style_update(self) -> None:
        """Look styles up anew."""
        super().notify_style_update()
        self._known_styles.clear()
        self._base_style = None
