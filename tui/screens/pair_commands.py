"""Commands on the match under the cursor of a comparison, or on its two articles as one pair."""

from functools import partial

from textual import work

from tui.articles.model import Article
from tui.desk.drafts import tags_in
from tui.quotes.citation import pair_quote
from tui.screens.copying import copy_text
from tui.screens.family_commands import FamilyCommands
from tui.screens.highlight_commands import saved_phrase
from tui.screens.matches import MatchesScreen
from tui.screens.typing_ahead import ASKING


class PairCommands(MatchesScreen, FamilyCommands):
    """Corrects matches, and tags and copies both sides of a row."""

    @work(group=ASKING)
    async def do_not_a_match(self, _count: int | None = None) -> None:
        """Remember that the match under the cursor is none, and compare anew."""
        both, (left, right) = self.match_here(), self.articles
        if both and await self.can_save():
            corrections = self.desk.notebook.corrections
            make = partial(corrections.refuse, left, both[0], right, both[1])
            await self.save(make, self.keyed("not a match, remembered · {undo} brings it back"))

    @work(group=ASKING)
    async def do_join(self, _count: int | None = None) -> None:
        """Make one match of the one under the cursor and the next, and compare anew."""
        both, (left, right) = self.match_and_next(), self.articles
        if both and await self.can_save():
            corrections = self.desk.notebook.corrections
            make = partial(corrections.join, left, both[0], right, both[1])
            await self.save(make, self.keyed("joined with the next match · {undo} parts them"))

    async def pair_to_join(self) -> tuple[Article, Article]:
        """Return the two articles shown."""
        return self.articles

    async def pair_to_part(self) -> tuple[Article, Article]:
        """Return the two articles shown."""
        return self.articles

    @work(group=ASKING)
    async def do_tag_both(self, _count: int | None = None) -> None:
        """Highlight and tag both sides of the row under the cursor."""
        both = self.row_here()
        if both is None or not await self.can_save():
            return
        key = f"tags of {both} in {[article.id for article in self.articles]}"
        line = await self.ask_tags("tags", key, ())
        if line is not None:
            places, tags = list(zip(self.articles, both, strict=True)), tags_in(line.typed)
            make = partial(self.desk.notebook.add_many, places, tags=tags)
            await self.save(make, lambda added: saved_phrase(added[0]), draft=key)

    def do_copy_both(self, _count: int | None) -> None:
        """Copy both sides of the row under the cursor with their citations."""
        both, (left, right) = self.row_here(), self.articles
        if both:
            copy_text(self, pair_quote(left, both[0], right, both[1]))
