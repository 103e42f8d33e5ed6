"""What each command does on the list of articles."""

from tests.screens.each_command.cases import Cases
from tests.screens.each_command.on_any_screen import everywhere, motions, undoing
from tests.screens.each_command.sights import (
    ends,
    hides,
    is_on,
    leaves,
    saves,
    says,
    shows,
)
from tui.annotations.model import ArticleNote, Correction, ReadMark, Verdict
from tui.command import Place

LIST = Cases(Place.LIST, opening="")

FILTERED = "filter: wire"

CASES = (
    *motions(LIST),
    *everywhere(LIST),
    *undoing(LIST, "r j", "read again"),
    LIST.look("open", is_on(Place.READER), shows("Lanterns hung from every porch")),
    LIST.case("back", ends()),
    LIST.look("cancel", hides(FILTERED), keys="f “wire” enter"),
    LIST.case("mark-read", saves(ReadMark, "a mark", lambda found: len(found) == 1), says("read")),
    LIST.look("compare", is_on(Place.COMPARISON), shows("A wire  ↔  B gazette")),
    LIST.case(
        "count-as-one",
        saves(Correction, "a join", lambda found: [c.verdict for c in found] == [Verdict.JOIN]),
        shows("A counts as one with C now"),
        then="“post” enter",
    ),
    LIST.case(
        "count-apart",
        saves(Correction, "a split", lambda found: Verdict.SPLIT in [c.verdict for c in found]),
        shows("A counts apart from C now"),
        keys="g + “post” enter",
    ),
    LIST.case(
        "tag-article",
        saves(ArticleNote, "a tag", lambda found: [note.tags for note in found] == [("local",)]),
        then="“local” enter",
    ),
    LIST.case(
        "note-article",
        saves(ArticleNote, "a note", lambda found: [note.note for note in found] == ["ask"]),
        then="“ask” enter",
    ),
    LIST.case(
        "set-status",
        saves(ArticleNote, "a status", lambda found: [note.status for note in found] == ["done"]),
        then="“done” enter",
    ),
    LIST.look("filter", shows("1 of 15 articles"), shows(FILTERED), then="“wire” enter"),
    LIST.case("sort", shows("by title"), says("15/15"), keys="G g g", then="t"),
    LIST.look("matrix", is_on(Place.MATRIX)),
    LIST.look("open-url", leaves("https://example.org/gazette"), keys="j"),
    LIST.look("edit-file", leaves("gazette.md"), keys="j"),
)
