"""Align each version of a passage with the base, the likely earliest, word by word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from tui.articles.model import Article, Span
from tui.articles.places import lying_in
from tui.overlap.model import Difference, Kind
from tui.overlap.words.folding import fold

if TYPE_CHECKING:
    from tui.overlap.facts.tokens import Token
    from tui.overlap.versions import Version, Versions
    from tui.overlap.wording import Edit


class Change(StrEnum):
    """What became of words of the base in another version."""

    SAME = "same"
    REPLACED = "replaced"
    ADDED = "added"
    MISSING = "missing"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a version and of the base; a span without words has nothing there."""

    change: Change
    here: Span
    base: Span


@dataclass(frozen=True, slots=True)
class AlignedVersion:
    """A version, its words beside the base's, and the facts on which the two differ.

    The left side of `differences` is the base. `same_as` is the id of the first article of an
    earlier version in the very same words, which is then compared in its place; else it is empty.
    """

    version: "Version"
    pieces: tuple[Piece, ...] = ()
    differences: tuple[Difference, ...] = ()
    same_as: str = ""


def align_versions(
    versions: "Versions", articles: Mapping[str, Article]
) -> tuple[AlignedVersion, ...]:
    """Return all versions in their order, each aligned with the first of them, the base."""
    # Not at the top: it loads rapidfuzz.
    from tui.overlap.facts.differences import find_differences

    base, *_ = versions.passages
    whole, wordings = articles[base.article], dict[tuple[str, ...], str]()
    aligned = []
    for version in versions.passages:
        article = articles[version.article]
        words = tuple(folded_words(article, version.span))
        twin = wordings.setdefault(words, version.article)
        if twin != version.article:
            aligned.append(AlignedVersion(version, same_as=twin))
        elif version is base:
            aligned.append(aligned_alone(version))
        else:
            pieces = align(whole, base.span, article, version.span, version.kind)
            differences = find_differences(whole, base.span, article, version.span)
            aligned.append(AlignedVersion(version, pieces, differences))
    return tuple(aligned)


def aligned_alone(version: "Version") -> AlignedVersion:
    """Return a version that is its own base."""
    return AlignedVersion(version, (Piece(Change.SAME, version.span, version.span),))


def align(
    base: Article, base_span: Span, article: Article, span: Span, kind: Kind | None
) -> tuple[Piece, ...]:
    """Return pieces that tile `span` in order.

    Of copied and edited passages they tile the base's span too; words of the base that stand
    elsewhere in the version are MOVED, not MISSING. Words of a rewording stand in any order: there
    SAME are those that tell something and stand in the base too, inflected or not, REPLACED is all
    else, and the pieces of the base that are MISSING come last.
    """
    if kind is Kind.REWORDED or kind is None:
        return tuple(_in_any_order(base, base_span, article, span))
    # Not at the top: it loads rapidfuzz.
    from tui.overlap.wording import diff_words

    said = folded_words(base, base_span), folded_words(article, span)
    edits = diff_words(base, base_span, article, span)
    return tuple(
        Piece(
            Change.SAME if edit.equal else _change(base, edit, article, said),
            edit.right,
            edit.left,
        )
        for edit in edits
    )


def words_in(article: Article, span: Span) -> Sequence[Span]:
    """Return the words of an article that lie wholly in a span."""
    return article.words[slice(*lying_in(article.words, span))]


def folded_words(article: Article, span: Span) -> list[str]:
    """Return the words of a span without case and marks."""
    return [fold(article.slice(word)) for word in words_in(article, span)]


def occurrences(run: list[str], words: list[str]) -> int:
    """Return how often a run of words occurs among others."""
    places = range(len(words) - len(run) + 1)
    return sum(words[place : place + len(run)] == run for place in places)


def _change(
    base: Article, edit: "Edit", article: Article, said: tuple[list[str], list[str]]
) -> Change:
    """Return what became of words; `said` are all those of the base and of the version, folded."""
    there = folded_words(base, edit.left)
    if not there:
        return Change.ADDED
    if words_in(article, edit.right):
        return Change.REPLACED
    before, now = (occurrences(there, words) for words in said)
    return Change.MOVED if now >= before else Change.MISSING


def _in_any_order(base: Article, base_span: Span, article: Article, span: Span) -> Iterator[Piece]:
    theirs, ours = words_in(base, base_span), words_in(article, span)
    said, saying = _tokens(base, theirs), _tokens(article, ours)
    nothing, end = Span(base_span.end, base_span.end), Span(span.end, span.end)
    position = span.start
    for first, last in _told_runs(saying, {token.stem for token in said}):
        kept = Span(ours[first].start, ours[last - 1].end)
        if position < kept.start:
            yield Piece(Change.REPLACED, Span(position, kept.start), nothing)
        yield Piece(Change.SAME, kept, nothing)
        position = kept.end
    if position < span.end:
        yield Piece(Change.REPLACED, Span(position, span.end), nothing)
    known = {token.stem for token in saying}
    lacking = [token.content and token.stem not in known for token in said]
    for first, last in _runs(lacking):
        yield Piece(Change.MISSING, end, Span(theirs[first].start, theirs[last - 1].end))


def _tokens(article: Article, words: Iterable[Span]) -> "list[Token]":
    # Not at the top: it loads the stemmer.
    from tui.overlap.facts.tokens import read_token

    return [read_token(article.slice(word)) for word in words]


def _told_runs(tokens: "Sequence[Token]", stems: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that are among `stems`, from the first to the last that tells."""
    for first, last in _runs([token.stem in stems for token in tokens]):
        telling = [place for place in range(first, last) if tokens[place].content]
        if telling:
            yield telling[0], telling[-1] + 1


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges in which all flags are set."""
    for is_set, group in groupby(enumerate(flags), key=lambda item: item[1]):
        places = [place for place, _ in group]
        if is_set:
            yield places[0], places[-1] + 1
