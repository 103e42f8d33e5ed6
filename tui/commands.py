"""The one table of commands: bindings, palette, help screen and README's key table come from it."""

from collections.abc import Iterator

from tui.command import Command, Place, Topic, on

EVERYWHERE = frozenset(Place)

TEXTS = frozenset({Place.READER, Place.COMPARISON})

MARKED = TEXTS | {Place.HIGHLIGHTS, Place.CLAIMS, Place.VERSIONS}
"""Screens on which a highlight can be under the cursor."""

COMMANDS = (
    *on(
        Topic.MOVING,
        EVERYWHERE,
        ("down", "j or down", "Move down a row."),
        ("up", "k or up", "Move up a row."),
        ("half-page-down", "ctrl+d", "Move down half a page."),
        ("half-page-up", "ctrl+u", "Move up half a page."),
        ("page-down", "space or pagedown", "Move down a page."),
        ("page-up", "pageup", "Move up a page."),
        ("top", "g g or home", "Go to the first row, or to row COUNT."),
        ("bottom", "G or end", "Go to the last row, or to row COUNT."),
    ),
    *on(
        Topic.MOVING,
        TEXTS,
        ("left", "h or left", "Move a character left."),
        ("right", "l or right", "Move a character right."),
        ("next-word", "w", "Move to the next word."),
        ("previous-word", "b", "Move to the previous word."),
        ("word-end", "e", "Move to the end of the word."),
        ("previous-sentence", "(", "Move back a sentence."),
        ("next-sentence", ")", "Move on a sentence."),
        ("previous-paragraph", "{", "Move back a paragraph."),
        ("next-paragraph", "}", "Move on a paragraph."),
        ("row-start", "0", "Move to the start of the row."),
        ("row-end", "$", "Move to the end of the row."),
    ),
    *on(
        Topic.GOING,
        EVERYWHERE - {Place.TAGS, Place.MATRIX},
        ("open", "enter", "Read what the cursor is on."),
    ),
    *on(
        Topic.GOING,
        {Place.TAGS},
        ("open-tag", "enter", "List the highlights with the tag or one under it."),
    ),
    *on(
        Topic.MOVING,
        {Place.MATRIX},
        ("previous-column", "h or left", "Move left a column."),
        ("next-column", "l or right", "Move right a column."),
        ("first-column", "0", "Go to the first column."),
        ("last-column", "$", "Go to the last column."),
    ),
    *on(
        Topic.GOING,
        {Place.MATRIX},
        ("open-cell", "enter", "Compare the two articles, read one alone, or unfold a cluster."),
        ("next-shared", "] c", "Go to the next cell that shares something, row by row."),
        ("previous-shared", "[ c", "Go to the cell before that shares something."),
    ),
    *on(
        Topic.GOING,
        EVERYWHERE,
        ("back", "q", "Go back; on the list, quit."),
        ("cancel", "escape", "Drop the selection, count or search; else go back."),
    ),
    *on(
        Topic.GOING,
        TEXTS,
        ("next-passage", "] c", "Go to the next passage that another article has too."),
        ("previous-passage", "[ c", "Go to the shared passage before."),
        ("next-new", "] n", "Go to the next passage that no article has that you read."),
        ("previous-new", "[ n", "Go to the passage new to you before."),
        ("next-highlight", "] h", "Go to the next highlight."),
        ("previous-highlight", "[ h", "Go to the highlight before."),
    ),
    *on(
        Topic.GOING,
        TEXTS | {Place.VERSIONS},
        ("next-difference", "] d", "Go to the next fact that differs."),
        ("previous-difference", "[ d", "Go to the differing fact before."),
    ),
    *on(
        Topic.GOING,
        TEXTS,
        ("search", "/", "Search for words, or with ^r for a regular expression."),
    ),
    *on(
        Topic.GOING,
        TEXTS | {Place.VERSIONS},
        ("next", "n", "Go to the next place found, match or edit, or version in other words."),
        ("previous", "N", "Go to the one before."),
    ),
    *on(
        Topic.GOING,
        TEXTS,
        ("jump-back", "ctrl+o", "Go back to where the last jump was made from, or COUNT jumps."),
        ("jump-forward", "g i", "Go forward again over the jumps gone back."),
        ("last-article", "#", "Go to what was read before this, and back again."),
    ),
    *on(
        Topic.GOING,
        EVERYWHERE,
        ("search-library", "g /", "Search all articles of the library."),
    ),
    *on(
        Topic.COMPARING,
        {Place.LIST, Place.READER},
        ("mark-read", "r", "Mark the article as read, or as unread again."),
    ),
    *on(
        Topic.COMPARING,
        TEXTS,
        ("dim", "d", "Dim what you have read elsewhere, then all that is shared, then nothing."),
        ("fold", "z", "Fold or unfold what is not shared, or what repeats."),
    ),
    *on(
        Topic.COMPARING,
        TEXTS,
        ("versions", "o", "List all versions of the sentence, and what is similar to it."),
    ),
    *on(
        Topic.COMPARING,
        {Place.LIST, Place.READER, Place.VERSIONS},
        ("compare", "c", "Compare with the article that shares most, or has the version chosen."),
    ),
    *on(
        Topic.COMPARING,
        TEXTS | {Place.LIST},
        ("matrix", "m", "Show which share of each article is in each other one."),
    ),
    *on(
        Topic.COMPARING,
        {Place.MATRIX},
        ("compare-cell", "c", "Compare the two articles; of clusters the two that share most."),
        ("fold-clusters", "z", "Fold or unfold the cluster under the cursor, or else all."),
    ),
    *on(
        Topic.COMPARING,
        {Place.COMPARISON},
        ("previous-article", "H", "Compare with the article before in that order."),
        ("next-article", "L", "Compare with the article that shares next most."),
        ("other-pane", "tab", "Move the cursor to the other article."),
        (
            "other-half",
            "%",
            "Go to the other half of a moved match, or to the same words across.",
        ),
        ("change-view", "|", "Show both articles in one column, or side by side again."),
        ("show-weak", "S", "Show or hide weakly similar sentences and boilerplate."),
        ("not-a-match", "x", "Say that the match under the cursor is none, for good."),
        ("join", "J", "Make one match of the one under the cursor and the next."),
    ),
    *on(
        Topic.COMPARING,
        {Place.LIST, Place.COMPARISON},
        (
            "count-as-one",
            "g +",
            "Count the article and another, or the two compared, as one source.",
        ),
        (
            "count-apart",
            "g -",
            "Count the article apart from its source, or the two compared.",
        ),
    ),
    *on(
        Topic.MARKING,
        TEXTS,
        ("select", "v", "Start or end a selection."),
        ("select-sentence", "V", "Select by whole sentences."),
        ("other-end", "g o", "Go to the other end of the selection, and extend it there."),
        ("select-again", "g v", "Select again what was selected last."),
    ),
    *on(
        Topic.MARKING,
        MARKED,
        (
            "tag",
            "t",
            "Highlight the selection or sentence, or edit a highlight's tags.",
        ),
        ("note", "a", "Write a note on the highlight, selection or sentence, or on a claim."),
    ),
    *on(
        Topic.MARKING,
        {Place.COMPARISON},
        ("tag-both", "T", "Highlight and tag both sides of the row under the cursor."),
    ),
    *on(
        Topic.MARKING,
        MARKED,
        (
            "add-evidence",
            "K",
            "Say that it supports, contradicts or mentions a claim.",
        ),
        (
            "delete",
            "D",
            "Delete the highlight or claim under the cursor; a claim lets go of its evidence.",
        ),
        ("next-color", "g c", "Give the highlight the next colour."),
    ),
    *on(
        Topic.MARKING,
        TEXTS,
        (
            "next-highlight-here",
            "g n",
            "Choose the next of the highlights that overlap under the cursor.",
        ),
        ("lengthen-end", ">", "Resize the highlight: move its end on by a word or COUNT words."),
        ("shorten-end", "<", "Resize the highlight: move its end back by words."),
        ("shorten-start", "g >", "Resize the highlight: move its start on by words."),
        ("lengthen-start", "g <", "Resize the highlight: move its start back by words."),
        (
            "add-span",
            "+",
            "Add the selection to the highlight it touches, or to the one last changed here.",
        ),
        ("take-out", "-", "Take the selection out of the highlight under it."),
    ),
    *on(
        Topic.MARKING,
        MARKED,
        (
            "accept-place",
            "g a",
            "Accept where a highlight was found again, or put a lost one on the selection.",
        ),
    ),
    *on(
        Topic.LISTS,
        {Place.LIST},
        ("tag-article", "t", "Edit the tags of the whole article."),
        ("note-article", "a", "Write a note on the whole article."),
        ("set-status", "g s", "Say in a word how far you are with the article."),
        (
            "filter",
            "f",
            "Show the articles that have these words, or !not, #tag, is:new, is:unread …",
        ),
    ),
    *on(
        Topic.LISTS,
        {Place.LIST, Place.MATRIX},
        ("sort", "s", "Sort otherwise: by date, source, what is shared or new, and others."),
    ),
    *on(
        Topic.LISTS,
        {Place.TAGS},
        (
            "color-tag",
            "g c",
            "Give the tag the next colour or none; new highlights with it take it.",
        ),
        ("describe-tag", "a", "Write what the tag is for."),
        ("rename-tag", "R", "Rename the tag and those under it, or merge it with another."),
        ("remove-tag", "D", "Take the tag from all that has it; the highlights stay."),
    ),
    *on(
        Topic.LISTS,
        {Place.CLAIMS},
        ("reword-claim", "R", "Change the words of the claim."),
    ),
    *on(
        Topic.LISTS,
        TEXTS | {Place.LIST, Place.VERSIONS},
        ("open-url", "g x", "Open the article's url in the browser."),
        ("edit-file", "g e", "Open the article's file in $EDITOR."),
    ),
    *on(
        Topic.COPYING,
        MARKED,
        ("copy-quote", "y", "Copy the selection, highlight or sentence with its citation."),
        ("copy-text", "p", "Copy the selection, highlight or sentence alone."),
    ),
    *on(
        Topic.COPYING,
        {Place.COMPARISON},
        ("copy-both", "Y", "Copy both sides of the row under the cursor with their citations."),
    ),
    *on(
        Topic.COPYING,
        EVERYWHERE,
        ("export", "E", "Write all highlights to a .md, .csv or .jsonl file."),
    ),
    *on(
        Topic.PROGRAM,
        EVERYWHERE - {Place.HIGHLIGHTS},
        ("highlights", "A", "List the highlights of the library."),
    ),
    *on(
        Topic.PROGRAM,
        EVERYWHERE - {Place.CLAIMS},
        ("claims", "C", "List the claims and what supports or contradicts them."),
    ),
    *on(
        Topic.PROGRAM,
        EVERYWHERE - {Place.TAGS},
        ("tags", "g t", "List the tags."),
    ),
    *on(
        Topic.PROGRAM,
        EVERYWHERE,
        ("undo", "u", "Undo the last change to highlights, claims, marks, matches or families."),
        ("redo", "ctrl+r", "Do again what was undone."),
        ("help", "? or f1", "Show the keys of this screen."),
        ("palette", "ctrl+p", "Find any command by its name."),
        ("theme", "g T", "Choose the colours of the screen."),
        ("suspend", "ctrl+z", "Leave the terminal to the shell; `fg` there comes back."),
        ("quit", "ctrl+q", "Quit from any screen."),
    ),
)
"""Every command of the program, in the order of the help screen."""


def commands_of(place: Place) -> Iterator[Command]:
    """Yield the commands that can be given on a screen."""
    return (command for command in COMMANDS if place in command.places)
