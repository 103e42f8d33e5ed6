"""Every sign that the program draws has one in ASCII that is as wide."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

import tui
from tui.articles.model import Span
from tui.widgets.filters import AsciiSigns, NoColors
from tui.widgets.painting import is_article_text, paint
from tui.widgets.signs import ASCII, in_ascii

ROOT = Path(tui.__file__).parent
DRAWN = [
    *ROOT.glob("widgets/*.py"),
    *ROOT.glob("screens/*.py"),
    ROOT / "app.py",
    ROOT / "command.py",
]
ABOUT_TEXT = {"glyphs.py"}
"""Modules whose signs are characters of articles."""

BLACK = Color(0, 0, 0)


def words_of(file: Path) -> Iterator[str]:
    """Yield the strings of a module but for the sentences that explain it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    explaining = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        said = node.value if isinstance(node, ast.Constant) else None
        if isinstance(said, str) and id(node) not in explaining:
            yield said


@pytest.mark.parametrize(
    "file",
    [file for file in sorted(DRAWN) if file.name not in ABOUT_TEXT],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_every_sign_in_the_words_of_a_module_has_one_in_ascii(file: Path) -> None:
    signs = {sign for words in words_of(file) for sign in words if sign.isprintable()}
    assert {sign for sign in signs if not in_ascii(sign).isascii()} == set()


def test_signs_are_as_wide_in_ascii() -> None:
    widths = {chr(sign): cell_len(chr(sign)) for sign in ASCII}
    assert {sign: cell_len(in_ascii(sign)) for sign in widths} == widths


def test_signs_that_stand_for_different_things_stay_different() -> None:
    for signs in ("=~≈?!+#◆◇", "│↕=~-!+?≈", "+-·", "│▎?", "│▎┃┏", "━╌"):
        assert len(set(in_ascii(signs))) == len(signs), signs


def test_what_stands_between_words_is_a_rule() -> None:
    assert in_ascii("enter read · c compare  · mentions") == "enter read | c compare  . mentions"


def test_article_text_stays_as_it_is_and_what_the_program_says_does_not() -> None:
    (said,) = paint("“yes”…", Span(0, 6), Style(bold=True), [])
    ours = Segment("… │", Style(bold=True))
    drawn = AsciiSigns().apply([said, ours, Segment("≈", None)], BLACK)
    assert [segment.text for segment in drawn] == ["“yes”…", ". |", "*"]
    assert is_article_text(drawn[0].style)


def test_without_colours_bold_and_underlined_text_stays_so() -> None:
    style = Style.parse("bold underline red on #123456")
    (drawn,) = NoColors().apply([Segment("x", style)], BLACK)
    assert drawn.style == Style.parse("bold underline")
