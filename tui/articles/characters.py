"""Make foreign text safe to draw: control characters are replaced where text enters."""

import re
import unicodedata

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_CONTROL_PICTURES = 0x2400
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")


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


_TABLE = _replacements()
_UNSAFE = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]")


def normalise(text: str) -> str:
    """Return `text` with LF line ends, in NFC, and with unsafe characters replaced one for one.

    Unsafe are C0 controls but newline and tab, DEL, C1 controls, bidirectional overrides and
    isolates, and lone surrogates: a terminal would act on them.
    """
    text = _LINE_END.sub("\n", text)
    if _UNSAFE.search(text):
        text = text.translate(_TABLE)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Return `text` normalised and with every run of white space as one space, for a label."""
    return " ".join(normalise(text).split())
