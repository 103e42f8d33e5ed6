"""Mark the article under the cursor as read."""

from tui.screens.article_commands import ArticleCommands


class ReadMarks(ArticleCommands):
    """Marks the current article as read, or as unread again."""

    def do_mark_read(self, _count: int | None = None) -> None:
        """Mark the article as read, or as unread again."""
        article = self.current_article()
        if article is None:
            return
        notes, letter = self.desk.notebook.articles, self.desk.letters[article.id]
        if self.desk.is_read(article):
            self.change(lambda: notes.mark_unread(article), f"{letter} is unread")
        else:
            self.change(lambda: notes.mark_read(article), f"{letter} is read")
