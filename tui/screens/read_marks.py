"""Mark the article under the cursor as read."""

from textual import work

from tui.articles.model import Article
from tui.screens.article_commands import ArticleCommands
from tui.screens.typing_ahead import ASKING


class ReadMarks(ArticleCommands):
    """Marks the current article as read, or as unread again."""

    def call_unread(self, article: Article) -> None:
        """Take note that the reader says an article is unread, however much of it was shown."""
        self.desk.reading.forget_shown(article)
        self.desk.remembered.forget_shown(article)

    @work(group=ASKING)
    async def do_mark_read(self, _count: int | None = None) -> None:
        """Mark the article as read, or as unread again."""
        article = self.current_article()
        if article is None:
            return
        notes, letter = self.desk.notebook.articles, self.desk.letters[article.id]
        if self.desk.is_read(article):
            self.call_unread(article)
            await self.save(lambda: notes.mark_unread(article), f"{letter} is unread")
        else:
            await self.save(lambda: notes.mark_read(article), f"{letter} is read")
