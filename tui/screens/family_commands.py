"""Say of two articles whether they count as one source."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import islice

from textual import work

from tui.annotations.model import Verdict
from tui.articles.characters import one_line
from tui.articles.model import Article
from tui.screens.choice import Choice
from tui.screens.notebook_screen import NotebookScreen
from tui.screens.prompt import OfferingPrompt
from tui.screens.typing_ahead import ASKING
from tui.widgets.family_words import families_phrase

MOST_OFFERED = 8
"""Articles that are offered at a time."""

Pair = tuple[Article, Article]


class FamilyCommands(NotebookScreen):
    """Counts the current article as one with another, or apart from it."""

    def current_article(self) -> Article | None:
        """Return the article a command is about."""
        raise NotImplementedError

    async def pair_to_join(self) -> Pair | None:
        """Return the two articles that are to count as one; None where the reader backs out."""
        article = self.current_article()
        others = self._apart_from(article) if article else []
        if article is None or not others:
            self.tell("there is no other article to count it as one with")
            return None
        other = await self._ask_article(f"{self._letter(article)} counts as one with", others)
        return (article, other) if other else None

    async def pair_to_part(self) -> Pair | None:
        """Return the two articles that are to count apart; None where the reader backs out."""
        article = self.current_article()
        others = self._those_that_hold(article) if article else []
        if article is None or not others:
            self.tell("it counts as a source of its own already")
            return None
        other = others[0] if len(others) == 1 else await self._choose_article(article, others)
        return (article, other) if other else None

    @work(group=ASKING)
    async def do_count_as_one(self, _count: int | None = None) -> None:
        """Count two articles as one source from now on."""
        pair = await self.pair_to_join() if await self.can_save() else None
        if pair:
            make = partial(self.desk.notebook.corrections.join_articles, *pair)
            await self._say(pair, Verdict.JOIN, make)

    @work(group=ASKING)
    async def do_count_apart(self, _count: int | None = None) -> None:
        """Count two articles as two sources from now on."""
        pair = await self.pair_to_part() if await self.can_save() else None
        if pair:
            make = partial(self.desk.notebook.corrections.split_articles, *pair)
            await self._say(pair, Verdict.SPLIT, make)

    async def _say(self, pair: Pair, verdict: Verdict, make: Callable[[], object]) -> None:
        before = self.desk.notebook.corrections.of_articles(*pair)
        one, other = map(self._letter, pair)
        if before is verdict:
            how = "as one" if verdict is Verdict.JOIN else "apart"
            self.tell(f"you said already that {one} and {other} count {how}")
        else:
            companions = self.desk.families.companions
            known = companions(pair[0].id) | companions(pair[1].id)
            await self.save(make, lambda _: self._consequence(pair, verdict, known))

    def _consequence(self, pair: Pair, verdict: Verdict, known: Collection[str]) -> str:
        """Say what has come of it; `known` are those that counted as one with either before."""
        families, (one, other) = self.desk.families, pair
        left, right = self._letter(one), self._letter(other)
        new = families.companions(one.id) - {*known, other.id}
        names = ", ".join(letter for each, letter in self.desk.letters.items() if each in new)
        if families.are_one(one.id, other.id):
            done = f"{left} counts as one with {right}{f', {names}' if names else ''} now"
        elif verdict is Verdict.SPLIT:
            done = f"{left} counts apart from {right} now"
            done += f", as one with {names}" if names else ""
        else:
            done = f"kept, but {left} and {right} count apart by what you said of others"
        counted = families_phrase(len(families.all), families.sources)
        return f"{done}: {counted}{self.keyed(' · {undo} undoes')}"

    def _letter(self, article: Article) -> str:
        return self.desk.letters[article.id]

    def _apart_from(self, article: Article) -> list[Article]:
        """Return the articles that do not count as one with it, those first that share most."""
        desk = self.desk
        partners = [partner.other for partner in desk.findings.partners(article)]
        ids = dict.fromkeys([*partners, *desk.letters])
        return [desk.article(one) for one in ids if not desk.families.are_one(one, article.id)]

    def _those_that_hold(self, article: Article) -> list[Article]:
        """Return what an article would leave its family by counting apart from.

        For a copy that is the source, and whom it was joined with; for a source each of the others.
        """
        family = self.desk.families.by_article.get(article.id)
        if family is None:
            return []
        if family.source == article.id:
            others = self.desk.families.companions(article.id)
            ids = [one for one in self.desk.letters if one in others]
        else:
            ids = [family.source, family.member(article.id).reason.other or family.source]
        return [self.desk.article(one) for one in dict.fromkeys(ids)]

    async def _choose_article(self, article: Article, others: Sequence[Article]) -> Article | None:
        label = f"{self._letter(article)} counts apart from"
        if len(others) > 9:
            return await self._ask_article(label, others)
        answers = {str(number): self._named(one) for number, one in enumerate(others, start=1)}
        answer = await self.app.push_screen_wait(Choice(label, answers))
        return next((one for one in others if self._named(one) == answer), None)

    async def _ask_article(self, label: str, others: Sequence[Article]) -> Article | None:
        offers = {self._offer(one): one for one in others}
        searched = [(offer.casefold(), offer) for offer in offers]

        def suggest(typed: str) -> list[str]:
            wanted = typed.casefold().split()
            fitting = (offer for words, offer in searched if all(one in words for one in wanted))
            return list(islice(fitting, MOST_OFFERED))

        typed = await self.app.push_screen_wait(OfferingPrompt(label, "", suggest))
        if typed is None or not typed.strip():
            return None
        by_letter = {self._letter(one).casefold(): one for one in others}
        named = by_letter.get(typed.strip().casefold())
        fitting = suggest(typed)
        if named is None and len(fitting) != 1:
            self.tell(f"{'several articles fit' if fitting else 'no article fits'} “{typed}”")
            return None
        return named or offers[fitting[0]]

    def _named(self, article: Article) -> str:
        return one_line(f"{self._letter(article)} {article.metadata.source or article.title}")

    def _offer(self, article: Article) -> str:
        parts = (self._letter(article), article.metadata.source, article.title)
        return one_line(" · ".join(part for part in parts if part))
