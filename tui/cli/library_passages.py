"""Find the passages that the articles of a library share, for commands that go on from there."""

from argparse import Namespace

from tui.articles.library import Library
from tui.cli.given_corrections import given_corrections
from tui.cli.library_plan import plan_folder
from tui.cli.progress import show_progress
from tui.garbage import look_rarely
from tui.overlap.model import PairOverlaps
from tui.overlap.pairs import compare_all


def find_passages(library: Library, arguments: Namespace) -> list[PairOverlaps]:
    """Return the pairs of a library that share passages, as the reader has corrected them."""
    look_rarely()
    corrections = given_corrections(library, arguments.annotations)
    plan = plan_folder(library, arguments.jobs).including(corrections.pairs())
    found = compare_all(
        library.articles,
        pairs=plan.pairs,
        similar=False,
        jobs=arguments.jobs,
        corrections=corrections,
        boilerplate=plan.boilerplate,
    )
    return [pair for pair in show_progress(found, len(plan.pairs)) if pair.passages]
