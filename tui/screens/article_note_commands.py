"""Tags, a note and a status on the whole article under the cursor."""

from functools import partial

from textual import work

from tui.desk.drafts import tags_in
from tui.screens.read_marks import ReadMarks
from tui.screens.typing_ahead import ASKING

STATUSES = ("to read", "reading", "done", "to check", "dropped")
"""Words for a status that are offered beside those in use."""


class ArticleNoteCommands(ReadMarks):
    """Says something of the current article as a whole."""

    @work(group=ASKING)
    async def do_tag_article(self, _count: int | None = None) -> None:
        """Edit the tags of the whole article."""
        article = self.current_article()
        if article is None or not await self.can_save():
            return
        known, key = self.desk.article_note(article), f"tags of {article.id}"
        letter = self.desk.letters[article.id]
        line = await self.ask_tags(f"tags of {letter}", key, known.tags if known else ())
        if line is not None:
            tags, shown = tags_in(line.typed), tags_in(line.shown or "")
            make = partial(self.desk.notebook.articles.set_tags, article, tags, shown)
            await self.save(make, f"tags of {letter} saved", draft=key)

    @work(group=ASKING)
    async def do_note_article(self, _count: int | None = None) -> None:
        """Write a note on the whole article."""
        article = self.current_article()
        if article is None or not await self.can_save():
            return
        known, key = self.desk.article_note(article), f"note on {article.id}"
        letter = self.desk.letters[article.id]
        note = await self.ask_note(f"note on {letter}", key, known.note if known else "")
        if note is not None:
            set_note = self.desk.notebook.articles.set_note
            make = partial(set_note, article, note.typed, note.shown)
            await self.save(make, f"note on {letter} saved", draft=key)

    @work(group=ASKING)
    async def do_set_status(self, _count: int | None = None) -> None:
        """Say in a word how far the reader is with the article."""
        article = self.current_article()
        if article is None or not await self.can_save():
            return
        known, key = self.desk.article_note(article), f"status of {article.id}"
        letter = self.desk.letters[article.id]
        saved, label = known.status if known else "", f"status of {letter}"
        status = await self.ask_line(label, key, saved, self._statuses)
        if status is not None:
            set_status = self.desk.notebook.articles.set_status
            make = partial(set_status, article, status.typed, status.shown)
            await self.save(make, f"{label} saved", draft=key)

    def _statuses(self, typed: str) -> list[str]:
        from tui.annotations.suggestions import suggest_tags

        notes = (self.desk.article_note(article) for article in self.desk.library.articles)
        in_use = [note.status for note in notes if note and note.status]
        return suggest_tags(typed, list(dict.fromkeys((*in_use, *STATUSES))))
