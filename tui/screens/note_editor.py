"""A few lines to write a note in, at the foot of the screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from tui.screens.question import Question
from tui.widgets.bar import Bar

NEW_LINE = ("ctrl+j", "alt+enter", "shift+enter")
"""Keys for a new line; terminals differ in which of them they tell apart from enter."""


class NoteEditor(Question):
    """Asks for a note of one line or more; `draft` is what stands there, also after escape."""

    TAKEN: ClassVar[frozenset[str]] = frozenset({"ctrl+z"})
    """Takes back what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "save", "Save", priority=True),
        Binding(",".join(NEW_LINE), "new_line", "New line", priority=True),
    ]
    DEFAULT_CSS = """
    NoteEditor TextArea { height: auto; max-height: 8; border: none; padding: 0 1; }
    NoteEditor TextArea:focus { border: none; }
    NoteEditor #label { background: $panel; color: $accent; text-style: bold; }
    """

    def __init__(self, label: str, note: str) -> None:
        super().__init__()
        self._label = label
        self._note = note

    @property
    def draft(self) -> str:
        """Return the note as it stands."""
        return self.query_one(TextArea).text if self.is_mounted else self._note

    def compose(self) -> ComposeResult:
        """Lay out what is written on, the keys, and the lines."""
        with Vertical(id="box"):
            yield Bar(id="label")
            yield TextArea(self._note, id="note", highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Say which keys end the note; put the cursor after what is there."""
        self.query_one("#label", Bar).show(
            self._label, "enter saves · ^j new line · esc leaves it for later"
        )
        lines = self.query_one(TextArea)
        lines.move_cursor(lines.document.end)
        lines.focus()

    def action_save(self) -> None:
        """Give the note to the caller."""
        self.dismiss(self.draft)

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.query_one(TextArea).insert("\n")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is written, for when the reader leaves."""
        self._note = event.text_area.text
