"""How kinds and facts are shown: a sign for each, and a colour beside it."""

import re

from tui.overlap.kinds import Kind

SIGNS: dict[Kind | None, str] = {
    Kind.VERBATIM: "=",
    Kind.EDITED: "~",
    Kind.REWORDED: "≈",
    None: "?",
}
"""The sign of each kind of overlap; without a kind, of a suggestion."""

DIFFERS = "!"
"""The sign of a fact that differs."""

ONLY_LEFT, ONLY_RIGHT = "-", "+"
"""The signs of a row inside a match that only the left or only the right article has."""

MOVED = "↕"
"""The sign of what stands in another order in the other article."""

REPEATS = "#"
"""The sign of text that an article repeats from itself."""

SEEN = "·"
"""The sign of text that is dimmed, as it was read elsewhere."""

STRENGTH: dict[Kind | None, int] = {
    Kind.VERBATIM: 3,
    Kind.EDITED: 2,
    Kind.REWORDED: 1,
    None: 0,
}
"""Which kind is shown where several apply: the higher number."""


def swatch_name(color: str) -> str:
    """Return the name of the component style of a highlight colour."""
    return f"highlight--{color}"


def style_name(kind: Kind | None) -> str:
    """Return the name of the component style of a kind."""
    return f"kind--{kind.value}" if kind else "kind--similar"


ASCII = str.maketrans(
    {
        "≈": "*",
        "·": ".",
        "•": "o",
        "…": ".",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": "<",
        "»": ">",
        "‹": "<",
        "›": ">",
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "−": "-",
        "×": "x",
        "±": "%",
        "¶": "P",
        "§": "S",
        "✓": "v",
        "✗": "x",
        "⏎": "/",
        "↔": "&",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
        "↕": "%",
        "▸": ">",
        "▶": ">",
        "◂": "<",
        "▾": "v",
        "▴": "^",
        "●": "@",
        "○": "o",
        "◆": "O",
        "◇": "o",
        "■": "#",
        "□": ".",
        "▪": "*",
        "▎": ">",
        "▌": ">",
        "▍": ">",
        "▏": "|",
        "▕": "|",
        "▐": "|",
        "█": "#",
        "▓": "%",
        "▒": ":",
        "░": ".",
        "▔": "-",
        "▀": "-",
        "▄": "_",
        **dict.fromkeys("▁▂▃▅▆▇▊▉", " "),
        **dict.fromkeys("─╌╴╶┄┈╸╺", "-"),
        **dict.fromkeys("━═", "="),
        "┃": ":",
        "◌": "o",
        **dict.fromkeys("│║╎┆╷╵", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰╱╲╞╡╪┏┓┗┛┣┫┳┻╋", "+"),
    }
)
"""What stands for each sign, and for quotation marks and dashes, where there is only ASCII."""

_BETWEEN = re.compile(r"(?<=\S) · (?=\S)")


def in_ascii(words: str) -> str:
    """Return the program's own words with ASCII signs, as wide as they were."""
    return _BETWEEN.sub(" | ", words).translate(ASCII)
