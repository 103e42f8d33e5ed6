"""Put the articles of the list in order, and leave out those that do not fit the filter."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from tui.annotations.article_states import ArticleStates
from tui.articles.library import Library
from tui.articles.model import Article
from tui.desk.article_orders import ORDERS
from tui.desk.desk import Desk
from tui.reading.fitting import Filter
from tui.reading.query import Being, State, parse_query
from tui.reading.sorting import sorted_in_steps

TURN = 0.0005
"""Seconds that the thread of the keys is given after each step."""

ARTICLES_A_STEP = 100
"""Articles of which it is looked up at once whether they have something new."""

NO_STATES = ArticleStates(frozenset(), frozenset(), frozenset(), {}, {}, {})


@dataclass(frozen=True)
class Wish:
    """Which articles the reader wants to see, in which order."""

    order: str = next(iter(ORDERS))
    backwards: bool = False
    wanted: str = ""

    @property
    def is_of_findings(self) -> bool:
        """Tell whether other articles or another order may come of it as more is found."""
        asked = {term.state for term in parse_query(self.wanted) if isinstance(term, Being)}
        return ORDERS[self.order].of_findings or State.NEW in asked

    @property
    def is_of_notes(self) -> bool:
        """Tell whether other articles or another order may come of it as more is noted."""
        return ORDERS[self.order].of_notes or bool(self.wanted)

    @property
    def name(self) -> str:
        """Return the name under which the order is remembered."""
        return f"-{self.order}" if self.backwards else self.order


def remembered_wish(name: str) -> Wish:
    """Return the order of a remembered name; the first one where there is none of that name."""
    order = name.removeprefix("-")
    return Wish(order, name != order) if order in ORDERS else Wish()


@dataclass(frozen=True)
class Arranged:
    """The articles that fit, in order; the last `near` of them have a word only nearly."""

    wish: Wish
    articles: Sequence[Article]
    near: int = 0

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Return the row of each article by its id."""
        return {article.id: row for row, article in enumerate(self.articles)}


class SupersededError(Exception):
    """What is worked on is no longer wanted."""


@dataclass
class Progress:
    """How far it has come; `is_wanted` is asked after each step whether to go on."""

    is_wanted: Callable[[], bool]
    done: int = 0
    total: int = 0

    def step(self, done: int, total: int) -> None:
        """Give other threads a turn; raise SupersededError where it is no longer wanted."""
        if not self.is_wanted():
            raise SupersededError
        self.done, self.total = done, total
        time.sleep(TURN)


@dataclass
class Arranger:
    """Remembers orders and what a filter looks in, for as long as they stay the same."""

    desk: Desk
    _ordered: tuple[object, Sequence[Article]] = field(default=(None, ()))
    _filter: tuple[Library | None, Filter | None] = field(default=(None, None))
    _states: tuple[int, ArticleStates] = field(default=(-1, NO_STATES))

    def arrange(self, wish: Wish, progress: Progress) -> Arranged:
        """Return the articles that fit a wish; raise SupersededError where that is not wanted.

        With 100,000 articles it may take seconds: it is nothing for the thread of the keys.
        """
        library = self.desk.library
        ordered = self._in_order(library, wish, progress)
        query = parse_query(wish.wanted)
        if not query:
            arranged = Arranged(wish, ordered)
        else:
            states = self._reader_states()
            find = self._make_filter(library, progress)
            in_state = partial(self._in_state, library, states, progress)
            fitting = find.fitting(query, states.tags, in_state, states.statuses)
            arranged = Arranged(wish, fitting.chosen(ordered), len(fitting.near))
        _ = arranged.rows
        return arranged

    def _in_order(self, library: Library, wish: Wish, progress: Progress) -> Sequence[Article]:
        desk, order = self.desk, ORDERS[wish.order]
        stamp = (
            library.articles,
            wish.name,
            desk.findings.revision if order.of_findings else 0,
            desk.state[:2] if order.of_notes else (),
        )
        if self._ordered[0] != stamp:
            key = partial(order.key, desk)
            ordered = sorted_in_steps(library.articles, key, progress.step)
            self._ordered = stamp, ordered[::-1] if wish.backwards else ordered
        return self._ordered[1]

    def _make_filter(self, library: Library, progress: Progress) -> Filter:
        known, made = self._filter
        if made is None or known is not library:
            made = Filter(library.articles, progress.step)
            self._filter = library, made
        return made

    def _reader_states(self) -> ArticleStates:
        revision = self.desk.state.revision
        if self._states[0] != revision:
            self._states = revision, self.desk.states() or NO_STATES
        return self._states[1]

    def _with_news(self, library: Library, progress: Progress) -> Collection[str]:
        """Return the ids of the unread articles in which something is new to the reader."""
        read, found = self.desk.read_ids, []
        for number, article in enumerate(library.articles):
            if number % ARTICLES_A_STEP == 0:
                progress.step(number, len(library.articles))
            if article.id not in read and self.desk.new_words(article):
                found.append(article.id)
        return found

    def _in_state(
        self, library: Library, states: ArticleStates, progress: Progress, state: State
    ) -> Collection[str]:
        match state:
            case State.READ:
                return states.read
            case State.UNREAD:
                return library.by_id.keys() - states.read
            case State.CHANGED:
                by_id = library.by_id
                known = (by_id[one] for one in states.texts if one in by_id)
                return [article.id for article in known if states.is_changed(article)]
            case State.HIGHLIGHTED:
                return states.highlighted
            case State.NOTED:
                return states.noted
            case State.NEW:
                return self._with_news(library, progress)
            case State.ARRIVED:
                return frozenset(self.desk.arrived)
