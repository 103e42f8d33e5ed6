"""A terminal that takes note of whatever a well-behaved program does not write."""

import codecs
import re
import unicodedata
from base64 import b64decode
from binascii import Error as Base64Error

_PIECE = re.compile(
    r"\x1b\[(?P<numbers>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\](?P<order>.*?)(?:\x07|\x1b\\)"
    r"|\x1b[PX^_].*?\x1b\\"
    r"|\x1b[ -/]*[0-OQ-WYZ`-~\\]"
    r"|(?P<words>[^\x1b]+)",
    re.DOTALL,
)
"""What a program writes: control sequences, orders to the operating system, others, words."""

_FORBIDDEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What no words may have: controls but line ends, and what turns the direction of text."""

_TITLES = ("0", "1", "2")
_CLIPBOARD = "52"


class StrictScreen:
    """The cells of a terminal, and the faults of what was written to it.

    A character takes the cells that most terminals give it: none for marks, two for wide ones.
    Some give a cell to vowel signs of India; blanks are then cut off at the end of the row, which
    is why blanks that do not fit are no fault. What else does not fit is one.
    """

    def __init__(self, rows: int, columns: int) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self._row = self._column = 0
        self.faults: list[str] = []
        self.copied: list[bytes] = []
        self.is_lenient = False
        self.resize(rows, columns)

    def resize(self, rows: int, columns: int) -> None:
        """Have another size; what is drawn for the one before is no fault until `be_strict`."""
        self._cells = [[" "] * columns for _ in range(rows)]
        self._columns = columns
        self.is_lenient = True

    def be_strict(self) -> None:
        """Take note of rows that do not fit, from now on."""
        self.is_lenient = False

    @property
    def rows(self) -> list[str]:
        """Return the words of all rows."""
        return ["".join(cells).rstrip() for cells in self._cells]

    def draw(self, written: bytes) -> None:
        """Take what was written; what is not complete waits for the rest."""
        text = self._rest + self._decode(written)
        position = 0
        while piece := _PIECE.match(text, position):
            position = piece.end()
            if piece["words"]:
                self._write(piece["words"])
            elif piece["final"]:
                self._control(piece["numbers"], piece["final"])
            elif piece["order"] is not None:
                self._order(piece["order"])
        self._rest = text[position:]

    def _control(self, numbers: str, final: str) -> None:
        if final in "Hf":
            row, _, column = numbers.partition(";")
            self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
        elif final == "J" and numbers in ("2", "3"):
            self._cells = [[" "] * self._columns for _ in self._cells]

    def _order(self, order: str) -> None:
        number, _, content = order.partition(";")
        if number in _TITLES:
            self.faults.append(f"sets the title: {content!r}")
        elif number == _CLIPBOARD:
            self.copied.append(_decoded(content.partition(";")[2]))

    def _write(self, words: str) -> None:
        for line in re.split(r"(\r?\n|\r)", words):
            if line in ("\n", "\r\n", "\r"):
                self._column = 0
                self._row += line.endswith("\n")
            elif line:
                self._write_row(line)

    def _write_row(self, words: str) -> None:
        for found in _FORBIDDEN.finditer(words):
            self.faults.append(f"writes {found[0]!r} raw: {words!r:.200}")
        if self.is_lenient:
            self._row = min(self._row, len(self._cells) - 1)
        elif self._row >= len(self._cells):
            self.faults.append(f"writes below the last row: {words!r:.200}")
            return
        for character in words:
            self._put(character, words)

    def _put(self, character: str, words: str) -> None:
        width = width_of(character)
        if self._column + width > self._columns:
            if not self.is_lenient and character != " ":
                self.faults.append(f"a row is too long by {character!r}: {words!r:.300}")
            self.is_lenient = True
            return
        row = self._cells[self._row]
        if not width:
            row[max(0, self._column - 1)] += character
            return
        row[self._column : self._column + width] = [character, *[""] * (width - 1)]
        self._column += width


def width_of(character: str) -> int:
    """Return the cells of a character that stands for itself."""
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _decoded(content: str) -> bytes:
    try:
        return b64decode(content)
    except (Base64Error, ValueError):
        return content.encode()
