"""Tags, a note and a status on the whole article under the cursor."""

from functools import partial

from textual import work

from tui.screens.prompt import OfferingPrompt
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
        tags = await self.ask_tags(f"tags of {letter}", key, known.tags if known else ())
        if tags is not None:
            make = partial(self.desk.notebook.articles.set_tags, article, tags)
            await self.save_draft(key, make, f"tags of {letter} saved")

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
            make = partial(self.desk.notebook.articles.set_note, article, note)
            await self.save_draft(key, make, f"note on {letter} saved")

    @work(group=ASKING)
    async def do_set_status(self, _count: int | None = None) -> None:
        """Say in a word how far the reader is with the article."""
        article = self.current_article()
        if article is None or not await self.can_save():
            return
        known, key = self.desk.article_note(article), f"status of {article.id}"
        letter = self.desk.letters[article.id]
        before = self.desk.drafts.get(key, known.status if known else "")
        prompt = OfferingPrompt(f"status of {letter}", before, self._statuses)
        status = await self.app.push_screen_wait(prompt)
        if status is not None:
            self.desk.drafts[key] = status
            make = partial(self.desk.notebook.articles.set_status, article, status)
            await self.save_draft(key, make, f"status of {letter} saved")

    def _statuses(self, typed: str) -> list[str]:
        from tui.annotations.suggestions import suggest_tags

        notes = (self.desk.article_note(article) for article in self.desk.library.articles)
        in_use = [note.status for note in notes if note and note.status]
        return suggest_tags(typed, list(dict.fromkeys((*in_use, *STATUSES))))
