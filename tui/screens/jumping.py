"""A screen of article text that remembers where jumps were made from, and goes back there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.articles.model import Article
from tui.command import Topic
from tui.commands import COMMANDS
from tui.reading.jumps import Position
from tui.screens.text_screen import TextScreen

if TYPE_CHECKING:
    from tui.desk.desk import Desk

WALKS = frozenset({"jump-back", "jump-forward", "last-article"})
"""Commands that go over what was jumped from."""

JUMPS = {command.id for command in COMMANDS if command.topic is Topic.GOING} - WALKS
JUMPS |= {"top", "bottom"}
"""Commands that jump where they move the cursor."""


class JumpingScreen(TextScreen):
    """Tells the list of jumps where the cursor is and what it jumped from.

    A position of what another screen shows is opened in place of this one, so that `q` leads
    where it led before.
    """

    revisit: Position | None = None
    """The position of the list of jumps that this screen was opened for."""

    @property
    def texts(self) -> Sequence[Article]:
        """Return the articles that are shown, the left one first."""
        raise NotImplementedError

    @property
    def position(self) -> Position:
        """Return where the cursor is."""
        texts, pane = self.texts, self.pane
        pair = (texts[0].id, texts[1].id) if len(texts) > 1 else ()
        return Position(pane.article.id, pane.cursor, pair)

    def face(self, article_id: str) -> None:
        """Have the cursor in one of the articles shown."""

    def unfold_at(self, position: Position) -> None:
        """Unfold what a position is in, where that is folded."""

    def show_position(self, position: Position) -> None:
        """Put the cursor on a position in one of the articles shown."""
        self.face(position.article)
        self.pane.move_to(position.offset, middle=True)

    def return_to(self, position: Position) -> None:
        """Put the cursor on a position it was on before, unfolded whatever it is in."""
        self.unfold_at(position)
        self.show_position(position)

    def on_mount(self) -> None:
        """Remember where the reader was before this screen was opened."""
        here = self.desk.jumps.here
        if self.revisit:
            self.face(self.revisit.article)
            self.call_after_refresh(self.return_to, self.revisit)
        elif here:
            self.desk.jumps.leave(here)

    def on_screen_resume(self) -> None:
        """Take note that the reader is here again."""
        if self.is_laid_out:
            self.desk.jumps.move(self.position)

    def cursor_moved(self) -> None:
        """Take note of where the cursor is."""
        if self.is_current:
            self.desk.jumps.move(self.position)
        super().cursor_moved()

    def run_command(self, command: str, count: int | None = None) -> None:
        """Do a command, and remember where it jumped from."""
        before = self.position
        super().run_command(command, count)
        if command not in WALKS and self.is_composed:
            after = self.position
            if after.view != before.view or (command in JUMPS and after != before):
                self.desk.jumps.leave(before)

    def do_jump_back(self, count: int | None) -> None:
        """Go back to where the cursor was before the last jump."""
        self._walk(-(count or 1))

    def do_jump_forward(self, count: int | None) -> None:
        """Go forward again over what was gone back."""
        self._walk(count or 1)

    def _walk(self, count: int) -> None:
        position = self.desk.jumps.go(self.position, count, self.desk.library.by_id)
        if position:
            self.visit(position)
        else:
            self.tell("no jump before this one" if count < 0 else "no jump after this one")

    def do_last_article(self, _count: int | None) -> None:
        """Go to what was read before this, and with the same key back."""
        last, known = self.desk.jumps.alternate, self.desk.library.by_id
        if last is None or any(article_id not in known for article_id in last.view):
            self.tell("nothing else was read yet")
        else:
            self.desk.jumps.leave(self.position)
            self.visit(last)

    def visit(self, position: Position) -> None:
        """Show a position: here, on the screen beneath or on another in place of this one."""
        if position.view == self.position.view:
            self.return_to(position)
            return
        beneath = self.app.screen_stack[-2]
        if isinstance(beneath, JumpingScreen) and beneath.position.view == position.view:
            beneath.return_to(position)
            self.dismiss()
            return
        screen = screen_for(self.desk, position)
        self.hand_over(screen)
        # The first screen stays, for leaving it is the end.
        if len(self.app.screen_stack) > 2:
            self.app.switch_screen(screen)
        else:
            self.app.push_screen(screen)

    def hand_over(self, screen: "JumpingScreen") -> None:
        """Have the screen that takes the place of this one go on with what is done here."""


def screen_for(desk: "Desk", position: Position) -> JumpingScreen:
    """Return a screen that opens at a position."""
    from tui.screens.comparison import ComparisonScreen
    from tui.screens.reader import ReaderScreen

    screen: JumpingScreen
    if position.pair:
        left, right = position.pair
        article = desk.article(left)
        others = [partner.other for partner in desk.findings.partners(article)]
        others += [right] if right not in others else []
        place = others.index(right)
        screen = ComparisonScreen(desk, article, others, position.offset, place, grows=True)
    else:
        screen = ReaderScreen(desk, desk.article(position.article), position.offset)
    screen.revisit = position
    return screen
