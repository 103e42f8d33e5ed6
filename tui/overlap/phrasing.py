"""Say in a few words how closely one passage follows another."""

from itertools import starmap

from tui.articles.model import Article
from tui.articles.places import covered_words
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row

NEARLY_ALL = 0.9
"""Share of the longer passage's words that must be the same to call the rest edits."""


def describe(left: Article, right: Article, overlap: Overlap) -> str:
    """Return `verbatim`, `edited`, `reworded` or, for instance, `verbatim but for 2 edits`.

    An edit is a run of words that differs, or a row that only one side has.
    """
    if overlap.kind is not Kind.EDITED or not overlap.rows:
        return overlap.kind.value
    counts = [_edits_and_same_words(left, right, row) for row in overlap.rows]
    edits, same = sum(edit for edit, _ in counts), sum(words for _, words in counts)
    longer = max(starmap(covered_words, ((left, [overlap.left]), (right, [overlap.right]))))
    if not edits or same < NEARLY_ALL * longer:
        return overlap.kind.value
    return f"verbatim but for {edits} edit{'s' if edits > 1 else ''}"


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
