"""Read config.toml, and tell of all that is not right in it at once."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from tui.articles.characters import one_line
from tui.commands import COMMANDS
from tui.settings.errors import Problem, SettingsError
from tui.settings.key_checks import clashes, why_useless
from tui.settings.key_names import KeyNameError, read_keys
from tui.settings.model import USUAL, Settings
from tui.settings.toml_lines import find_lines

C = TypeVar("C", bound=StrEnum)

LARGEST = 1_000_000
"""Bytes of a file that can be settings."""

LONGEST = 40
"""Characters of a wrong name that a message repeats."""

_AT_LINE = re.compile(r" ?\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def load_settings(file: Path, themes: Collection[str]) -> Settings:
    """Return what a file sets, what is usual where there is none; raise SettingsError if wrong."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return USUAL
    except OSError as error:
        raise SettingsError(
            file, [Problem(1, f"cannot be read: {error.strerror}; make it a file you may read")]
        ) from error
    return read_settings(file, content, themes)


def read_settings(file: Path, content: bytes, themes: Collection[str]) -> Settings:
    """Return what the content of a file sets; raise SettingsError with all that is wrong."""
    text, said = _parse(file, content)
    reading = _Reading(said, find_lines(text), themes)
    settings = reading.settings()
    if reading.problems:
        raise SettingsError(file, reading.problems)
    return settings


def _parse(file: Path, content: bytes) -> tuple[str, dict[str, Any]]:
    if len(content) > LARGEST:
        raise SettingsError(file, [Problem(1, "is too large to be settings")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError(file, [Problem(line, "is not UTF-8; save it as UTF-8")]) from error
    try:
        return text, tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError(file, [Problem(1, "is nested too deeply to be settings")]) from error
    except ValueError as error:
        # Also a plain ValueError, of a number with too many digits.
        raise SettingsError(file, [_syntax(str(error), text)]) from error


def _syntax(message: str, text: str) -> Problem:
    """Return what tomllib says of a document that is no TOML, with the line it names."""
    match = _AT_LINE.search(message)
    at_end = len(text.rstrip().splitlines()) or 1
    line = int(match["line"]) if match and match["line"] else at_end if match else 1
    what = _AT_LINE.sub("", message)
    words = what[:1].lower() + what[1:]
    return Problem(line, f'is not TOML: {words}; write such as: theme = "nord"')


class _Reading:
    """What was said in a document, taken up setting by setting; `problems` are what was wrong."""

    def __init__(
        self,
        said: Mapping[str, Any],
        lines: Mapping[tuple[str | int, ...], int],
        themes: Collection[str],
    ) -> None:
        self._said, self._lines, self._themes = said, lines, themes
        self.problems: list[Problem] = []

    def settings(self) -> Settings:
        """Return the settings; what is wrong is left out."""
        known = ("keys", *Settings.__dataclass_fields__)
        for name in self._said:
            if name not in known:
                self._complain((name,), f"there is no setting {_near(name, sorted(set(known)))}")
        return Settings(
            keys=self._keys(),
            theme=self._theme(USUAL.theme),
            colors=self._choice("colors", USUAL.colors),
            signs=self._choice("signs", USUAL.signs),
            motion=self._choice("motion", USUAL.motion),
        )

    def _complain(self, place: tuple[str | int, ...], message: str) -> None:
        places = (place[:length] for length in range(len(place), 0, -1))
        line = next((self._lines[above] for above in places if above in self._lines), 1)
        self.problems.append(Problem(line, one_line(message)))

    def _theme(self, usual: str) -> str:
        theme = self._said.get("theme", usual)
        if isinstance(theme, str) and theme in self._themes:
            return theme
        near = _near(str(theme), sorted(self._themes)) if isinstance(theme, str) else ""
        wrong = f"there is no theme {near}" if near else "must be the name of a theme in quotes"
        self._complain(("theme",), f"theme: {wrong}")
        return usual

    def _choice(self, name: str, usual: C) -> C:
        """Return one of a few words; a number is taken as if it had been in quotes."""
        value = self._said.get(name, usual)
        words = [choice.value for choice in type(usual)]
        written = str(value) if type(value) in (str, int) or value is usual else ""
        if written in words:
            return type(usual)(written)
        choices = ", ".join(f'"{word}"' for word in words)
        self._complain((name,), f"{name}: must be one of {choices}")
        return usual

    def _keys(self) -> dict[str, tuple[str, ...]]:
        said = self._said.get("keys", {})
        if not isinstance(said, dict):
            self._complain(("keys",), 'keys: must be a table: a line [keys], then compare = "c"')
            return {}
        ids = sorted(command.id for command in COMMANDS)
        given = {}
        for id, value in said.items():
            if id not in ids:
                self._complain(("keys", id), f"keys: there is no command {_known(id, ids)}")
            else:
                given[id] = tuple(dict.fromkeys(self._sequences(id, value)))
        lines = {id: self._lines.get(("keys", id), 1) for id in given}
        self.problems += clashes(given, lines)
        return given

    def _sequences(self, id: str, value: Any) -> Iterator[str]:
        """Yield the key sequences of a command that can be typed."""
        items = value if isinstance(value, list) else [value]
        for index, written in enumerate(items):
            place = ("keys", id, index) if isinstance(value, list) else ("keys", id)
            if not isinstance(written, str):
                wanted = 'must be a key in quotes, or a list of such: "] c", ["c", "ctrl+n"]'
                self._complain(place, f"keys: {id} {wanted}; [] for none")
                continue
            try:
                keys = read_keys(written)
            except KeyNameError as error:
                self._complain(place, f"keys: {id}: {error}")
                continue
            wrong = why_useless(id, keys)
            if wrong:
                self._complain(place, f"keys: {id}: {wrong}")
            else:
                yield keys


def _known(id: str, ids: list[str]) -> str:
    meant = _meant(id, ids)
    return meant or f'"{id[:LONGEST]}"; retold doctor --sample-config prints the commands there are'


def _near(name: str, names: list[str]) -> str:
    """Return a name in quotes, and the one that was meant or those there are."""
    return _meant(name, names) or f'"{name[:LONGEST]}"; there are: {", ".join(names)}'


def _meant(name: str, names: list[str]) -> str:
    near = get_close_matches(name, names, n=1)
    return f'"{name[:LONGEST]}"; did you mean "{near[0]}"?' if near else ""
