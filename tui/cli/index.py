"""`retold index`: print which articles of a library share words in a row, of however many."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tui.articles.characters import one_line
from tui.articles.errors import ArticleError
from tui.articles.files import find_names
from tui.cli.indexed_texts import IndexedTexts
from tui.cli.library_plan import warn_of_unkept
from tui.cli.progress import Counter
from tui.cli.streams import print_json, warn, write_utf8
from tui.overlap.index.library_index import LibraryIndex
from tui.overlap.index.opening import open_index
from tui.overlap.plan import index_folder
from tui.settings import cache_folder

_SHOWN = 20


def run(arguments: Namespace) -> int:
    """Print the pairs that share runs of words; return the exit status, 1 if some were unread."""
    root = arguments.folder
    if not root.is_dir():
        raise ArticleError(f"{root}: no such folder; name a folder of .txt or .md articles")
    unread: list[OSError] = []
    files = dict(find_names(root, unread.append))
    for error in unread:
        warn(f"{error.filename}: {error.strerror or error}; the folder is left out")
    if not files:
        raise ArticleError(f"{root}: no .txt or .md article in this folder")
    counter = Counter("{} of {} articles read")
    with ExitStack() as ending:
        cache = index_folder(cache_folder(), root)
        if arguments.no_cache:
            cache = Path(ending.enter_context(TemporaryDirectory()))
        unkept: list[OSError] = []
        stored = open_index([*files.items()], cache, arguments.jobs, counter.show, unkept.append)
    counter.clear()
    warn_of_unkept(cache, unkept)
    texts = IndexedTexts(files, stored)
    texts.name_unread()
    if arguments.format == "jsonl":
        write_utf8()
        for record in _records(stored.index, texts):
            print_json(record)
    else:
        print("\n".join(_table(stored.index)))
    return 0 if texts.complete and not unread else 1


def _table(index: LibraryIndex) -> Iterator[str]:
    """Yield what the index holds in numbers, and the pairs that share most."""
    ids, runs = index.runs_by_id()
    firsts = runs.firsts
    words, framing = int(index.ends[-1]) if len(index.ends) else 0, index.frames
    yield f"{len(ids):,} articles of {words:,} words"
    yield f"{len(firsts):,} pairs share {len(runs.length):,} runs of words"
    left_out = int((framing.ends - framing.starts).sum())
    yield f"{left_out:,} words of headers, footers and boxes are left out"
    yield f"{len(index.candidates()):,} pairs are worth comparing in full"
    shared = np.diff(np.append(0, np.cumsum(runs.length))[np.append(firsts, len(runs.length))])
    for pair in np.argsort(-shared, kind="stable")[:_SHOWN].tolist():
        row, count = firsts[pair], shared[pair]
        one, other = ids[runs.left[row]], ids[runs.right[row]]
        yield f"{count:>7,} words  {one_line(one)}  {one_line(other)}"


def _records(index: LibraryIndex, texts: IndexedTexts) -> Iterator[dict[str, object]]:
    """Yield a JSON object a pair: the runs they share, in code points, longest first."""
    ids, runs = index.runs_by_id()
    columns = [runs.left_start, runs.right_start, runs.length]
    firsts = runs.firsts.tolist()
    for first, end in zip(firsts, [*firsts[1:], len(runs.length)][: len(firsts)], strict=True):
        left, right = ids[runs.left[first]], ids[runs.right[first]]
        ours, theirs = texts.words(left), texts.words(right)
        if ours is None or theirs is None:
            continue
        found = [
            {
                "left": [ours[one][0], ours[one + length - 1][1]],
                "right": [theirs[other][0], theirs[other + length - 1][1]],
                "words": length,
            }
            for one, other, length in zip(*(c[first:end].tolist() for c in columns), strict=True)
        ]
        yield {"left": left, "right": right, "runs": found}
