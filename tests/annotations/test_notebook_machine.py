"""A notebook under any sequence of changes, undo, redo and restarts."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tui.annotations.colors import COLORS
from tui.annotations.history.file import open_history
from tui.annotations.location import default_file
from tui.annotations.model import Highlight
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.model import Article, Span

State = dict[str, tuple[Span, tuple[str, ...], str, str]]


class NotebookMachine(RuleBasedStateMachine):
    """A notebook against plain dictionaries, one for each step, and a position among them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.library = Path(self.folder.name) / "seeds"
        self.article = Article("a.md", "one two three four five six", "Numbers")
        self.notebook = self.open()
        self.states: list[State] = [{}]
        self.position = 0

    def open(self) -> Notebook:
        file = default_file(self.library)
        history = open_history(file, self.library)
        return Notebook(AnnotationStore(file), self.library, history=history)

    def teardown(self) -> None:
        self.notebook.close()
        self.folder.cleanup()

    def after(self, state: State) -> None:
        if state != self.states[self.position]:
            self.states[self.position + 1 :] = [state]
            self.position += 1

    @property
    def state(self) -> State:
        return dict(self.states[self.position])

    def pick(self, data: st.DataObject) -> str | None:
        made_in_order = list(self.state)
        return data.draw(st.sampled_from(made_in_order)) if made_in_order else None

    @rule(starts=st.lists(st.integers(0, 20), min_size=1, max_size=3), tag=st.sampled_from("ab"))
    def add(self, starts: list[int], tag: str) -> None:
        spans = [Span(start, start + 5) for start in starts]
        added = self.notebook.add_many([(self.article, span) for span in spans], tags=[tag])
        new = {one.id: (span, (tag,), "", "yellow") for one, span in zip(added, spans, strict=True)}
        self.after({**self.state, **new})

    @rule(data=st.data(), tags=st.lists(st.sampled_from("abc"), unique=True))
    def set_tags(self, data: st.DataObject, tags: list[str]) -> None:
        if name := self.pick(data):
            self.notebook.set_tags(name, tags)
            span, _, note, color = self.state[name]
            self.after({**self.state, name: (span, tuple(tags), note, color)})

    @rule(data=st.data(), note=st.sampled_from(["", "x", "y\nz"]))
    def set_note(self, data: st.DataObject, note: str) -> None:
        if name := self.pick(data):
            self.notebook.set_note(name, note)
            span, tags, _, color = self.state[name]
            self.after({**self.state, name: (span, tags, note, color)})

    @rule(data=st.data(), color=st.sampled_from(COLORS))
    def set_color(self, data: st.DataObject, color: str) -> None:
        if name := self.pick(data):
            self.notebook.set_color(name, color)
            span, tags, note, _ = self.state[name]
            self.after({**self.state, name: (span, tags, note, color)})

    @rule(data=st.data(), start=st.integers(0, 20), length=st.integers(1, 6))
    def resize(self, data: st.DataObject, start: int, length: int) -> None:
        if name := self.pick(data):
            span = Span(start, start + length)
            self.notebook.set_spans(self.article, name, [span])
            _, tags, note, color = self.state[name]
            self.after({**self.state, name: (span, tags, note, color)})

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if name := self.pick(data):
            self.notebook.delete(name)
            self.after({other: kept for other, kept in self.state.items() if other != name})

    @rule()
    def undo(self) -> None:
        assert self.notebook.can_undo == (self.position > 0)
        assert (self.notebook.undo() is not None) == (self.position > 0)
        self.position = max(0, self.position - 1)

    @rule()
    def redo(self) -> None:
        last = len(self.states) - 1
        assert self.notebook.can_redo == (self.position < last)
        assert (self.notebook.redo() is not None) == (self.position < last)
        self.position = min(last, self.position + 1)

    @rule()
    def restart(self) -> None:
        self.notebook.close()
        self.notebook = self.open()

    @rule()
    def open_in_another_program(self) -> None:
        other = AnnotationStore(default_file(self.library))
        assert other.all(Highlight) == self.notebook.store.all(Highlight)

    @invariant()
    def shows_the_state(self) -> None:
        shown = {
            placed.highlight.id: (
                placed.span,
                placed.highlight.tags,
                placed.highlight.note,
                placed.highlight.color,
            )
            for placed in self.notebook.placed(self.article)
        }
        assert shown == self.states[self.position]


TestNotebookMachine = NotebookMachine.TestCase
TestNotebookMachine.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
