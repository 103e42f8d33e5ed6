"""Make foreign text safe to draw: control characters are replaced where text enters."""

import re
import unicodedata
from functools import cache

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_CONTROL_PICTURES = 0x2400
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")


@cache
def _replacements() -> dict[int, str]:
    table = {code: chr(_CONTROL_PICTURES + code) for code in range(0x20) if chr(code) not in "\n\t"}
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    unsafe = (
        range(0x80, 0xA0),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
        range(0xD800, 0xE000),
    )
    table.update((code, _REPLACEMENT) for codes in unsafe for code in codes)
    return table


_MOST_MARKS = 64
# Up to here composing even nothing but marks takes no time.
_SHORT = 1024
_FAR_FROM_LATIN = rf"[^\x00-\u02ff]{{{_MOST_MARKS}}}"
_PLAIN = bytes([*b"\n\t", *range(0x20, 0x7F)])
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: with characters far from Latin it takes long."""
    return re.compile(pattern)


def normalise(text: str) -> str:
    """Return `text` with LF line ends, in NFC, and with unsafe characters replaced one for one.

    Unsafe are C0 controls but newline and tab, DEL, C1 controls, bidirectional overrides and
    isolates, and lone surrogates: a terminal would act on them.
    """
    if is_normal_line(text):
        return text
    if text.isascii() and _is_plain(text):
        return text
    text = _LINE_END.sub("\n", text)
    if _compiled(_UNSAFE).search(text):
        text = text.translate(_replacements())
    return text if _has_endless_marks(text) else unicodedata.normalize("NFC", text)


def is_normal_line(text: str) -> bool:
    """Tell quickly whether a short text in one line is normalised; every part of it is, too."""
    return len(text) <= _SHORT and text.isprintable() and unicodedata.is_normalized("NFC", text)


def _is_plain(text: str) -> bool:
    """Tell quickly of ASCII whether newlines and tabs are all the controls it has."""
    return not text.encode("ascii").translate(None, _PLAIN)


def _has_endless_marks(text: str) -> bool:
    """Tell whether more marks follow one letter than any script has: composing them never ends."""
    return any(
        all(unicodedata.combining(character) for character in match.group())
        for match in _compiled(_FAR_FROM_LATIN).finditer(text)
    )


def one_line(text: str) -> str:
    """Return `text` normalised and with every run of white space as one space, for a label."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(normalise(text).split())
