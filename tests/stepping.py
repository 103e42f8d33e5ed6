"""Undo and redo, and the words for what happened."""

from tui.annotations.notebook import Notebook


def undone(notebook: Notebook) -> str | None:
    """Take back a step and return what happened, None where there is none."""
    step = notebook.undo()
    return step.done if step else None


def redone(notebook: Notebook) -> str | None:
    """Do a step again and return what happened, None where there is none."""
    step = notebook.redo()
    return step.done if step else None
