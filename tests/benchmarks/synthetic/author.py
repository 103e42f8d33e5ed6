"""Write the articles of a synthetic library: originals first, then those that take from them."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from tests.benchmarks.synthetic.outlets import Outlets
from tests.benchmarks.synthetic.planted import Kind, Planting, Reuse, Source, SyntheticLibrary
from tests.benchmarks.synthetic.roles import Roles, deal_roles
from tests.benchmarks.synthetic.wordings import (
    Origins,
    Pen,
    Wording,
    Words,
    joined,
    paragraphs,
)
from tui.articles.model import Article, Metadata
from tui.articles.titles import derive_title

WORDS, TAKEN, LEAD, QUOTE, FACT = (365, 766), (15, 121), (40, 61), (15, 41), (12, 26)
"""Words of an article without what its outlet adds, of a passage that is taken over, of a lead, a
famous quote and a fact: the least, and more than the most."""

EDITED, COPY_EDITED, PARAPHRASED = 0.1, 0.02, 0.25
"""Shares of the words that are replaced in an edited passage, a whole copy and a paraphrase."""

INSERTED = 0.02
"""Share of the words of an edited passage that are left out, and of those that are put in."""

TRIMMED = (0.4, 1.0)
"""Share of a story that a reprint keeps, where it does not keep all of it."""

TOPIC_WORDS, TOPIC_SHARE, TOPIC_SHARE_OF_LEAD = 20, 0.1, 0.25
"""Words that recur through an article, and their share of its words and of a lead's, which sums it
up."""

STORY_WORDS, FACTS, FACTS_AN_ARTICLE = 200, 200, 17
"""Where all articles tell one story: the words of its topic, its facts, and those one tells."""

IDIOMS_AN_ARTICLE = 1.2
QUOTED, ARTICLES_A_QUOTE = (3, 61), 400
"""Articles that a quote stands in, and how many a library has for each quote."""

_TOPICAL = (500, 20_000)
_FIRST_DAY, _HALF_YEAR = datetime.date(2023, 1, 1), 182


class Draft(NamedTuple):
    """An article without what its outlet adds."""

    number: int
    topic: Words
    body: Wording
    is_original: bool = False


class Author:
    """Writes one library."""

    def __init__(self, seed: int, *, one_story: bool, hard_boxes: bool = False) -> None:
        self._hard_boxes = hard_boxes
        self._random = np.random.default_rng(seed)
        self._pen = Pen(self._random)
        self._library = SyntheticLibrary()
        self._idioms = [self._idiom(words) for words in self._pen.idioms]
        self._story: Words | None = None
        self._story = self._topic(STORY_WORDS) if one_story else None
        self._facts = [self._fact() for _ in range(FACTS)] if one_story else []
        self._originals: list[tuple[Source, Draft]] = []

    def write(self, count: int) -> SyntheticLibrary:
        """Return a library of so many articles."""
        outlets = Outlets(
            count, self._pen, self._random, self._library, hard_boxes=self._hard_boxes
        )
        quotes = self._deal_quotes(count)
        published = {}
        for draft in self._drafts(deal_roles(count, self._random)):
            for quote in quotes.pop(draft.number, ()):
                draft = draft._replace(body=self._insert(draft.body, quote))
            published[draft.number] = self._publish(draft, outlets)
        for number in range(count):
            article, origins = published.pop(number)
            self._library.articles.append(article)
            self._library.origins.append(origins)
        return self._library

    def _drafts(self, roles: Roles) -> Iterator[Draft]:
        for number in roles.originals:
            yield self._original(number)
        for reprints in roles.reprints:
            story = self._any_original()
            yield from (self._reprint(number, *story) for number in reprints)
        for numbers in roles.leads:
            yield from self._with_one_lead(numbers)
        for number in roles.copies:
            yield self._copy(number, *self._any_original())
        for number in roles.borrowers:
            yield self._borrower(number)

    def _original(self, number: int) -> Draft:
        topic = self._topic()
        source, body = self._text(topic, int(self._random.integers(*WORDS)))
        draft = Draft(number, topic, body, is_original=True)
        self._originals.append((source, draft))
        self._plant(Reuse.ORIGINAL, source, body, number)
        return draft

    def _any_original(self) -> tuple[Source, Draft]:
        return self._originals[int(self._random.integers(len(self._originals)))]

    def _reprint(self, number: int, source: Source, story: Draft) -> Draft:
        body = story.body
        if self._random.random() < 0.5:
            body = body.part(0, int(self._random.uniform(*TRIMMED) * len(body.words)))
        self._plant(Reuse.REPRINT, source, body, number)
        return Draft(number, story.topic, body)

    def _copy(self, number: int, source: Source, story: Draft) -> Draft:
        self._plant(Reuse.COPY, source, story.body, number)
        return Draft(number, story.topic, self._pen.replace(story.body, COPY_EDITED))

    def _with_one_lead(self, numbers: list[int]) -> Iterator[Draft]:
        topic = self._topic()
        source, lead = self._passage(Kind.LEAD, LEAD, topic, TOPIC_SHARE_OF_LEAD)
        for number in numbers:
            _, text = self._text(topic, int(self._random.integers(*WORDS)) - len(lead.words))
            self._plant(Reuse.LEAD, source, lead, number)
            yield Draft(number, topic, joined([lead, text]))

    def _borrower(self, number: int) -> Draft:
        topic, passages, taken = self._topic(), [], 0
        first = int(self._random.integers(len(self._originals)))
        for back in range(int(self._random.integers(1, 3))):
            source, original = self._originals[first - back]
            length = int(self._random.integers(*TAKEN))
            start = int(self._random.integers(0, len(original.body.words) - length + 1))
            passage = original.body.part(start, start + length)
            reuse = (Reuse.VERBATIM, Reuse.EDITED, Reuse.PARAPHRASED)[self._random.integers(3)]
            self._plant(reuse, source, passage, number)
            passages.append(self._rewrite(passage, reuse))
            taken += length
        _, body = self._text(topic, int(self._random.integers(*WORDS)) - taken)
        for passage in passages:
            body = self._insert(body, passage)
        return Draft(number, topic, body)

    def _rewrite(self, passage: Wording, reuse: Reuse) -> Wording:
        if reuse is Reuse.EDITED:
            return self._pen.insert_and_delete(self._pen.replace(passage, EDITED), INSERTED)
        if reuse is Reuse.PARAPHRASED:
            return self._pen.replace(self._pen.reorder(passage), PARAPHRASED)
        return passage

    def _deal_quotes(self, count: int) -> dict[int, list[Wording]]:
        """Return the famous quotes of each article."""
        quotes: dict[int, list[Wording]] = {}
        least, most = QUOTED
        for _ in range(max(1, count // ARTICLES_A_QUOTE)):
            source, quote = self._passage(Kind.QUOTE, QUOTE)
            users = min(count, int(least * (most / least) ** self._random.random()))
            for number in self._random.choice(count, users, replace=False).tolist():
                self._plant(Reuse.QUOTE, source, quote, number)
                quotes.setdefault(number, []).append(quote)
        return quotes

    def _insert(self, body: Wording, passage: Wording) -> Wording:
        """Return the body with a passage between two of its sentences, or after the last."""
        at = int(self._random.choice(body.ends))
        return joined([body.part(0, at), passage, *self._rest(body, at)])

    def _rest(self, body: Wording, start: int) -> list[Wording]:
        return [body.part(start, len(body.words))] if start < len(body.words) else []

    def _plant(self, reuse: Reuse, source: Source, passage: Wording, article: int) -> None:
        """Note what an article has of a source; a passage may have words of others too."""
        origins = passage.origins
        own = origins[(origins >= source.first) & (origins < source.end)]
        if len(own):
            start, end = int(own.min()), int(own.max()) + 1
            self._library.plantings.append(Planting(reuse, source, start, end, article))

    def _passage(
        self,
        kind: Kind,
        lengths: tuple[int, int],
        topic: Words | None = None,
        topical: float = TOPIC_SHARE,
    ) -> tuple[Source, Wording]:
        """Return new words, a share of them of a topic."""
        count = int(self._random.integers(*lengths))
        source = self._library.add_source(kind, count)
        words = self._pen.draw(count)
        if topic is not None:
            at = self._random.random(count) < topical
            words[at] = self._random.choice(topic, int(at.sum()))
        return source, self._pen.write(words, source.first)

    def _text(self, topic: Words, count: int) -> tuple[Source, Wording]:
        """Return sentences of one's own, with idioms in them and facts of the story between."""
        facts = [self._reworded_fact() for _ in range(FACTS_AN_ARTICLE if self._facts else 0)]
        count = max(WORDS[0] // 4, count - sum(len(fact.words) for fact in facts))
        source, text = self._passage(Kind.OWN, (count, count + 1), topic)
        for _ in range(self._random.poisson(IDIOMS_AN_ARTICLE)):
            idiom = self._idioms[self._random.integers(len(self._idioms))]
            start = int(self._random.integers(0, count - len(idiom.words)))
            text.words[start : start + len(idiom.words)] = idiom.words
            text.origins[start : start + len(idiom.words)] = idiom.origins
        for fact in facts:
            text = self._insert(text, fact)
        return source, text

    def _reworded_fact(self) -> Wording:
        fact = self._facts[self._random.integers(FACTS)]
        return self._pen.replace(self._pen.reorder(fact), PARAPHRASED)

    def _fact(self) -> Wording:
        return self._passage(Kind.FACT, FACT, self._topic())[1]

    def _idiom(self, words: Words) -> Wording:
        source = self._library.add_source(Kind.IDIOM, len(words))
        return self._pen.write(words, source.first)

    def _topic(self, count: int = TOPIC_WORDS) -> Words:
        """Return words neither common nor rare; where all tell one story, words of that."""
        if self._story is not None:
            return self._random.choice(self._story, count)
        return self._random.integers(*_TOPICAL, count).astype(np.uint16)

    def _publish(self, draft: Draft, outlets: Outlets) -> tuple[Article, Origins]:
        outlet = outlets.pick()
        parts = outlets.lay_out(outlet, draft.body)
        spellings = self._pen.spellings
        text = "\n\n".join(p for part in parts for p in paragraphs(part, spellings))
        day = int(self._random.integers(_HALF_YEAR)) + (0 if draft.is_original else _HALF_YEAR)
        title = " ".join(spellings[word] for word in draft.topic[:5].tolist()).capitalize()
        metadata = Metadata(title, outlet.name, date=_FIRST_DAY + datetime.timedelta(days=day))
        if outlet.is_plain:
            name, title = f"{draft.number:06d}.txt", derive_title(text, markdown=False) or ""
            article = Article(name, text, title)
        else:
            article = Article(f"{draft.number:06d}.md", text, title, metadata, markdown=True)
        return article, np.concatenate([part.origins for part in parts])
