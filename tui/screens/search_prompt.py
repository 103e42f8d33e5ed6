"""Ask what to search for."""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.widgets import Input, Label

from tui.reading.search import Query
from tui.reading.search_history import SearchHistory
from tui.screens.prompt import Prompt

Listen = Callable[[Query], None]
"""Takes what is typed so far."""

KINDS: dict[bool, str] = {False: "/", True: "regex /"}
"""What the prompt is called for words and for a regular expression."""

CASE_COUNTS = " Aa"
"""What is said beside that once a capital is typed."""


class SearchPrompt(Prompt):
    """Asks for words or a regular expression, which `ctrl+r` changes; up brings back the last.

    `wanted` is what was typed, also once the prompt is closed.
    """

    STEPS: ClassVar[dict[str, int]] = {"up": -1, "down": 1}

    def __init__(
        self,
        history: SearchHistory,
        where: str = "",
        before: Query | None = None,
        on_query: Listen | None = None,
    ) -> None:
        self.wanted = before or Query("")
        self._where, self._on_query, self._walk = where, on_query, history.walk()
        super().__init__(self._called(), self.wanted.typed, self._take)

    def on_key(self, event: events.Key) -> None:
        """Bring back earlier searches with up and down, change the kind with ctrl+r."""
        if event.key in self.STEPS:
            self._put(self._walk.step(self.STEPS[event.key], self.wanted))
        elif event.key == "ctrl+r":
            self._put(Query(self.wanted.typed, not self.wanted.is_regex))
        else:
            return
        event.stop()
        event.prevent_default()

    def tell(self, phrase: str, trouble: str = "") -> None:
        """Say which match it is at the end of the line, and above it what is wrong."""
        if not self.is_mounted:
            return
        self._show("#told", phrase)
        self._show("#offers", trouble)

    def _show(self, name: str, words: str) -> None:
        """Show other words in a label; all is laid out anew only where they take other room."""
        label = self.query_one(name, Label)
        before = str(label.content)
        if words != before:
            label.display = bool(words)
            label.update(words, layout=cell_len(words) != cell_len(before))

    def _called(self) -> str:
        case = CASE_COUNTS if self.wanted.case_counts else ""
        return f"{self._where}{KINDS[self.wanted.is_regex]}{case}"

    def _put(self, query: Query) -> None:
        """Show another query and tell of it once, though the line may stay as it is."""
        line = self.query_one(Input)
        self.wanted = query
        self._show("#label", self._called())
        if line.value == query.typed:
            self._tell()
        line.value = query.typed
        line.cursor_position = len(query.typed)

    def _take(self, typed: str) -> None:
        self.wanted = Query(typed, self.wanted.is_regex)
        self._show("#label", self._called())
        self._tell()

    def _tell(self) -> None:
        if self._on_query:
            self._on_query(self.wanted)
