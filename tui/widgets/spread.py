"""Two articles as a comparison shows them: their sections, and what is told of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.key_tables import KeyMap
from tui.overlap.fact_stops import FactStops
from tui.overlap.match_rows import MatchRows, across, rows_of
from tui.overlap.model import Difference, Kind, PairOverlaps
from tui.overlap.phrasing import describe
from tui.overlap.sections import Gap, OtherHalf, Passage, Section, Suggestion, divide
from tui.overlap.sharing import prevailing_kind
from tui.overlap.word_changes import Change, ChangedWords, word_changes
from tui.reading.marks import Marks

Repeats = tuple[tuple[Span, Span], ...]
"""The (first, later) spans that an article repeats from itself."""

WordMarks = tuple[Marks[ChangedWords], Marks[ChangedWords]]
"""What became of the words of the left and of the right side."""

FactMarks = tuple[Marks[Difference], Marks[Difference]]
"""The words of the left and of the right side on which a fact differs."""

UNMARKED: WordMarks = (Marks(), Marks())


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a match or suggestion that takes time to find: it compares all words."""

    phrase: str
    changes: WordMarks


class Spread:
    """The sections of two articles; what takes time is found when it is asked for, and kept.

    `letters` name the articles; `repeats` has by article what it repeats from itself; where they
    are not `compared` yet, nothing is said to be shared or not; `keymap` are the keys in force.
    """

    def __init__(
        self,
        articles: tuple[Article, Article],
        sections: Sequence[Section],
        letters: tuple[str, str] = ("L", "R"),
        repeats: Mapping[str, Repeats] | None = None,
        *,
        compared: bool = True,
    ) -> None:
        self.keymap = KeyMap()
        self.articles = articles
        self.sections = tuple(sections)
        self.letters = letters
        self.repeats = repeats or {}
        self.compared = compared
        self._rows: dict[int, MatchRows] = {}
        self._told: dict[int, Told] = {}
        self._facts: dict[int, FactMarks] = {}
        self._kinds: dict[int, Kind] = {}
        self._words: dict[int, int] = {}

    @cached_property
    def passages(self) -> dict[int, int]:
        """Return the index of the section of each passage by the passage's number."""
        numbered = enumerate(self.sections)
        return {one.number: key for key, one in numbered if isinstance(one, Passage)}

    @cached_property
    def halves(self) -> dict[int, int]:
        """Return the index of the section that stands for a moved passage, by its number."""
        numbered = enumerate(self.sections)
        return {one.passage.number: key for key, one in numbered if isinstance(one, OtherHalf)}

    @cached_property
    def moved(self) -> int:
        """Return how many matches, and runs of rows in others, stand in another order across."""
        count = 0
        for key in self.passages.values():
            section, rows = self.sections[key], self.rows(key).moved
            is_moved = isinstance(section, Passage) and section.moved
            count += is_moved or sum(row - 1 not in rows for row in rows)
        return count

    @cached_property
    def matches(self) -> tuple[int, ...]:
        """Return the indices of the sections that are passages, or without any, suggestions."""
        numbered = enumerate(self.sections)
        suggestions = (key for key, one in numbered if isinstance(one, Suggestion))
        return tuple(sorted(self.passages.values()) or suggestions)

    @cached_property
    def fact_stops(self) -> FactStops:
        """Return the facts that differ, in order."""
        return FactStops(self.sections, self.rows)

    def rows(self, key: int) -> MatchRows:
        """Return the rows of a section."""
        if key not in self._rows:
            self._rows[key] = rows_of(self.sections[key]) if key >= 0 else MatchRows()
        return self._rows[key]

    def facts(self, key: int) -> FactMarks:
        """Return the words of a section on which a fact differs."""
        if key not in self._facts:
            found = differences_of(self.sections[key])
            self._facts[key] = (
                Marks((one.left, one) for one in found if one.left),
                Marks((one.right, one) for one in found if one.right),
            )
        return self._facts[key]

    def length(self, key: int) -> int:
        """Return how many code points a section has that are compared word by word."""
        spans = _compared(self.sections[key])
        return sum(span.end - span.start for span in spans)

    def knows(self, key: int) -> bool:
        """Tell whether what is told of a section was found before."""
        return key in self._told

    def told(self, key: int) -> Told:
        """Return what is told of a passage or suggestion; it may be found by another thread."""
        if key not in self._told:
            section = self.sections[key]
            rows = [row for row, _ in self.rows(key).told]
            # Beyond the first, candidates are other sentences for the same one on the left.
            asked = rows[:1] if isinstance(section, Suggestion) else rows
            left, right = word_changes(*self.articles, asked)
            marks = Marks((one.span, one) for one in left), Marks((one.span, one) for one in right)
            phrase = ""
            if isinstance(section, Passage):
                phrase = describe(*self.articles, section.overlap)
            self._told[key] = Told(phrase, marks)
        return self._told[key]

    def kind(self, key: int) -> Kind | None:
        """Return the kind that most of a match is of; a suggestion has none."""
        section = self.sections[key]
        if not isinstance(section, Passage):
            return None
        if key not in self._kinds:
            prevailing = prevailing_kind(self.articles[0], [section.overlap])
            self._kinds[key] = prevailing or section.overlap.kind
        return self._kinds[key]

    def words(self, key: int) -> int:
        """Return how many words of the left article a section sets beside others."""
        if key not in self._words:
            rows = (row for row, _ in self.rows(key).told)
            shared = [row.left for row in rows if row.left and row.right]
            self._words[key] = covered_words(self.articles[0], shared)
        return self._words[key]

    def across(self, key: int, side: int, offset: int) -> int | None:
        """Return where the word at an offset of one side of a section stands on the other side.

        Moved words are where they were moved to; None where the other side has nothing.
        """
        number = self.rows(key).at(side, offset)
        if number is None:
            return None
        moved = self.told(key).changes[side].within(offset, offset + 1) if self.knows(key) else []
        for span, words in moved:
            if words.change is Change.MOVED and words.across:
                return min(words.across.start + offset - span.start, words.across.end - 1)
        return across(self.articles, self.rows(key).told[number][0], side, offset)


def spread(
    articles: tuple[Article, Article],
    pair: PairOverlaps,
    letters: tuple[str, str] = ("L", "R"),
    repeats: Mapping[str, Repeats] | None = None,
    *,
    weak: bool = False,
    compared: bool = True,
) -> Spread:
    """Return two articles with what they share; `weak` has weak suggestions and boilerplate too."""
    sections = divide(*articles, pair, weak=weak)
    return Spread(articles, sections, letters, repeats, compared=compared)


def differences_of(section: Section) -> tuple[Difference, ...]:
    """Return the facts that differ in a section; of candidates, in the first."""
    if isinstance(section, Passage):
        return section.overlap.differences
    return section.candidates[0].differences if isinstance(section, Suggestion) else ()


def sides(section: Section) -> tuple[Span | None, Span | None]:
    """Return the spans of a match or of the best of a suggestion; other sections have none."""
    if isinstance(section, Passage):
        return section.overlap.left, section.overlap.right
    if isinstance(section, Suggestion):
        return section.left, section.candidates[0].right
    return None, None


def _compared(section: Section) -> Sequence[Span]:
    if isinstance(section, Gap | OtherHalf):
        return ()
    return [span for span in sides(section) if span]
