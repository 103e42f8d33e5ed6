"""Remember how far an article was shown; one that was shown from start to end is read."""

from tui.articles.model import Article
from tui.reading.motions import last
from tui.screens.read_marks import ReadMarks
from tui.screens.text_screen import TextScreen
from tui.widgets.reader_pane import ReaderPane


class ShownText(TextScreen, ReadMarks):
    """Takes note of what comes into sight in the reader's pane."""

    _stays_unread = False
    _ending: tuple[Article, int] | None = None
    """The article shown last, and where it ends."""

    @property
    def pane(self) -> ReaderPane:
        """Return the pane of text."""
        return self.query_one("#text", ReaderPane)

    def note_shown(self) -> None:
        """Remember where the reader is, and up to where all of the article was shown."""
        if self.is_laid_out:
            article, remembered = self.pane.article, self.desk.remembered
            remembered.set_bookmark(article, self.pane.cursor, self._shown_up_to(article))

    def _shown_up_to(self, article: Article) -> int:
        """Return up to which code point all was shown; once that is the end the article is read."""
        before, end = self.desk.remembered.bookmark(article), self._end_of(article)
        shown = before.shown if before else 0
        if self._stays_unread or not article.words or shown >= end:
            return shown
        in_sight = self.pane.in_sight
        if in_sight.start > max(shown, article.paragraphs[0].start):
            return shown
        if in_sight.end >= end:
            self.was_shown(article)
        return max(shown, in_sight.end)

    def _end_of(self, article: Article) -> int:
        if self._ending is None or self._ending[0] is not article:
            self._ending = article, last(article) + 1
        return self._ending[1]

    def was_shown(self, article: Article) -> None:
        """Take note that an article was shown from its start to its end."""
        self.desk.reading.was_shown(article)

    def call_unread(self, article: Article) -> None:
        """Leave the article unread until it is opened anew."""
        super().call_unread(article)
        self._stays_unread = True

    def on_reader_pane_scrolled(self) -> None:
        """Take note of what the wheel brought into sight."""
        self.note_shown()

    def cursor_moved(self) -> None:
        """Take note of what the cursor brought into sight."""
        self.note_shown()
        super().cursor_moved()
