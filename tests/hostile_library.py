"""A library of articles that would harm a terminal or a screen, were they not read as text."""

import json
import sys
from base64 import b64encode
from pathlib import Path

from tui.annotations.location import default_file
from tui.annotations.model import Stance
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.library import open_library

STOLEN = b"put there by an article"
"""What orders in the articles would put on the clipboard."""

CLIPBOARD = f"\x1b]52;c;{b64encode(STOLEN).decode()}\x07"
TITLE = "\x1b]0;owned\x07\x1b]2;owned\x1b\\\x9d0;owned\x9c"
ORDERS = f"{CLIPBOARD}{TITLE}\x1b[31mred\x1b[2J\x1bc\x1bP q\x1b\\\x00\x07\x08\x7f\x85\x9b5A\ufeff"
BIDI = "\u202eright to left\u202c \u2066isolated\u2069 \u200e\u200f\u061c"
MARKUP = "[bold]Loud[/bold] [@click=app.quit]press[/] [/] [red] {0} %s $HOME `x`"
SCRIPTS = (
    "漢字とカナ、全角ＡＢＣ。한국어도 있다. "
    "שלום עולם, العربية من اليمين. हिन्दी में लिखा। ไทยไม่มีช่องว่าง "
    "e\u0301a\u0308o\u0302 Z\u0351\u036b\u0343\u036a\u0302\u0366\u034b\u0301a\u0321\u034el\u034dg "
    "👩\u200d👩\u200d👧\u200d👦 🇩🇪🇫🇷 👍🏽 ❤\ufe0f 1\ufe0f\u20e3 🏴\u200d☠\ufe0f \u0301alone"
)
SHARED = (
    "Crews from the island cooperative sent pulses down the line and timed the echoes, but the "
    "tide had buried the damaged stretch under {} metres of sand, and nobody knew where."
)
STORY = (f"{MARKUP} {ORDERS} end.", SCRIPTS, f"{BIDI} and back again.", SHARED.format("two"))
OTHER = (SHARED.format("three"), f"Nothing but {ORDERS} and {MARKUP}.", SCRIPTS[::-1])

LONG_LINE = 1_000_000
"""Characters of a line, without a blank in the first half."""

TAG = "tagged-by-nobody"
"""A tag in whose place something else is written into the annotations file."""


def write_hostile_library(parent: Path) -> Path:
    """Write the library and annotations that are hostile too, and return its folder."""
    folder = parent / "library"
    folder.mkdir()
    head = f'---\ntitle: "{_escaped(MARKUP)}"\nsource: "[/] {_escaped(BIDI)}"\n'
    url = "url: javascript:alert(1)\n"
    _write(folder, "a [bold] story.md", f"{head}date: 2026-01-01\n{url}---\n" + "\n\n".join(STORY))
    _write(
        folder, f"b {_name(ORDERS)}.md", f"{head}date: 2026-01-02\n{url}---\n" + "\n\n".join(OTHER)
    )
    _write(folder, "c \u202egnp.md", "---\ntitle: [unclosed\n: : :\n---\n" + "\n\n".join(STORY))
    _write(folder, "d weird front.md", "---\ntitle:\n  - a\n  - b\ndate: 99999\n---\nText.")
    _write(folder, "e endless front.md", "---\ntitle: never closed\n" + SHARED.format("nine"))
    _write(folder, f"f {'long ' * 40}.txt", "\n\n".join(OTHER))
    _write(folder, "g one line.txt", "x" * (LONG_LINE // 2) + " word" * (LONG_LINE // 10))
    _write(folder, "h empty.txt", "")
    _write(folder, "i blank.md", " \n\t\n\u3000\n")
    _write(folder, "j nulls.txt", "\x00\x00 between \x00 nulls \x00\n" * 20)
    _write(folder, "k windows.txt", "\r\n".join([*STORY, "lone\rreturn", "form\x0cfeed\x0bline"]))
    (folder / "l latin.txt").write_bytes("caf\xe9 \xff\xfe".encode("latin-1"))
    _write(folder, "m marks.txt", "a" + "\u0301" * 5_000 + " after it")
    _annotate(folder)
    return folder


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8", newline="")


def _name(text: str) -> str:
    """Return what may stand in the name of a file."""
    if sys.platform == "win32":
        return "orders"
    return text.replace("/", "").replace("\x00", "").replace("\ufeff", "")


def _escaped(text: str) -> str:
    return text.replace("\\", "").replace('"', "")


def _annotate(folder: Path) -> None:
    """Highlight sentences, then put orders into the file where tags and notes stand."""
    library = open_library(folder)
    file = default_file(folder)
    notebook = Notebook(AnnotationStore(file), folder)
    for article in library.articles:
        for sentence in article.sentences[:2]:
            notebook.add(
                article, sentence, tags=[TAG], note=TAG, claim=MARKUP, stance=Stance.SUPPORTS
            )
    notebook.close()
    hostile = json.dumps(f"{MARKUP} {ORDERS} {BIDI}")[1:-1]
    text = file.read_text(encoding="utf-8")
    assert TAG in text
    file.write_text(text.replace(TAG, hostile), encoding="utf-8")
