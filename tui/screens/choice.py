"""A choice of a few answers, each given by one key."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from tui.screens.question import Question
from tui.widgets.bar import Bar


class Choice(Question):
    """Asks for one of several answers; its result is the answer whose key was pressed."""

    TYPED: ClassVar[bool] = False

    def __init__(self, label: str, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._label, self._answers = label, answers

    def compose(self) -> ComposeResult:
        """Lay out the question with its answers and their keys."""
        yield Bar(id="box", wraps=True)

    def on_mount(self) -> None:
        """Say what is asked and which keys answer."""
        self._ask(self._label)

    def _ask(self, words: str) -> None:
        keys = " · ".join(f"{key} {answer}" for key, answer in self._answers.items())
        self.query_one("#box", Bar).show(f"{words}: {keys} · escape: back")

    def on_key(self, event: events.Key) -> None:
        """Give the answer of the key; on other keys but escape say which there are."""
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        answer = self._answers.get(event.character or "")
        if answer:
            self.dismiss(answer)
        else:
            self._ask(f"{event.character if event.is_printable else event.key} is none of these")
