"""What is asked at the foot of the screen, over the one in front."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen


class Question(ModalScreen[str | None]):
    """Asks the reader something; gives None where the reader backs out with escape."""

    TYPED: ClassVar[bool] = True
    """Whether the answer is typed into a field, which must have the focus first."""

    TAKEN: ClassVar[frozenset[str]] = frozenset()
    """Keys of commands that mean something else in the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Cancel")]
    DEFAULT_CSS = """
    Question { align: left bottom; background: transparent; }
    Question #box { height: auto; background: $panel; }
    """

    def on_screen_resume(self) -> None:
        """Keep the cursor still where the reader wants no motion."""
        from tui.widgets.cursors import rest_cursors

        rest_cursors(self)
