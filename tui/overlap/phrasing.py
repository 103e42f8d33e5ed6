"""Say in a few words how closely one passage follows another."""

from collections.abc import Sequence
from itertools import starmap

from tui.articles.model import Article
from tui.articles.places import beginning_in, covered_words
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row
from tui.overlap.order import moved_rows

NEARLY_ALL = 0.9
"""Share of the longer passage's words that must be the same to call the rest edits."""


def describe(left: Article, right: Article, overlap: Overlap) -> str:
    """Return `verbatim`, `edited`, `reworded` or, for instance, `verbatim but for 2 edits`.

    An edit is a run of words that differs, or a row that only one side has. Sentences that stand
    in another order are counted after that, as in `verbatim, 3 sentences moved`.
    """
    if overlap.kind is not Kind.EDITED or not overlap.rows:
        return overlap.kind.value
    counts = [_edits_and_same_words(left, right, row) for row in overlap.rows]
    edits, same = sum(edit for edit, _ in counts), sum(words for _, words in counts)
    longer = max(starmap(covered_words, ((left, [overlap.left]), (right, [overlap.right]))))
    moved = _moved_phrase(left, overlap.rows)
    if same < NEARLY_ALL * longer or not (edits or moved):
        return f"{overlap.kind.value}{moved}"
    told = f" but for {edits} edit{'s' * (edits > 1)}" if edits else ""
    return f"{Kind.VERBATIM.value}{told}{moved}"


def without_moved(phrase: str) -> str:
    """Return what `describe` says, but for the sentences that stand in another order."""
    return phrase.partition(",")[0]


def _moved_phrase(left: Article, rows: Sequence[Row]) -> str:
    """Return how many sentences of the left side are in moved rows, after a comma."""
    moved = [rows[number].left for number in moved_rows(rows)]
    counts = [beginning_in(left.sentences, span) for span in moved if span]
    count = sum(max(1, end - first) for first, end in counts)
    return f", {count} sentence{'s' * (count > 1)} moved" if count else ""


def hidden_phrase(found: PairOverlaps) -> str:
    """Return how many passages are hidden as boilerplate of the library, nothing where none is."""
    count = found.left_out
    return f"{count} passage{'s' * (count > 1)} hidden as boilerplate" if count else ""


def _edits_and_same_words(left: Article, right: Article, row: Row) -> tuple[int, int]:
    """Return how many edits a row has and how many words of its left side are the same."""
    # Screens import this module before their first paint, which must not wait for rapidfuzz.
    from tui.overlap.wording import diff_words

    if row.left is None or row.right is None:
        return 1, 0
    if row.kind is Kind.VERBATIM:
        return 0, covered_words(left, [row.left])
    runs = diff_words(left, row.left, right, row.right)
    same = covered_words(left, [run.left for run in runs if run.equal])
    return sum(not run.equal for run in runs), same
