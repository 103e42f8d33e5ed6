"""The one table of commands: bindings, palette, help screen and README's key table come from it."""

from collections.abc import Iterator

from tui.command import Command, Place

TEXTS = frozenset({Place.READER, Place.COMPARISON})
MARKED = TEXTS | {Place.HIGHLIGHTS, Place.CLAIMS}
"""Screens on which a highlight can be under the cursor."""

EVERYWHERE = frozenset(Place)

COMMANDS = (
    Command("down", ("j", "down"), "Down", "Move down a row.", EVERYWHERE),
    Command("up", ("k", "up"), "Up", "Move up a row.", EVERYWHERE),
    Command(
        "half-page-down", ("ctrl+d",), "Half a page down", "Move down half a page.", EVERYWHERE
    ),
    Command("half-page-up", ("ctrl+u",), "Half a page up", "Move up half a page.", EVERYWHERE),
    Command("page-down", ("space", "pagedown"), "Page down", "Move down a page.", EVERYWHERE),
    Command("page-up", ("pageup",), "Page up", "Move up a page.", EVERYWHERE),
    Command("top", ("g g", "home"), "Top", "Go to the first row, or to row COUNT.", EVERYWHERE),
    Command("bottom", ("G", "end"), "Bottom", "Go to the last row, or to row COUNT.", EVERYWHERE),
    Command("open", ("enter",), "Open", "Read what the cursor is on.", EVERYWHERE - {Place.TAGS}),
    Command(
        "open-tag",
        ("enter",),
        "Highlights with the tag",
        "List the highlights with the tag or one under it.",
        frozenset({Place.TAGS}),
    ),
    Command("left", ("h", "left"), "Character left", "Move a character left.", TEXTS),
    Command("right", ("l", "right"), "Character right", "Move a character right.", TEXTS),
    Command("next-word", ("w",), "Next word", "Move to the next word.", TEXTS),
    Command("previous-word", ("b",), "Previous word", "Move to the previous word.", TEXTS),
    Command("word-end", ("e",), "End of word", "Move to the end of the word.", TEXTS),
    Command("previous-sentence", ("(",), "Previous sentence", "Move back a sentence.", TEXTS),
    Command("next-sentence", (")",), "Next sentence", "Move on a sentence.", TEXTS),
    Command("previous-paragraph", ("{",), "Previous paragraph", "Move back a paragraph.", TEXTS),
    Command("next-paragraph", ("}",), "Next paragraph", "Move on a paragraph.", TEXTS),
    Command("row-start", ("0",), "Start of row", "Move to the start of the row.", TEXTS),
    Command("row-end", ("$",), "End of row", "Move to the end of the row.", TEXTS),
    Command(
        "search", ("/",), "Search", "Search this article for words.", frozenset({Place.READER})
    ),
    Command(
        "next",
        ("n",),
        "Next",
        "Go to the next place found; in the comparison, to the next match or edit.",
        TEXTS,
    ),
    Command("previous", ("N",), "Previous", "Go to the one before.", TEXTS),
    Command("select", ("v",), "Select characters", "Start or end a selection.", TEXTS),
    Command("select-sentence", ("V",), "Select sentences", "Select by whole sentences.", TEXTS),
    Command(
        "next-passage",
        ("] c",),
        "Next shared passage",
        "Go to the next passage that another article has too.",
        TEXTS,
    ),
    Command(
        "previous-passage",
        ("[ c",),
        "Previous shared passage",
        "Go to the shared passage before.",
        TEXTS,
    ),
    Command(
        "next-difference", ("] d",), "Next difference", "Go to the next fact that differs.", TEXTS
    ),
    Command(
        "previous-difference",
        ("[ d",),
        "Previous difference",
        "Go to the differing fact before.",
        TEXTS,
    ),
    Command("next-highlight", ("] h",), "Next highlight", "Go to the next highlight.", TEXTS),
    Command(
        "previous-highlight", ("[ h",), "Previous highlight", "Go to the highlight before.", TEXTS
    ),
    Command(
        "compare",
        ("c",),
        "Compare",
        "Compare with the article that shares most.",
        frozenset({Place.LIST, Place.READER}),
    ),
    Command(
        "previous-article",
        ("H",),
        "Previous article",
        "Compare with the article before in that order.",
        frozenset({Place.COMPARISON}),
    ),
    Command(
        "next-article",
        ("L",),
        "Next article",
        "Compare with the article that shares next most.",
        frozenset({Place.COMPARISON}),
    ),
    Command(
        "other-pane",
        ("tab",),
        "Other side",
        "Move the cursor to the other article.",
        frozenset({Place.COMPARISON}),
    ),
    Command("fold", ("z",), "Fold", "Fold or unfold what is not shared, or what repeats.", TEXTS),
    Command(
        "weak",
        ("S",),
        "Weak suggestions",
        "Show or hide weakly similar sentences and boilerplate.",
        frozenset({Place.COMPARISON}),
    ),
    Command(
        "tag",
        ("t",),
        "Highlight and tag",
        "Highlight the selection or sentence and tag it; on a highlight, edit its tags.",
        MARKED,
    ),
    Command(
        "tag-article",
        ("t",),
        "Tag the article",
        "Edit the tags of the whole article.",
        frozenset({Place.LIST}),
    ),
    Command(
        "note",
        ("a",),
        "Note",
        "Write a note on the highlight, selection or sentence, or on a claim.",
        MARKED,
    ),
    Command(
        "note-article",
        ("a",),
        "Note on the article",
        "Write a note on the whole article.",
        frozenset({Place.LIST}),
    ),
    Command(
        "set-status",
        ("g s",),
        "Status of the article",
        "Say in a word how far you are with the article.",
        frozenset({Place.LIST}),
    ),
    Command(
        "mark-read",
        ("r",),
        "Read or unread",
        "Mark the article as read, or as unread again.",
        frozenset({Place.LIST, Place.READER}),
    ),
    Command(
        "tag-both",
        ("T",),
        "Tag both sides",
        "Highlight and tag both sides of the row under the cursor.",
        frozenset({Place.COMPARISON}),
    ),
    Command(
        "end-on",
        (">",),
        "Longer at the end",
        "Resize the highlight: move its end on by a word or COUNT words.",
        TEXTS,
    ),
    Command(
        "end-back",
        ("<",),
        "Shorter at the end",
        "Resize the highlight: move its end back by words.",
        TEXTS,
    ),
    Command(
        "start-on",
        ("g >",),
        "Shorter at the start",
        "Resize the highlight: move its start on by words.",
        TEXTS,
    ),
    Command(
        "start-back",
        ("g <",),
        "Longer at the start",
        "Resize the highlight: move its start back by words.",
        TEXTS,
    ),
    Command(
        "add-span",
        ("+",),
        "Add to the highlight",
        "Add the selection to the highlight it touches, or to the one last changed here.",
        TEXTS,
    ),
    Command(
        "take-out",
        ("-",),
        "Take out of the highlight",
        "Take the selection out of the highlight under it.",
        TEXTS,
    ),
    Command(
        "next-here",
        ("g n",),
        "Next highlight here",
        "Choose the next of the highlights that overlap under the cursor.",
        TEXTS,
    ),
    Command("color", ("g c",), "Next colour", "Give the highlight the next colour.", MARKED),
    Command(
        "color-tag",
        ("g c",),
        "Next colour of the tag",
        "Give the tag the next colour or none; new highlights with it take it.",
        frozenset({Place.TAGS}),
    ),
    Command(
        "describe-tag",
        ("a",),
        "Describe the tag",
        "Write what the tag is for.",
        frozenset({Place.TAGS}),
    ),
    Command(
        "rename-tag",
        ("R",),
        "Rename the tag",
        "Rename the tag and those under it, or merge it with another.",
        frozenset({Place.TAGS}),
    ),
    Command(
        "remove-tag",
        ("D",),
        "Remove the tag",
        "Take the tag from all that has it; the highlights stay.",
        frozenset({Place.TAGS}),
    ),
    Command(
        "accept",
        ("g a",),
        "Accept the place",
        "Accept where the highlight was found again, or the guess at it; put one that was opened as"
        " lost on the selection.",
        MARKED,
    ),
    Command(
        "claim",
        ("K",),
        "Evidence for a claim",
        "Say that the highlight, selection or sentence supports, contradicts or mentions a claim.",
        MARKED,
    ),
    Command(
        "rename",
        ("R",),
        "Reword the claim",
        "Change the words of the claim.",
        frozenset({Place.CLAIMS}),
    ),
    Command(
        "delete",
        ("D",),
        "Delete",
        "Delete the highlight or claim under the cursor; a claim lets go of its evidence.",
        MARKED,
    ),
    Command(
        "not-a-match",
        ("x",),
        "Not a match",
        "Say that the match under the cursor is none, for good.",
        frozenset({Place.COMPARISON}),
    ),
    Command(
        "join",
        ("J",),
        "Join matches",
        "Make one match of the one under the cursor and the next.",
        frozenset({Place.COMPARISON}),
    ),
    Command(
        "quote",
        ("y",),
        "Copy quote",
        "Copy the selection, highlight or sentence with its citation.",
        MARKED,
    ),
    Command(
        "quote-both",
        ("Y",),
        "Copy both sides",
        "Copy both sides of the row under the cursor with their citations.",
        frozenset({Place.COMPARISON}),
    ),
    Command(
        "copy-text",
        ("p",),
        "Copy text",
        "Copy the selection, highlight or sentence alone.",
        MARKED,
    ),
    Command(
        "undo",
        ("u",),
        "Undo",
        "Undo the last change to highlights, claims, marks or matches.",
        EVERYWHERE,
    ),
    Command("redo", ("ctrl+r",), "Redo", "Do again what was undone.", EVERYWHERE),
    Command(
        "highlights",
        ("A",),
        "All highlights",
        "List the highlights of the library.",
        EVERYWHERE - {Place.HIGHLIGHTS},
    ),
    Command(
        "claims",
        ("C",),
        "Claims",
        "List the claims and what supports or contradicts them.",
        EVERYWHERE - {Place.CLAIMS},
    ),
    Command("tags", ("g t",), "Tags", "List the tags.", EVERYWHERE - {Place.TAGS}),
    Command(
        "export",
        ("E",),
        "Export",
        "Write all highlights to a .md, .csv or .jsonl file.",
        EVERYWHERE,
    ),
    Command(
        "filter",
        ("f",),
        "Filter",
        "Show the articles whose title, source or name has these words.",
        frozenset({Place.LIST}),
    ),
    Command(
        "sort",
        ("s",),
        "Sort",
        "Sort by date, title, source, words or what is shared.",
        frozenset({Place.LIST}),
    ),
    Command(
        "open-url",
        ("g x",),
        "Open the address",
        "Open the article's url in the browser.",
        TEXTS | {Place.LIST},
    ),
    Command(
        "edit",
        ("g e",),
        "Edit the file",
        "Open the article's file in $EDITOR.",
        TEXTS | {Place.LIST},
    ),
    Command("help", ("?", "f1"), "Help", "Show the keys of this screen.", EVERYWHERE),
    Command("back", ("q",), "Back or quit", "Go back; on the list, quit.", EVERYWHERE),
    Command(
        "cancel",
        ("escape",),
        "Cancel",
        "Drop the selection, count or search; else go back.",
        EVERYWHERE,
    ),
)
"""Every command of the program, in the order of the help screen."""


def commands_of(place: Place) -> Iterator[Command]:
    """Yield the commands that can be given on a screen."""
    return (command for command in COMMANDS if place in command.places)


def key_table(place: Place) -> dict[tuple[str, ...], str]:
    """Return the command id for each key sequence of a screen."""
    return {
        tuple(keys.split(" ")): command.id
        for command in commands_of(place)
        for keys in command.keys
    }


def spell(keys: str) -> str:
    """Return a key sequence as people write it: `]c`, `^d`, `gg`."""
    return "".join(
        f"^{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key
        for key in keys.split(" ")
    )
