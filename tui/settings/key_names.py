"""Read keys as people write them: `] c`, `]c`, `ctrl+d`, `^d`, `<C-d>`."""

import re
from difflib import get_close_matches

MOST_AT_ONCE = 3
"""Characters written together that are read as a key each; a longer word is a key's name."""

LONGEST = 40
"""Characters of what is no key that a message repeats."""

_NAMES = (
    "enter escape tab space backspace delete insert home end pageup pagedown up down left right"
)

NAMED = frozenset(_NAMES.split()) | {f"f{number}" for number in range(1, 25)}
"""Keys that have a name and no character."""

_ALIASES = {
    "return": "enter",
    "cr": "enter",
    "esc": "escape",
    "del": "delete",
    "ins": "insert",
    "bs": "backspace",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "spc": "space",
    "lt": "<",
    "bar": "|",
}

_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "c": "ctrl", "^": "ctrl", "alt": "alt"}
_MODIFIERS |= {"a": "alt", "m": "alt", "meta": "alt", "shift": "shift", "s": "shift"}

_CONTROL_SIGNS = {
    "]": "right_square_bracket",
    "\\": "backslash",
    "^": "circumflex_accent",
    "_": "underscore",
    "@": "@",
    "space": "@",
}
"""How the terminal's keys are called that are ctrl and a sign."""

_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "ctrl+h": "backspace"}
"""Keys that a terminal does not tell apart from others."""

_PARTS = re.compile(r"(?P<modifiers>(?:[A-Za-z]+[+-])*)(?P<key>.+)", re.DOTALL)


class KeyNameError(ValueError):
    """What was written is no key."""


def read_keys(written: str) -> str:
    """Return a key sequence as the table of commands has it, such as `] c`; or raise KeyNameError.

    Keys are parted by blanks; two or three characters may stand together, as in `gg` or `]c`.
    """
    words = [" "] if written == " " else written.split()
    if not words:
        raise KeyNameError("no key is named; [] takes all keys away")
    return " ".join(key for word in words for key in _keys_of(word))


def _keys_of(word: str) -> list[str]:
    if len(word) == 1:
        return [_character(word)]
    if word.startswith("<") and word.endswith(">") and len(word) > 2:
        return [_named(word[1:-1], word)]
    if len(word) == 2 and word[0] == "^":
        return [_named(f"ctrl+{word[1]}", word)]
    name = _ALIASES.get(word.lower(), word.lower())
    if name in NAMED:
        return [name]
    if "+" in word[1:-1] and _PARTS.fullmatch(word)["modifiers"]:  # type: ignore[index]
        return [_named(word, word)]
    if len(word) <= MOST_AT_ONCE:
        return [_character(character) for character in word]
    raise KeyNameError(_no_such(word))


def _character(character: str) -> str:
    if character == " ":
        return "space"
    if not character.isprintable():
        raise KeyNameError(f"{character!r} is no key that can be typed")
    return character


def _named(inner: str, word: str) -> str:
    """Return a key with its modifiers, written `ctrl+d` or as in `<C-d>`."""
    match = _PARTS.fullmatch(inner)
    written = re.split(r"[+-]", match["modifiers"])[:-1] if match else []
    modifiers = {_MODIFIERS.get(modifier.lower(), "") for modifier in written}
    key = match["key"] if match else ""
    name = key if len(key) == 1 else _ALIASES.get(key.lower(), key.lower())
    if "" in modifiers or not (len(name) == 1 or name in NAMED):
        raise KeyNameError(_no_such(word))
    return _modified(modifiers, name)


def _modified(modifiers: set[str], name: str) -> str:
    if modifiers <= {"shift"} and len(name) == 1:
        return _character(name.upper() if modifiers else name)
    if "ctrl" in modifiers:
        name = _CONTROL_SIGNS.get(name, name.lower())
    elif name.isupper():
        name, modifiers = name.lower(), modifiers | {"shift"}
    ordered = [modifier for modifier in ("alt", "ctrl", "shift") if modifier in modifiers]
    key = "+".join([*ordered, name])
    return _SAME.get(key, key)


def _no_such(word: str) -> str:
    near = get_close_matches(word.lower(), [*sorted(NAMED), *_ALIASES], n=1)
    meant = f'; did you mean "{near[0]}"?' if near else '; write such as "ctrl+d", "enter" or "] c"'
    return f'"{word[:LONGEST]}" is no key{meant}'
