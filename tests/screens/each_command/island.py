"""A small library for trying commands: three reports on one story, short letters, annotations.

A report is longer than two screens of 16 rows. The second shares two passages with the first, one
of them with another sum, and the third shares one. The first tells a paragraph twice. No highlight
is in the first; in the second is one whose words have changed since it was made. Each letter has a
highlight with a tag of its own, which is evidence for one of a few claims.
"""

from pathlib import Path

from tui.annotations.location import default_file
from tui.annotations.model import Stance
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.library import open_library

CUT = (
    "The cable that feeds the harbor was cut by an anchor on the fourth of January, the port "
    "authority said on Monday. Divers found both of its ends in the mud below the breakwater, "
    "forty metres apart."
)
"""What all three reports have."""

BILL = (
    "Mending it costs the town {} crowns, more than it spends on its roads in a whole year, and "
    "the bill is to be paid from the reserve that was meant for the school."
)
"""What the first two have, each with a sum of its own."""

TWICE = (
    "Twice a day a launch brings bread, lamp oil and letters. It leaves the mainland at six, and "
    "nobody who has missed it once is ever late again, because the crossing by rowing boat takes "
    "four hours and costs a week of blisters."
)
"""What the first tells at two places."""

WIRE = (
    "Lanterns hung from every porch last night. Children counted them aloud on the way home.",
    CUT,
    "Elspeth Cray dived for mussels here until she was seventy. She drew the shelf from memory, on "
    "the back of a bus timetable, and the crew anchored where she had put her thumb.",
    TWICE,
    BILL.format("310,000"),
    "At the bakery the oven burns driftwood anyway. Loaves were gone by seven each morning.",
    "A generator behind the fish hall keeps the cold store going and everybody awake.",
    TWICE,
    "Skippers are asked to read their charts. A second line, by the northern sound, will be put "
    "to the vote in the autumn, when the fleet is back and the hall can be filled.",
    "The library has lent out every board game it owns.",
)

GAZETTE = (
    "Councillors met by candlelight to hear what the winter has cost.",
    CUT,
    "Insurers have not answered yet. Their office on the mainland was shut for the holidays.",
    BILL.format("340,000"),
    "Whoever runs a boat of more than nine metres is to report where it lay that night.",
    "Two members wished the money had been kept for teachers, and said so at some length.",
    "The mayor closed the meeting when the last of the candles did.",
)

POST = (
    "Fishermen were the first to see the lights go out.",
    CUT,
    "None of them remembers an anchor being dropped. One remembers a tanker that turned late.",
)

CHANGED = "was shut for the holidays"
"""Words of the second report that stood otherwise when they were highlighted."""

BEFORE = "was closed from Christmas until the sixth"

LETTERS = (
    "My goat will not be milked in the dark.",
    "Who pays for the ice cream that melted at the kiosk?",
    "Stars, finally, and so many that I gave up naming them.",
    "A word in praise of woollen stockings seems due.",
    "Our chess club has never been so full on a Thursday.",
    "Please return the ladder to the chapel.",
    "Candle stumps make poor soap, whatever my neighbour prints.",
    "I learned to knit from a radio that runs on a crank.",
    "The ferry's horn sounds a half tone lower in fog.",
    "Seven eggs, no light, one omelette: a confession.",
    "Could the clock tower be wound by volunteers?",
    "It snowed on the lighthouse, and nobody but me saw it.",
)
"""Texts that share nothing with any other."""

CLAIMS = 4
"""Claims for which the highlights in letters are evidence."""

PLACES = ("wire", "gazette", "post")


def write_island(parent: Path) -> Path:
    """Write the library and its annotations below a folder, and return the library's folder."""
    folder = parent / "island"
    folder.mkdir()
    for number, (source, paragraphs) in enumerate(zip(PLACES, (WIRE, GAZETTE, POST), strict=True)):
        _write(folder, source, number + 1, paragraphs)
    for number, letter in enumerate(LETTERS):
        _write(folder, f"letter-{number:02}", number + 4, [letter])
    gazette = folder / "gazette.md"
    now = gazette.read_text(encoding="utf-8")
    gazette.write_text(now.replace(CHANGED, BEFORE), encoding="utf-8")
    _annotate(folder)
    gazette.write_text(now, encoding="utf-8")
    return folder


def _write(folder: Path, source: str, day: int, paragraphs: tuple[str, ...] | list[str]) -> None:
    front = f"title: From the {source}\nsource: {source}\ndate: 2026-02-{day:02}\n"
    url = f"url: https://example.org/{source}\n"
    text = "\n\n".join(paragraphs)
    (folder / f"{source}.md").write_text(f"---\n{front}{url}---\n\n{text}\n", encoding="utf-8")


def _annotate(folder: Path) -> None:
    """Highlight the changed words and each letter; of these steps none can be undone later."""
    library = open_library(folder)
    notebook = Notebook(AnnotationStore(default_file(folder)), folder)
    gazette = library.by_id["gazette.md"]
    changed = next(one for one in gazette.sentences if BEFORE in gazette.slice(one))
    notebook.add(gazette, changed, tags=["moved"], claim="claim 0", stance=Stance.SUPPORTS)
    for number in range(len(LETTERS)):
        letter = library.by_id[f"letter-{number:02}.md"]
        notebook.add(
            letter,
            letter.sentences[0],
            tags=[f"tag-{number:02}"],
            claim=f"claim {number % CLAIMS}",
            stance=Stance.SUPPORTS,
        )
    notebook.close()
