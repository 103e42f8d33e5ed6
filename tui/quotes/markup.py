"""Find the characters of a Markdown paragraph that are markup and not words."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from tui.articles.model import Span

_PREFIX = re.compile(
    r"(?:```|~~~)[^\n`]*\n|[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+|#{1,6}[ \t]+)*"
)
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_ONLY_MARKUP = re.compile(
    r"[ \t]*(?:([-*_])[ \t]*(?:\1[ \t]*){2,}|=+|[-*+>#]|(?:```|~~~)[^\n]*)\s*"
)
_TABLE_RULE = re.compile(r"[|: \t-]+")
_QUOTED_WORDS = re.compile(r"[ \t]*>[ \t]?(?![ \t]*(?:[-*+>#]|\d{1,3}[.)])[ \t])[ \t]*\S")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]{1,200})\]:[ \t]*\S", re.MULTILINE)
_TICKS = re.compile(r"`+")
_LABEL = re.compile(r"\[([^\[\]\n]{0,200})\]")
_DESTINATION = re.compile(
    r"\(\s?(?:<[^<>\n]{0,2000}>|(?:[^()\s\\<]|\\.|\([^()\s]{0,500}\)){0,2000})"
    r"(?:\s{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s?\)"
)
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])|(?P<ticks>`+)|(?P<autolink><https?://[^\s<>]{1,2000}>)"
    r"|(?P<open>!?\[)|(?P<close>\])|(?P<run>\*+|_+|~~)"
)


@lru_cache(maxsize=256)
def markup_spans(text: str, paragraph: Span) -> tuple[Span, ...]:
    """Return the spans of `paragraph` that are Markdown markup, in order and apart.

    Links keep their text, images keep nothing. It follows the delimiter stacks of CommonMark 0.31
    in one pass, in time linear in the paragraph.
    """
    written = text[slice(*paragraph)]
    if _ONLY_MARKUP.fullmatch(written) or _is_table_rule(written):
        return (paragraph,)
    prefix = _PREFIX.match(text, *paragraph)
    begin = prefix.end() if prefix else paragraph.start
    found = [Span(paragraph.start, begin)] if begin > paragraph.start else []
    end = paragraph.end
    if prefix and "#" in prefix.group() and (closing := _HEADING_END.search(written[-200:])):
        end -= len(closing.group())
        found.append(Span(end, paragraph.end))
    found += _Inline(text, begin, end).scan()
    return _merged(found)


def continues_quote(text: str, previous: Span, paragraph: Span) -> bool:
    """Tell whether two paragraphs are lines of one block quote, broken at a margin."""
    return (
        text[previous.end : paragraph.start].strip(" \t") == "\n"
        and _QUOTED_WORDS.match(text, *previous) is not None
        and _QUOTED_WORDS.match(text, *paragraph) is not None
    )


def _is_table_rule(written: str) -> bool:
    return "---" in written and "|" in written and _TABLE_RULE.fullmatch(written) is not None


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


@lru_cache(maxsize=4)
def _definitions(text: str) -> frozenset[str]:
    """Return the labels that `[label]: address` lines of an article define, in lower case."""
    return frozenset(match[1].lower() for match in _DEFINITION.finditer(text))


@dataclass(frozen=True, slots=True)
class _Run:
    """Delimiters that may open emphasis: where they begin and how many are left."""

    start: int
    length: int


@dataclass
class _Inline:
    """One pass over the text of a paragraph; `found` gathers the markup."""

    text: str
    begin: int
    end: int
    found: list[Span] = field(default_factory=list)
    brackets: list[Span] = field(default_factory=list)
    openers: dict[str, list[_Run]] = field(default_factory=lambda: defaultdict(list))

    def scan(self) -> list[Span]:
        ticks = self._tick_runs()
        position = self.begin
        while token := _TOKEN.search(self.text, position, self.end):
            position = token.end()
            if token["escape"]:
                self.found.append(Span(token.start(), token.start() + 1))
            elif token["ticks"]:
                position = self._code(Span(*token.span()), ticks)
            elif token["autolink"]:
                self.found += [Span(token.start(), token.start() + 1), Span(position - 1, position)]
            elif token["open"]:
                self.brackets.append(Span(*token.span()))
            elif token["close"]:
                position = self._link(position)
            else:
                self._emphasis(Span(*token.span()))
        return self.found

    def _tick_runs(self) -> dict[int, list[int]]:
        """Return where runs of backticks start, by their length."""
        runs: dict[int, list[int]] = defaultdict(list)
        for match in _TICKS.finditer(self.text, self.begin, self.end):
            runs[len(match.group())].append(match.start())
        return runs

    def _code(self, opening: Span, ticks: dict[int, list[int]]) -> int:
        """Take a code span off the text and return where to go on."""
        length = opening.end - opening.start
        starts = ticks.get(length, [])
        index = bisect_left(starts, opening.end)
        if index == len(starts):
            return opening.end
        closing = Span(starts[index], starts[index] + length)
        self.found += [opening, closing]
        return closing.end

    def _link(self, position: int) -> int:
        """Close the innermost bracket before `position` and return where to go on."""
        if not self.brackets:
            return position
        opening = self.brackets.pop()
        target = self._target(opening, position)
        if target is None:
            return position
        if self.text[opening.start] == "!":
            self.found.append(Span(opening.start, target))
        else:
            self.found += [opening, Span(position - 1, target)]
        return target

    def _target(self, opening: Span, position: int) -> int | None:
        """Return where the address or label after a closing bracket ends; None for plain text."""
        if match := _DESTINATION.match(self.text, position, self.end):
            return match.end()
        words = self.text[opening.end : position - 1] if position - opening.end < 200 else ""
        label = _LABEL.match(self.text, position, self.end)
        name = (label[1] if label else "") or words
        if not name or name.lower() not in _definitions(self.text):
            return None
        return label.end() if label else position

    def _emphasis(self, run: Span) -> None:
        """Close what a run of delimiters closes; what is left of it may open."""
        mark = self.text[run.start]
        opens, closes = self._flanks(run, mark)
        stack = self.openers[mark]
        while closes and stack and run.start < run.end:
            opener = stack.pop()
            used = min(opener.length, run.end - run.start)
            inner = opener.start + opener.length
            self.found += [Span(inner - used, inner), Span(run.start, run.start + used)]
            run = Span(run.start + used, run.end)
            self._forget_after(opener.start)
            if opener.length > used:
                stack.append(_Run(opener.start, opener.length - used))
        if opens and run.start < run.end:
            stack.append(_Run(run.start, run.end - run.start))

    def _forget_after(self, position: int) -> None:
        """Drop openers inside emphasis that has just been closed: spans do not cross."""
        for stack in self.openers.values():
            while stack and stack[-1].start > position:
                stack.pop()

    def _flanks(self, run: Span, mark: str) -> tuple[bool, bool]:
        """Tell whether a run may open and whether it may close emphasis."""
        before = self.text[run.start - 1] if run.start > self.begin else " "
        after = self.text[run.end] if run.end < self.end else " "
        left = _leans(after, before)
        right = _leans(before, after)
        if mark == "_":
            return left and (not right or _is_punctuation(before)), right and (
                not left or _is_punctuation(after)
            )
        return left, right


def _leans(towards: str, away: str) -> bool:
    if towards.isspace():
        return False
    return not _is_punctuation(towards) or away.isspace() or _is_punctuation(away)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
