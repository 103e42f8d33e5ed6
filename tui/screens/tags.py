"""The tags as a tree, to be coloured, described, renamed and removed."""

from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from tui.annotations.colors import COLORS
from tui.annotations.labels import is_within, label_key
from tui.annotations.tag_tree import TagNode
from tui.annotations.tags import Retagged
from tui.command import Place
from tui.desk.desk import Desk
from tui.screens.gathered_list import GatheredList
from tui.screens.highlights import HighlightsScreen
from tui.screens.typing_ahead import ASKING
from tui.widgets.bar import Bar, Status
from tui.widgets.highlight_words import counted
from tui.widgets.lines import Lines
from tui.widgets.list_pane import ListPane
from tui.widgets.tag_rows import draw_tag_heading, draw_tag_row, explain_tag_row

SWATCHES = ("", *COLORS)
"""The colours of a tag in the order in which they follow each other; it begins with none."""

KEYS = (
    "{open-tag} highlights · {color-tag} colour · {describe-tag} describe"
    " · {rename-tag} rename · {remove-tag} remove"
)
"""The hints of the status line, with the ids of commands."""

NONE_YET = "No tags yet: {tag} in an article highlights and tags a sentence."
"""Stands where there is no tag at all, with the id of a command."""


class TagsScreen(GatheredList[list[TagNode]]):
    """Lists the tags of the annotations file, each under the one above it."""

    PLACE: ClassVar[Place] = Place.TAGS
    OPEN: ClassVar[str] = "open-tag"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Lay out a header, the list, the chosen tag in full and the status line."""
        yield Bar(id="header")
        yield Bar(id="columns")
        yield ListPane(lambda node, _width: draw_tag_row(node), id="list")
        yield Lines(id="about")
        yield Bar(wraps=True, id="status")

    def on_mount(self) -> None:
        """Set the headings over the columns."""
        self.query_one("#header", Bar).show("retold · tags", "all: with the tags under it")
        self.query_one("#columns", Bar).show(draw_tag_heading())

    def gather(self) -> list[TagNode]:
        """Count the tags; every highlight of the file is looked at."""
        return self.desk.tag_tree()

    def fill(self, nodes: list[TagNode]) -> None:
        """Show the tags, the cursor on the one it was on, or on the one just renamed."""
        before, keys = self.node, [node.key for node in nodes]
        wanted = label_key(self._wanted) if self._wanted else before.key if before else ""
        self._wanted = ""
        self.list.show(nodes, keys.index(wanted) if wanted in keys else self.list.chosen_row)
        self.query_one("#header", Bar).show(
            f"retold · {counted(len(nodes), 'tag')}", "all: with the tags under it"
        )

    @property
    def node(self) -> TagNode | None:
        """Return the tag under the cursor; None in an empty list."""
        chosen: TagNode | None = self.list.chosen
        return chosen

    def status(self) -> Status:
        """Return what can be done here, and where the cursor is."""
        node, about = self.node, self.query_one("#about", Lines)
        if node is None:
            none = self.keyed(NONE_YET) or "No tags yet."
            about.show([none if self.is_gathered else "counting…"])
            return Status(place="0/0", hints=self.keyed("{back} back"))
        about.show(explain_tag_row(node))
        place = f"{self.list.chosen_row + 1}/{self.list.row_count}"
        return Status(place=place, hints=self.keyed(KEYS))

    def aim(self) -> TagNode | None:
        """Return the tag under the cursor; None, and the reader is told, in an empty list."""
        if self.node is None:
            self.tell("no tag under the cursor")
        return self.node

    def do_open_tag(self, _count: int | None = None) -> None:
        """List the highlights with the tag or one under it."""
        node = self.aim()
        if node:
            self.app.push_screen(HighlightsScreen(self.desk, node.label))

    @work(group=ASKING)
    async def do_color_tag(self, count: int | None = None) -> None:
        """Give the tag the next colour, or none after the last."""
        node = self.aim()
        if node:
            own = "" if node.lent else node.color
            color = SWATCHES[(SWATCHES.index(own) + (count or 1)) % len(SWATCHES)]
            make = partial(self.desk.notebook.tags.set_color, node.label, color)
            told = f"{color}: new highlights with it take that" if color else "no colour of its own"
            await self.save(make, f"#{node.label} has {told}")

    @work(group=ASKING)
    async def do_describe_tag(self, _count: int | None = None) -> None:
        """Write what the tag is for."""
        node = self.aim()
        if node is None or not await self.can_save():
            return
        key = f"description of {node.key}"
        text = await self.ask_note(f"what #{node.label} is for", key, node.description)
        if text is not None:
            describe = self.desk.notebook.tags.set_description
            make = partial(describe, node.label, text.typed, text.shown)
            await self.save(make, f"#{node.label} described", draft=key)

    @work(group=ASKING)
    async def do_rename_tag(self, _count: int | None = None) -> None:
        """Rename the tag and those under it; under the name of another it is merged with that."""
        node = self.aim()
        if node is None or not await self.can_save():
            return
        key = f"name of {node.key}"
        name = await self.ask_line(f"rename #{node.label} to", key, node.label, self._others)
        if name is None or name.typed.strip() == node.label:
            self.desk.drafts.drop(key)
            return
        make = partial(self.desk.notebook.tags.rename, node.label, name.typed)
        told = partial(renamed_phrase, node.label, self.keyed(" · {undo} undoes it"))
        await self.save(make, told, draft=key, failed="NOT renamed", on_saved=self._follow)

    def _others(self, typed: str) -> list[str]:
        from tui.annotations.suggestions import suggest_tags

        node = self.node
        labels = [
            one.label for one in self.list.items if node and not is_within(one.label, node.key)
        ]
        return suggest_tags(typed, labels)

    def _follow(self, renamed: Retagged) -> None:
        self._wanted = renamed.label

    @work(group=ASKING)
    async def do_remove_tag(self, _count: int | None = None) -> None:
        """Take the tag from all that has it; the highlights and the tags under it stay."""
        node = self.aim()
        if node is None:
            return
        if not node.is_used:
            self.tell(f"nothing has #{node.label} itself, only the tags under it")
            return
        make = partial(self.desk.notebook.tags.remove, node.label)
        told = partial(removed_phrase, node.label, self.keyed(" · {undo} brings it back"))
        await self.save(make, told, failed="NOT removed")


def renamed_phrase(label: str, way_back: str, renamed: Retagged) -> str:
    """Return what to say once a tag has another name, and how that is taken back."""
    verb = "merged with" if renamed.merged else "renamed to"
    return f"#{label} {verb} #{renamed.label}{_where(' on ', renamed)}{way_back}"


def removed_phrase(label: str, way_back: str, removed: Retagged) -> str:
    """Return what to say once a tag is removed, and how that is taken back."""
    return f"#{label} removed{_where(' from ', removed)}{way_back}"


def _where(word: str, changed: Retagged) -> str:
    counts = ((changed.highlights, "highlight"), (changed.articles, "article"))
    parts = [counted(count, noun) for count, noun in counts if count]
    return word + " and ".join(parts) if parts else ""
