"""A library's highlights as the app works with them: placed, edited and undone."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotations.article_notes import ArticleNotes
from tui.annotations.article_states import ArticleStates, gather_states
from tui.annotations.claims import Claims
from tui.annotations.corrections import Corrections
from tui.annotations.history.steps import History, Step
from tui.annotations.ledger import Ledger
from tui.annotations.marking import Marking
from tui.annotations.model import ArticleNote, Highlight, Placed, Stance, Tag
from tui.annotations.placing import Placings
from tui.annotations.renames import follow_renames
from tui.annotations.sources import Sources
from tui.annotations.tag_tree import TagNode, tag_tree
from tui.annotations.tags import Tags, TagSpelling, rank_tags
from tui.articles.library import Library
from tui.articles.model import Article, Span

if TYPE_CHECKING:
    from tui.annotations.store import AnnotationStore


def utc_now() -> datetime.datetime:
    """Return the time of now in UTC."""
    return datetime.datetime.now(datetime.UTC)


class Notebook:
    """The highlights of one library in an annotations file that others may share.

    Every change is safe on disk when its method returns, can be undone, and raises
    AnnotationsError where it cannot be saved; then nothing has changed.
    """

    def __init__(
        self,
        store: "AnnotationStore",
        folder: Path,
        *,
        history: History | None = None,
        now: Callable[[], datetime.datetime] = utc_now,
        creator: str = "",
    ) -> None:
        self.store = store
        self._history = history or History()
        self._ledger = Ledger(store, self._history, now, creator)
        self._sources = Sources(store, folder)
        self._placings = Placings(store)
        self._told: set[str] = set()
        spelling = TagSpelling(store)
        self.tags = Tags(self._ledger)
        self.claims = Claims(self._ledger)
        self.corrections = Corrections(self._ledger, self._sources)
        self.articles = ArticleNotes(self._ledger, self._sources, spelling)
        self._marking = Marking(self._ledger, self._sources, spelling, self.tags, self.claims)

    def all(self) -> list[Highlight]:
        """Return the highlights of this library in the order in which they were first saved."""
        found = self.store.all(Highlight)
        return [highlight for highlight in found if self.article_id(highlight) is not None]

    def article_id(self, highlight: Highlight) -> str | None:
        """Return the id of a highlight's article, None where it is not in this library."""
        return self._sources.article_id(highlight.target.source)

    def article_at(self, source: str) -> str | None:
        """Return the id of the article at a source; None where it is of another library."""
        return self._sources.article_id(source)

    def count(self, article_id: str) -> int:
        """Return how many highlights an article has, orphans among them."""
        return sum(self.store.count(source) for source in self._sources.all_of(article_id))

    def placed(self, article: Article) -> tuple[Placed, ...]:
        """Return the highlights of an article by their place, a longer one first, orphans last."""
        return self._placings.of(article, self._sources.about(Highlight, article.id))

    def at(self, article: Article, offset: int) -> tuple[Placed, ...]:
        """Return the highlights at the code point `offset`, those of least text first."""
        return self._placings.at(article, self._sources.about(Highlight, article.id), offset)

    def find(self, article: Article, offset: int) -> Placed | None:
        """Return the shortest highlight at the code point `offset`, None where there is none."""
        return next(iter(self.at(article, offset)), None)

    def tags_in_use(self) -> list[str]:
        """Return the tags of the whole file, most used first."""
        return rank_tags(self.store.tag_counts())

    def tag_tree(self) -> list[TagNode]:
        """Return all tags of the file, each before those under it; it looks at every highlight."""
        store = self.store
        every = store.all(Highlight), store.all(ArticleNote), store.all(Tag)
        return tag_tree(*every, self._sources.article_id)

    def states(self) -> ArticleStates:
        """Return what was said of the articles of this library; it looks at every record."""
        return gather_states(self.store, self._sources)

    def add(
        self,
        article: Article,
        span: Span,
        *others: Span,
        tags: Iterable[str] = (),
        note: str = "",
        color: str = "",
        claim: str = "",
        stance: Stance = Stance.MENTIONS,
        claims: Iterable[tuple[str, Stance]] = (),
    ) -> Highlight:
        """Highlight a span, or several as one, and say something of a claim or of several.

        Without a colour it takes that of its tags. It is one step. Raises AnnotationsError, and
        nothing is saved, where a span is not in the text, none has any, or one of `claims` has no
        words.
        """
        places = [(article, [span, *others])]
        said = [(claim, stance)] if claim.strip() else []
        return self._marking.add_many(places, tags, note, color, (*said, *claims))[0]

    def add_many(
        self,
        places: Sequence[tuple[Article, Span]],
        *,
        tags: Iterable[str] = (),
        note: str = "",
    ) -> list[Highlight]:
        """Highlight several spans, such as both sides of a match, as one step to undo."""
        spans = [(article, [span]) for article, span in places]
        return self._marking.add_many(spans, tags, note)

    def set_tags(
        self, highlight_id: str, tags: Iterable[str], shown: tuple[str, ...] | None = None
    ) -> Highlight:
        """Replace the tags of a highlight and return it.

        With the tags that the reader was `shown` before, what another program has added and
        removed since stays so.
        """
        return self._marking.set_tags(highlight_id, tags, shown)

    def set_note(self, highlight_id: str, note: str, shown: str | None = None) -> Highlight:
        """Replace the note of a highlight and return it.

        With the note that the reader was `shown` before, raises ConflictError where another program
        has written another one since.
        """
        return self._marking.set_note(highlight_id, note, shown)

    def set_color(self, highlight_id: str, color: str) -> Highlight:
        """Replace the colour of a highlight, one of COLORS, and return it."""
        return self._marking.set_color(highlight_id, color)

    def set_spans(self, article: Article, highlight_id: str, spans: Sequence[Span]) -> Highlight:
        """Give a highlight other spans of its article's text of now, and return it.

        Spans that touch or overlap become one. Raises AnnotationsError where none has any text.
        """
        return self._marking.anchor(article, highlight_id, spans, "size")

    def put(self, article: Article, highlight_id: str, span: Span) -> Highlight:
        """Put a highlight that lost its place on a span of its article, and return it."""
        return self._marking.anchor(article, highlight_id, [span], "place")

    def accept(self, article: Article, placed: Placed) -> Highlight:
        """Confirm where a highlight was found again, or an orphan's guess, and return it."""
        spans = placed.spans or placed.guess
        return self._marking.anchor(article, placed.highlight.id, spans, "place")

    def delete(self, highlight_id: str) -> None:
        """Delete a highlight with its evidence; one that is gone already is no step to undo."""
        self._marking.delete(highlight_id)

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a step to do again."""
        return self._history.can_redo

    def undo(self) -> Step | None:
        """Take back the latest step and return the step that did, None where there is none.

        A step whose records another program has changed is not taken back: it is forgotten and
        ConflictError raised.
        """
        return self._ledger.undo()

    def redo(self) -> Step | None:
        """Do the latest undone step again and return it, None without one.

        A step whose records another program has changed is forgotten and ConflictError raised.
        """
        return self._ledger.redo()

    def refresh(self) -> bool:
        """Take in what other programs have saved; tell whether they had."""
        return self.store.refresh()

    def follow_renames(self, library: Library, *, save: bool = True) -> int:
        """Find again the records of files that were renamed; return how many highlights moved.

        Their new source is saved, but not with `save` false or where nothing can be saved: then
        they are taken for it while this notebook is in use.
        """
        return follow_renames(self.store, self._sources, library, save=save)

    def warnings(self) -> tuple[str, ...]:
        """Return what went wrong with the store or the history in words, each only once."""
        new = (*self.store.problems, *self._history.warnings)
        told, self._told = self._told, self._told.union(new)
        return tuple(one for one in new if one not in told)

    def close(self) -> None:
        """Leave the file and the history to other programs."""
        self._history.close()
        self.store.close()
