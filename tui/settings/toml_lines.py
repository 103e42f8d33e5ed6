"""Find the line on which each key of a TOML document stands: tomllib does not tell it."""

import re
import tomllib
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Where a value is: the names of tables and keys, and for an item of a list its index."""

_TOKEN = re.compile(
    r'(?P<string>"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*')"
    r"|(?P<skipped>\#[^\n]*|[^\S\n]+)"
    r"|(?P<mark>[\n\[\]{}=,.])"
    r"|(?P<bare>[^\s\[\]{}=,.\#\"']+|.)",
    re.DOTALL,
)


def find_lines(text: str) -> dict[Path, int]:
    """Return the line, from 1, of each table, key and item of a list in a valid document."""
    return _Scanner(text).lines


class _Scanner:
    """Goes through the tokens of a document that tomllib has read without complaint."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens = list(_tokens(text.replace("\r\n", "\n")))
        self._place = 0
        table: Path = ()
        while self._place < len(self._tokens):
            if self._takes("\n"):
                continue
            if self._takes("["):
                self._takes("[")
                table = self._key(())
                while self._takes("]"):
                    pass
            else:
                self._pair(table)

    def _takes(self, mark: str) -> bool:
        """Go past a mark where it is next; tell whether it was."""
        is_next = self._place < len(self._tokens) and self._tokens[self._place][0] == mark
        self._place += is_next
        return is_next

    def _pair(self, table: Path) -> None:
        key = self._key(table)
        self._takes("=")
        self._value(key)

    def _key(self, table: Path) -> Path:
        """Read a key, dotted ones too, and note its line for each of its parts."""
        key = table
        while self._place < len(self._tokens):
            token, line = self._tokens[self._place]
            self._place += 1
            key = (*key, _name(token))
            self.lines.setdefault(key, line)
            if not self._takes("."):
                break
        return key

    def _value(self, key: Path) -> None:
        if self._takes("["):
            self._items(key)
        elif self._takes("{"):
            while not self._takes("}") and self._place < len(self._tokens):
                if not (self._takes(",") or self._takes("\n")):
                    self._pair(key)
        else:
            while self._place < len(self._tokens) and not self._is_end():
                self._place += 1

    def _items(self, key: Path) -> None:
        index = 0
        while not self._takes("]") and self._place < len(self._tokens):
            if self._takes("\n") or self._takes(","):
                continue
            self.lines[(*key, index)] = self._tokens[self._place][1]
            self._value((*key, index))
            index += 1

    def _is_end(self) -> bool:
        return self._tokens[self._place][0] in ("\n", ",", "]", "}")


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skipped":
            yield match[0], line
        line += match[0].count("\n")


def _name(token: str) -> str:
    """Return what a key is called, without its quotes and escapes."""
    if token[:1] not in ("'", '"'):
        return token
    name: str = tomllib.loads(f"name = {token}")["name"]
    return name
