"""The article and the spans that everything else refers to."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tui.articles.spans import Span as Span


@dataclass(frozen=True)
class Metadata:
    """What is certain about an article's origin; unknown fields are None or empty."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    date: datetime.date | None = None
    url: str | None = None


@dataclass(frozen=True)
class Article:
    """One document that is read: its text, where it came from and its parts with offsets."""

    id: str
    text: str
    title: str
    metadata: Metadata = Metadata()
    markdown: bool = False
    path: Path | None = None

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Return the paragraphs in reading order, without surrounding white space."""
        from tui.articles.segmentation import find_paragraphs

        return tuple(Span(*pair) for pair in find_paragraphs(self.text))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences in reading order; none crosses a paragraph."""
        from tui.articles.segmentation import find_sentences

        return tuple(
            Span(*pair)
            for paragraph in self.paragraphs
            for pair in find_sentences(self.text, *paragraph)
        )

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Return the words in reading order, numbers with their currency and per cent signs."""
        from tui.articles.segmentation import find_words

        # An article has many words, and this is the quickest way to make a named tuple.
        return tuple([tuple.__new__(Span, pair) for pair in find_words(self.text)])

    @cached_property
    def word_count(self) -> int:
        """Return how many words there are; that takes less time and room than `words`."""
        from tui.articles.segmentation import split_words

        return len(split_words(self.text))

    @cached_property
    def sha256(self) -> str:
        """Return the SHA-256 of the text as 64 hexadecimal digits."""
        return text_sha256(self.text)

    def slice(self, span: Span) -> str:
        """Return the text of a span as it is written."""
        return self.text[span.start : span.end]


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8 as 64 hexadecimal digits."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8")).hexdigest()
