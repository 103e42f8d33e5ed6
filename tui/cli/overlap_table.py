"""Say what two articles share in lines that fit a terminal of 80 columns."""

from collections.abc import Iterable, Iterator, Sequence

from tui.articles.characters import one_line
from tui.articles.model import Article, Span
from tui.articles.places import covered_words
from tui.articles.titles import cut_at_word
from tui.overlap.model import Difference, Kind, Overlap, PairOverlaps, Similar, Standing
from tui.overlap.phrasing import describe, hidden_phrase
from tui.overlap.sharing import prevailing_kind
from tui.overlap.suggestions import visible_similar

SIGNS = {Kind.VERBATIM: "=", Kind.EDITED: "~", Kind.REWORDED: "≈"}
"""How closely a passage follows the other, as one character."""

_WIDTH = 79
_MARGIN = 10
_SHOWN_SIMILAR = 3


def pair_lines(left: Article, right: Article, found: PairOverlaps) -> list[str]:
    """Return the names of two articles, their shared passages and the most similar sentences."""
    lines = [_cut(f"{one_line(left.id)} — {one_line(right.id)}", _WIDTH)]
    lines += [_indented(2, f"“{article.title}”") for article in (left, right)]
    strong, weak, boilerplate = (visible_similar(found, standing) for standing in Standing)
    if not found.passages:
        lines.append(_indented(2, f"no shared wording; {_count(len(strong), 'similar sentence')}"))
    for overlap in found.passages:
        lines += _passage_lines(left, right, overlap)
    for similar in sorted(strong, key=_score, reverse=True)[:_SHOWN_SIMILAR]:
        lines += _similar_lines(left, right, similar)
    rest = _rest(len(strong) - _SHOWN_SIMILAR, len(weak), len(boilerplate), found.passages)
    hidden = f"{hidden_phrase(found)} of the library" if found.left_out else ""
    return [*lines, *(_indented(2, told) for told in (rest, hidden) if told)]


def repeat_lines(article: Article, repeats: Sequence[tuple[Span, Span]]) -> Iterator[str]:
    """Yield a line for each block that an article repeats from itself."""
    yield _cut(f"{one_line(article.id)} repeats itself", _WIDTH)
    for _, later in repeats:
        yield _quote_line("=", _words(article, later), article, later)


def _passage_lines(left: Article, right: Article, overlap: Overlap) -> Iterator[str]:
    words = max(covered_words(left, [overlap.left]), covered_words(right, [overlap.right]))
    kind = prevailing_kind(left, [overlap]) or overlap.kind
    yield _quote_line(SIGNS[kind], f"{words} words", left, overlap.left)
    described = describe(left, right, overlap)
    if described != overlap.kind.value:
        yield _indented(_MARGIN + 5, described)
    yield from _difference_lines(left, right, overlap.differences)


def _similar_lines(left: Article, right: Article, similar: Similar) -> Iterator[str]:
    yield _quote_line("?", f"{similar.score:.2f}", left, similar.left)
    yield _quote_line(" ", "", right, similar.right)
    yield from _difference_lines(left, right, similar.differences)


def _difference_lines(
    left: Article, right: Article, differences: Iterable[Difference]
) -> Iterator[str]:
    for difference in differences:
        here = one_line(left.slice(difference.left)) if difference.left else "(nothing)"
        there = one_line(right.slice(difference.right)) if difference.right else "(nothing)"
        yield _indented(_MARGIN + 3, f"! {difference.fact.value}: {here} / {there}")


def _rest(strong: int, weak: int, boilerplate: int, passages: Sequence[Overlap]) -> str:
    """Return how many suggestions are not shown; none is dropped without a word."""
    counts = {"more similar": max(0, strong), "weakly similar": weak, "boilerplate": boilerplate}
    parts = [f"{count} {kind}" for kind, count in counts.items() if count]
    if not parts:
        return ""
    told = " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
    pairs = "pair" if sum(counts.values()) == 1 else "pairs"
    return f"and {told} {pairs} of sentences{' outside the passages' if passages else ''}"


def _quote_line(sign: str, label: str, article: Article, span: Span) -> str:
    text = article.text[span.start : min(span.end, span.start + 4 * _WIDTH)]
    return f"  {sign} {label:>{_MARGIN}} {_cut(one_line(text), _WIDTH - _MARGIN - 5)}"


def _words(article: Article, span: Span) -> str:
    return _count(covered_words(article, [span]), "word")


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _indented(margin: int, words: str) -> str:
    return " " * margin + _cut(words, _WIDTH - margin)


def _cut(words: str, width: int) -> str:
    return cut_at_word(words, width)


def _score(similar: Similar) -> float:
    return similar.score
