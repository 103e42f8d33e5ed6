"""Commands on the article under the cursor that lead out of the app: its address, its file."""

import asyncio
import os
import shlex
import subprocess
import webbrowser
from os import environ
from pathlib import Path

from textual import work
from textual.app import SuspendNotSupported

from tui.articles.model import Article
from tui.screens.notebook_screen import NotebookScreen

WEB = ("https://", "http://")
"""How an address begins that is handed to a browser; others are not."""


class ArticleCommands(NotebookScreen):
    """Opens what belongs to an article in other programs."""

    def current_article(self) -> Article | None:
        """Return the article a command is about."""
        raise NotImplementedError

    def do_open_url(self, _count: int | None) -> None:
        """Open the article's address in the browser."""
        article = self.current_article()
        url = article.metadata.url if article else None
        if url is None:
            self.tell("this article has no address in its front matter")
        elif not url.lower().startswith(WEB):
            self.tell(f"not a web address: {url}")
        elif opens_windows():
            self.app.open_url(url)
            self.tell(f"opened {url}")
        else:
            self.tell(f"no browser window can be opened here: {url}")

    def do_edit_file(self, _count: int | None) -> None:
        """Open the article's file in $VISUAL or $EDITOR."""
        article = self.current_article()
        if article is None or article.path is None:
            self.tell("nothing here to edit")
            return
        editor = shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "")
        if not editor:
            self.tell("set EDITOR to the program to edit with")
            return
        try:
            with self.app.suspend():
                subprocess.run([*editor, str(article.path)], check=False)
        except (OSError, SuspendNotSupported) as error:
            self.tell(f"{editor[0]} could not be run: {error}")
            return
        self.app.refresh()
        self._look_at(article.path)

    @work(group="gathering")
    async def _look_at(self, path: Path) -> None:
        """Show a file as it is now, without waiting until that is noticed."""
        following, root = self.desk.following, self.desk.root
        if following:
            name = Path(os.path.relpath(path, root)).as_posix()
            await asyncio.to_thread(following.look_at, [name])


def opens_windows() -> bool:
    """Tell whether the browser opens beside the terminal and not in it."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    return not isinstance(browser, webbrowser.GenericBrowser) or isinstance(
        browser, webbrowser.BackgroundBrowser
    )
