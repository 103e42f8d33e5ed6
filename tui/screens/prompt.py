"""One line to type in, at the foot of the screen."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label

from tui.reading.query import offered_states
from tui.screens.question import Question

Suggest = Callable[[str], Sequence[str]]
"""Gives what fits the words typed so far, the best first."""


class Prompt(Question):
    """Asks for a line."""

    DEFAULT_CSS = """
    Prompt #line { height: 1; }
    Prompt #label { width: auto; padding: 0 1; color: $accent; text-style: bold; }
    Prompt #told { width: auto; padding: 0 1; color: $text-muted; }
    Prompt Input { width: 1fr; border: none; height: 1; padding: 0; background: $panel; }
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
            offers = Label("", id="offers", markup=False)
            offers.display = False
            yield offers
            with Horizontal(id="line"):
                yield Label(self._label, id="label", markup=False)
                yield Input(self._value, select_on_focus=False)
                told = Label("", id="told", markup=False)
                told.display = False
                yield told

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the caller what stands there so far."""
        if self._on_change:
            self._on_change(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line to the caller."""
        self.dismiss(event.value)


class OfferingPrompt(Prompt):
    """Asks for a line and offers some; tab takes one of them, up and down choose it."""

    IN_ROWS = True
    """Whether each offer has a row of its own."""

    def __init__(self, label: str, value: str, suggest: Suggest) -> None:
        super().__init__(label, value)
        self._suggest = suggest
        self._offers: Sequence[str] = ()
        self._chosen = 0

    def typed(self, value: str) -> str:
        """Return the part of the line that an offer would stand for."""
        return value.strip()

    def with_offer(self, _value: str, offer: str) -> str:
        """Return the line with an offer taken."""
        return offer

    def on_mount(self) -> None:
        """Offer what fits the line as it is."""
        self._offer(self._value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits what is typed."""
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
        self._offers, self._chosen = self._suggest(self.typed(value)), 0
        self._show()

    def _show(self) -> None:
        label = self.query_one("#offers", Label)
        label.display = bool(self._offers)
        words = Text("tab: ", no_wrap=self.IN_ROWS, overflow="ellipsis")
        for index, offer in enumerate(self._offers):
            if index:
                words.append("\n     " if self.IN_ROWS else "  ")
            words.append(offer, "reverse" if index == self._chosen else "")
        label.update(words)

    def _take(self, offer: str) -> None:
        line = self.query_one(Input)
        line.value = self.with_offer(line.value, offer)
        line.cursor_position = len(line.value)


class TagPrompt(OfferingPrompt):
    """Asks for tags, parted by commas."""

    IN_ROWS = False

    def typed(self, value: str) -> str:
        """Return the tag after the last comma."""
        return value.rpartition(",")[2].strip()

    def with_offer(self, value: str, offer: str) -> str:
        """Return the line with an offer as its last tag, ready for another."""
        before, comma, _ = value.rpartition(",")
        return f"{before}{comma} {offer}, ".lstrip()


class FilterPrompt(OfferingPrompt):
    """Asks for terms, parted by blanks, and offers the states that articles can be in."""

    DEFAULT_CSS = "FilterPrompt #offers { width: 100%; }"
    IN_ROWS = False

    def __init__(self, label: str, value: str, on_change: Callable[[str], None]) -> None:
        super().__init__(label, value, offered_states)
        self._on_change = on_change

    def typed(self, value: str) -> str:
        """Return the whole line."""
        return value

    def with_offer(self, value: str, offer: str) -> str:
        """Return the line with an offer in place of its last term, ready for another."""
        before, blank, _ = value.rpartition(" ")
        return f"{before}{blank}{offer} "
