"""Clean what a terminal sends of pasted text, before it is told keys from words."""

import re
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What terminals put around pasted text (bracketed paste of xterm)."""

_ORDER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")


class PastedText:
    """Replaces orders in pasted text: what reads keys would take an escape there for a key."""

    def __init__(self) -> None:
        self._is_pasted = False
        self._recent = self._held = ""

    def cleaned(self, sent: str) -> str:
        """Return what a terminal sent, pasted text in it cleaned, as far as its end is clear."""
        rest, parts = self._held + sent, []
        self._held = ""
        while rest:
            part, rest = self._pasted(rest) if self._is_pasted else self._typed(rest)
            parts.append(part)
        return "".join(parts)

    def _typed(self, sent: str) -> tuple[str, str]:
        """Return what comes before pasted text, and what comes then."""
        known = self._recent
        begin = (known + sent).find(BEGIN)
        if begin < 0:
            self._recent = (known + sent)[1 - len(BEGIN) :]
            return sent, ""
        self._is_pasted, self._recent = True, ""
        typed = begin + len(BEGIN) - len(known)
        return sent[:typed], sent[typed:]

    def _pasted(self, sent: str) -> tuple[str, str]:
        """Return pasted text, cleaned, and what comes then; what may be its end is held back."""
        words, end, rest = sent.partition(END)
        if end:
            self._is_pasted = False
        else:
            self._held = next(
                (END[:size] for size in range(len(END) - 1, 0, -1) if sent.endswith(END[:size])), ""
            )
            words = words[: len(words) - len(self._held)]
        return _ORDER.sub(_shown, words) + end, rest


def _shown(order: re.Match[str]) -> str:
    from tui.articles.characters import normalise

    return normalise(order.group())


class CleaningParser(XTermParser):
    """Tells keys, the mouse and pasted text apart in what a terminal sends, once that is clean."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted = PastedText()

    def feed(self, data: str) -> Iterable[Message]:
        """Yield what a terminal sent; nothing sent means that it is gone."""
        cleaned = self._pasted.cleaned(data)
        return super().feed(cleaned) if cleaned or not data else ()
