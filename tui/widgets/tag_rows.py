"""Tags as rows of a list: how much each is used, its colour, and its place in the tree."""

from collections.abc import Sequence

from tui.annotations.colors import COLORS
from tui.annotations.tag_tree import TagNode
from tui.widgets.highlight_words import counted
from tui.widgets.list_pane import Cell
from tui.widgets.signs import swatch_name

COLOR_WIDTH = max(map(len, COLORS)) + 2
"""Cells of a colour's name, in brackets where it is lent by another tag."""

_HEADING = f"{'own':>5} {'all':>5} {'articles':>8}  {'colour':<{COLOR_WIDTH + 3}} tag"


def draw_tag_heading() -> str:
    """Return the heading over the columns of tags."""
    return _HEADING


def draw_tag_row(node: TagNode) -> tuple[Cell, ...]:
    """Return the cells of a tag's row; a tag under another has only its last part, indented."""
    counts = f"{node.own or '–':>5} {node.total or '–':>5} {node.articles or '–':>8}"
    color = f"({node.color})" if node.lent else node.color or "–"
    swatch = swatch_name(node.color) if node.color else ""
    name = node.label.rpartition("/")[2] if node.depth else node.label
    sign = "/" if node.depth else "#"
    described = " ".join(node.description.split())
    return (
        (f"{counts}  ", "list--faint"),
        ("  ", swatch),
        (f" {color:<{COLOR_WIDTH}} ", "list--faint"),
        (f"{'  ' * node.depth}{sign}{name}", "list--strong" if node.is_used else ""),
        (f"  {described}" if described else "", "list--faint"),
    )


def explain_tag_row(node: TagNode) -> list[str]:
    """Return lines on the chosen tag: its whole label, its use in words and its description."""
    color = f"{node.color}, as #{node.lent}" if node.lent else node.color or "no colour"
    return [
        f"#{node.label} · {color}",
        " · ".join(_uses(node)) or "nothing is tagged with it",
        *node.description.splitlines(),
    ]


def _uses(node: TagNode) -> Sequence[str]:
    under = node.total - node.own
    parts = [counted(node.own, "highlight")] if node.own or under else []
    if under:
        parts.append(f"{under} more with the tags under it")
    if node.whole:
        parts.append(f"{counted(node.whole, 'article')} tagged as a whole")
    if node.articles:
        parts.append(f"in {counted(node.articles, 'article')}")
    if node.elsewhere:
        parts.append(f"{node.elsewhere} in another library")
    return parts
