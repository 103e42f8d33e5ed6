"""What to save where another program has changed a record since the reader was shown it.

Three-way merging: what was shown is the base, what the reader wants and what is there now the
two sides.
"""

from tui.annotations.errors import ConflictError
from tui.annotations.labels import label_key
from tui.articles.characters import one_line
from tui.articles.titles import cut_at_word

_MOST_TOLD = 60


def merge_tags(
    now: tuple[str, ...], shown: tuple[str, ...] | None, wanted: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the tags with what the reader and another program have added and removed.

    The reader's come first, as they were typed. Where nothing is known of what was shown they
    replace those of now.
    """
    if shown is None:
        return wanted
    there = {label_key(label): label for label in now}
    before = {label_key(label): label for label in shown}
    kept = {}
    for label in wanted:
        key = label_key(label)
        if key in there or key not in before:
            kept[key] = there.get(key, label) if label == before.get(key) else label
    theirs = (label for key, label in there.items() if key not in kept and key not in before)
    return (*kept.values(), *theirs)


def merge_text(what: str, now: str, shown: str | None, wanted: str) -> str:
    """Return the text to save for `what`, such as a note.

    Raises ConflictError where both the reader and another program have changed what was shown.
    Where nothing is known of that, the reader's replaces what is there now.
    """
    if shown is None or now in (shown, wanted):
        return wanted
    if wanted == shown:
        return now
    if not now:
        raise ConflictError(
            f"another program removed the {what} meanwhile; save yours again to keep it"
        )
    theirs = cut_at_word(one_line(now), _MOST_TOLD)
    raise ConflictError(
        f"another program wrote a {what} meanwhile: “{theirs}”; save yours again to replace it"
    )
