"""One line to type in, at the foot of the screen."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label


class Prompt(ModalScreen[str | None]):
    """Asks for a line; gives None where the reader backs out with escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]
    DEFAULT_CSS = """
    Prompt { align: left bottom; background: transparent; }
    Prompt #box { height: auto; background: $panel; }
    Prompt #line { height: 1; }
    Prompt #label { width: auto; padding: 0 1; color: $accent; text-style: bold; }
    Prompt Input { border: none; height: 1; padding: 0; background: $panel; }
    Prompt Input:focus { border: none; background-tint: transparent 0%; }
    Prompt #offers { height: auto; padding: 0 1; color: $text-muted; }
    """

    def __init__(
        self, label: str, value: str = "", on_change: Callable[[str], None] | None = None
    ) -> None:
        super().__init__()
        self._label, self._value, self._on_change = label, value, on_change

    def compose(self) -> ComposeResult:
        """Lay out what is offered above the line, and the line."""
        with Vertical(id="box"):
            yield Label("", id="offers", markup=False)
            with Horizontal(id="line"):
                yield Label(self._label, id="label", markup=False)
                yield Input(self._value, select_on_focus=False)

    def on_mount(self) -> None:
        """Hide the offers where there are none."""
        self.query_one("#offers").display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the caller what stands there so far."""
        if self._on_change:
            self._on_change(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line to the caller."""
        self.dismiss(event.value)


class TagPrompt(Prompt):
    """Asks for tags, parted by commas; tab takes one of those in use, up and down choose it."""

    def __init__(self, label: str, value: str, suggest: Callable[[str], Sequence[str]]) -> None:
        super().__init__(label, value)
        self._suggest = suggest
        self._offers: Sequence[str] = ()
        self._chosen = 0

    def on_mount(self) -> None:
        """Offer the tags that are used most."""
        self._offer(self._value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer the tags that fit what is typed after the last comma."""
        self._offer(event.value)

    def on_key(self, event: events.Key) -> None:
        """Take the chosen offer with tab, choose another with up and down."""
        if event.key == "tab" and self._offers:
            self._take(self._offers[self._chosen])
        elif event.key in ("up", "down") and self._offers:
            step = 1 if event.key == "down" else -1
            self._chosen = (self._chosen + step) % len(self._offers)
            self._show()
        elif event.key not in ("tab", "up", "down"):
            return
        event.stop()
        event.prevent_default()

    def _offer(self, value: str) -> None:
        self._offers, self._chosen = self._suggest(value.rpartition(",")[2].strip()), 0
        self._show()

    def _show(self) -> None:
        label = self.query_one("#offers", Label)
        label.display = bool(self._offers)
        words = Text("tab: ")
        for index, offer in enumerate(self._offers):
            words.append(offer, "reverse" if index == self._chosen else "")
            words.append("  ")
        label.update(words)

    def _take(self, tag: str) -> None:
        line = self.query_one(Input)
        before, comma, _ = line.value.rpartition(",")
        line.value = f"{before}{comma} {tag}, ".lstrip()
        line.cursor_position = len(line.value)
