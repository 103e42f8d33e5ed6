"""Revise a text as editors, converters and the web do, knowing where each character went."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from tui.articles.model import Span
from tui.articles.scripts import UNSPACED
from tui.articles.segmentation import find_paragraphs

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_NEW = -1
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}


@dataclass(frozen=True, eq=False)
class Revision:
    """A text and for each of its code points the offset it had in the first text, -1 if new."""

    text: str
    origins: NDArray[np.int64]

    @classmethod
    def first(cls, text: str) -> "Revision":
        """Return a text that was not revised."""
        return cls(text, np.arange(len(text)))

    @classmethod
    def new(cls, text: str) -> "Revision":
        """Return a text that is new throughout."""
        return cls(text, np.full(len(text), _NEW))

    def __add__(self, other: "Revision") -> "Revision":
        return Revision(self.text + other.text, np.concatenate((self.origins, other.origins)))

    def part(self, start: int, end: int | None = None) -> "Revision":
        """Return the part between two offsets of this text."""
        return Revision(self.text[start:end], self.origins[start:end])

    def without(self, span: Span) -> "Revision":
        """Return this text without a span of it."""
        return self.part(0, span.start) + self.part(span.end)

    def replaced(self, pattern: str, instead: Callable[[re.Match[str]], str]) -> "Revision":
        """Return this text with the matches of a pattern replaced, each standing for the old."""
        texts, origins, at = [], [], 0
        for match in re.finditer(pattern, self.text):
            text = instead(match)
            texts += [self.text[at : match.start()], text]
            origins += [self.origins[at : match.start()], self._stretched(match, len(text))]
            at = match.end()
        return Revision(
            "".join(texts) + self.text[at:], np.concatenate([*origins, self.origins[at:]])
        )

    def rewritten(self, text: str) -> "Revision":
        """Return another text that stands for this one."""
        return self.replaced("(?s).+", lambda _: text)

    def _stretched(self, match: re.Match[str], length: int) -> NDArray[np.int64]:
        if match.end() == match.start():
            return np.full(length, _NEW)
        places = match.start() + np.minimum(np.arange(length), len(match[0]) - 1)
        return np.asarray(self.origins[places])

    def find(self, span: Span) -> Span | None:
        """Return where a span of the first text stands now, None if nothing is left of it.

        White space at its edges, as what was taken out leaves, is not part of it.
        """
        places = np.flatnonzero((self.origins >= span.start) & (self.origins < span.end))
        if not len(places):
            return None
        start, end = int(places[0]), int(places[-1]) + 1
        bare = self.text[start:end].strip()
        start = self.text.index(bare, start)
        return Span(start, start + len(bare)) if bare else None

    def paragraphs(self) -> list["Revision"]:
        """Return the paragraphs."""
        return [self.part(start, end) for start, end in find_paragraphs(self.text)]


def joined(paragraphs: Sequence[Revision]) -> Revision:
    """Return paragraphs with empty lines between them."""
    whole = Revision.new("")
    for number, paragraph in enumerate(paragraphs):
        whole = whole + (Revision.new("\n\n") if number else whole) + paragraph
    return whole


def insert_paragraphs(text: Revision, others: Sequence[str], places: Sequence[int]) -> Revision:
    """Put new paragraphs before those with these numbers."""
    paragraphs = text.paragraphs()
    for other, place in sorted(zip(others, places, strict=True), key=lambda pair: -pair[1]):
        paragraphs.insert(place, Revision.new(other))
    return joined(paragraphs)


def delete_paragraphs(text: Revision, count: int, random: Random) -> Revision:
    """Take out paragraphs at random, one at least staying."""
    paragraphs = text.paragraphs()
    for _ in range(min(count, len(paragraphs) - 1)):
        del paragraphs[random.randrange(len(paragraphs))]
    return joined(paragraphs)


def move_paragraph(text: Revision, random: Random, quote: Span | None = None) -> Revision:
    """Move one paragraph elsewhere: that of a quote of the first text, or any."""
    paragraphs = text.paragraphs()
    own = [n for n, each in enumerate(paragraphs) if quote is not None and each.find(quote)]
    taken = paragraphs.pop(random.choice(own) if own else random.randrange(len(paragraphs)))
    paragraphs.insert(random.randint(0, len(paragraphs)), taken)
    return joined(paragraphs)


def shuffle_paragraphs(text: Revision, random: Random) -> Revision:
    """Put all paragraphs in an order by chance."""
    paragraphs = text.paragraphs()
    random.shuffle(paragraphs)
    return joined(paragraphs)


def wrap(text: Revision, width: int) -> Revision:
    """Break the lines of each paragraph at a margin."""
    column = len(text.text.partition(" ")[0])

    def broken(match: re.Match[str]) -> str:
        nonlocal column
        following = re.compile(r"\S*").match(match.string, match.end())
        length = len(following[0]) if following else 0
        if match[0].count("\n") > 1:
            column = length
            return match[0]
        column = column + 1 + length
        if column > width:
            column = length
            return "\n"
        return " "

    return text.replaced(r"\s+", broken)


def straighten(text: Revision) -> Revision:
    """Set typewriter quotation marks, dashes and dots."""
    marks = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "--", "–": "-"}
    return text.replaced("[“”‘’…—–]", lambda match: marks[match[0]])


def curl(text: Revision) -> Revision:
    """Set typographic quotation marks, dashes and dots."""
    text = text.replaced(r"(?<!\w)[\"']", lambda match: "“" if match[0] == '"' else "‘")
    text = text.replaced("[\"']", lambda match: "”" if match[0] == '"' else "’")
    return text.replaced(r"\.\.\.|--", lambda match: "…" if match[0] == "..." else "—")


def convert_as_from_pdf(text: Revision, random: Random, width: int = 60) -> Revision:
    """Set ligatures, soft hyphens in some words, and break some words at line ends."""
    text = text.replaced("ffi|ffl|ff|fi|fl", lambda match: _LIGATURES[match[0]])

    def hyphened(match: re.Match[str]) -> str:
        if random.random() < 0.9:
            return match[0]
        at = random.randint(2, len(match[0]) - 2)
        return match[0][:at] + random.choice(("-\n", "\u00ad", "\u00ad\n")) + match[0][at:]

    return wrap(text, width).replaced(rf"(?:(?![{UNSPACED}])[^\W\d_]){{6,}}", hyphened)


def change_words(
    text: Revision, span: Span, share: float, others: Sequence[str], random: Random, *ways: str
) -> Revision:
    """Change that share of the words of a span of this text, each in one way of those given.

    The ways are `replace`, `insert` and `delete`. The words put in are none of the span's, which
    could not be told from its own.
    """
    words = [match.span() for match in _WORD.finditer(text.text, span.start, span.end)]
    own = {text.text[slice(*word)].lower() for word in words}
    chosen = random.sample(words, min(len(words), max(1, round(share * len(words)))))
    for start, end in sorted(chosen, reverse=True):
        before, word, after = text.part(0, start), text.part(start, end), text.part(end)
        way, other = random.choice(ways), _other_word(others, own, random)
        if way == "replace":
            word = word.rewritten(other)
        elif way == "insert" and start > span.start:
            word = Revision.new(other + " ") + word
        elif way == "delete":
            word = word.part(0, 0)
            after = after.part(1) if after.text[:1] == " " and before.text[-1:] in " \n" else after
        text = before + word + after
    return text


def _other_word(others: Sequence[str], own: set[str], random: Random) -> str:
    while (other := random.choice(others)).lower() in own:
        pass
    return other


def words_of(text: str) -> list[str]:
    """Return the words of a text, to take others from."""
    return _WORD.findall(text)
