"""What is new to the reader in the article under the cursor: jumps to it, and the rest dimmed."""

from collections.abc import Sequence

from tui.articles.places import covered_words
from tui.commands import commands_of
from tui.desk.read_articles import Dimming
from tui.overlap.novelty import spans_of
from tui.screens.text_screen import TextScreen
from tui.widgets.highlight_words import counted

NEW = "passage new to you"


class NoveltyCommands(TextScreen):
    """Tells apart what other articles that were read have too."""

    def show_dimmed(self) -> None:
        """Dim in each article on the screen what is to be dimmed."""
        raise NotImplementedError

    def new_starts(self) -> Sequence[int]:
        """Return where passages start that no other article has that was read."""
        return [span.start for span in self.desk.new_passages(self.pane.article)]

    def do_next_new(self, count: int | None) -> None:
        """Go to the next passage that no article has that was read."""
        self._to_new(count or 1)

    def do_previous_new(self, count: int | None) -> None:
        """Go to the passage before that no article has that was read."""
        self._to_new(-(count or 1))

    def _to_new(self, count: int) -> None:
        starts = self.new_starts()
        if not self.desk.read_ids - {self.pane.article.id}:
            told = "no other article is read, all of this one is new to you"
            can_mark = any(one.id == "mark-read" for one in commands_of(self.PLACE))
            self.tell(self.keyed(f"{told} · {{mark-read}} marks as read") if can_mark else told)
        elif starts:
            before = self.pane.cursor
            self.jump(starts, count, NEW, self.waiting_here())
            if self.pane.cursor != before:
                self._tell_new()
        else:
            self.tell("nothing here is new to you: you read all of it elsewhere, if in other words")

    def _tell_new(self) -> None:
        """Say how much is new from the cursor on, be it only some words of a shared passage."""
        article, cursor = self.pane.article, self.pane.cursor
        here = [span for span in self.desk.new_passages(article) if span.contains(cursor)]
        if here:
            self.tell(f"{counted(covered_words(article, here), 'word')} new to you here")

    def do_dim(self, _count: int | None) -> None:
        """Dim what was read elsewhere, or all that is shared, or nothing."""
        self.desk.dimming = self.desk.dimming.following
        self.show_dimmed()
        self.tell(self._dimming_phrase())

    def _dimming_phrase(self) -> str:
        article, dimming = self.pane.article, self.desk.dimming
        if dimming is Dimming.OFF:
            return "nothing is dimmed"
        waiting = f" · {self.desk.waiting}" if self.desk.is_waited_for(article) else ""
        spans = spans_of(article, self.desk.seen_ranges(article, dimming))
        if dimming is Dimming.SHARED:
            what = "what any other article has" if spans else "no other article has any of this"
            return f"dimmed: {what}{waiting}"
        if not self.desk.read_ids - {article.id}:
            return f"no other article is read, so nothing is dimmed{waiting}"
        new, words = self.desk.new_words(article), counted(len(article.words), "word")
        return f"dimmed: what you have read elsewhere · {new:,} of {words} are new to you{waiting}"
