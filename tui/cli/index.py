"""`retold index`: print which articles of a library share words in a row, of however many."""

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tui.articles.characters import one_line
from tui.articles.errors import ArticleError
from tui.articles.library import find_names
from tui.articles.loading import load_text
from tui.articles.segmentation import find_words
from tui.cli.progress import Counter
from tui.cli.streams import print_json, warn, write_utf8
from tui.overlap.index.library_index import LibraryIndex
from tui.overlap.index.opening import open_index
from tui.overlap.plan import index_folder
from tui.settings import cache_folder

_SHOWN = 20
_TEXTS_AT_HAND = 256

Words = list[tuple[int, int]]


def run(arguments: Namespace) -> int:
    """Print the pairs that share runs of words; return the exit status, 1 if some were unread."""
    root = arguments.folder
    if not root.is_dir():
        raise ArticleError(f"{root}: no such folder; name a folder of .txt or .md articles")
    files = dict(find_names(root))
    if not files:
        raise ArticleError(f"{root}: no .txt or .md article in this folder")
    counter = Counter("{} of {} articles read")
    with ExitStack() as ending:
        cache = index_folder(cache_folder(), root)
        if arguments.no_cache:
            cache = Path(ending.enter_context(TemporaryDirectory()))
        jobs = arguments.jobs or os.cpu_count() or 1
        index = open_index([*files.items()], cache, jobs, counter.show).index
    counter.clear()
    unread = files.keys() - set(index.ids)
    for article_id in sorted(unread):
        warn(f"{one_line(article_id)}: cannot be read; it is left out")
    if arguments.format == "jsonl":
        write_utf8()
        for record in _records(index, files):
            print_json(record)
    else:
        print("\n".join(_table(index)))
    return 1 if unread else 0


def _table(index: LibraryIndex) -> Iterator[str]:
    """Yield what the index holds in numbers, and the pairs that share most."""
    pairs = [*_pairs(index)]
    words, framing = int(index.ends[-1]) if len(index.ends) else 0, index.frames
    yield f"{len(index.ids):,} articles of {words:,} words"
    yield f"{len(pairs):,} pairs share {len(index.runs.length):,} runs of words"
    left_out = int((framing.ends - framing.starts).sum())
    yield f"{left_out:,} words of headers, footers and boxes are left out"
    yield f"{len(index.candidates()):,} pairs are worth comparing in full"
    most = sorted(pairs, key=lambda pair: (-int(index.runs.length[pair].sum()), pair.start))
    for rows in most[:_SHOWN]:
        one, other = _names(index, rows.start)
        count = int(index.runs.length[rows].sum())
        yield f"{count:>7,} words  {one_line(one)}  {one_line(other)}"


def _records(index: LibraryIndex, files: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Yield a JSON object a pair: the runs they share, in code points, longest first."""

    @lru_cache(maxsize=_TEXTS_AT_HAND)
    def words_of(article_id: str) -> Words:
        return [*find_words(load_text(Path(files[article_id])))]

    runs = index.runs
    for rows in _pairs(index):
        left, right = _names(index, rows.start)
        ours, theirs = words_of(left), words_of(right)
        found = []
        order = np.argsort(-runs.length[rows], kind="stable") + rows.start
        for row in order.tolist():
            length = int(runs.length[row])
            one, other = int(runs.left_start[row]), int(runs.right_start[row])
            found.append(
                {
                    "left": [ours[one][0], ours[one + length - 1][1]],
                    "right": [theirs[other][0], theirs[other + length - 1][1]],
                    "words": length,
                }
            )
        yield {"left": left, "right": right, "runs": found}


def _pairs(index: LibraryIndex) -> Iterator[slice]:
    """Yield the rows of runs of each pair."""
    keys = index.runs.left.astype(np.int64) << 32 | index.runs.right
    order = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)]).tolist()
    for start, end in zip(order, [*order[1:], len(keys)], strict=True):
        yield slice(start, end)


def _names(index: LibraryIndex, row: int) -> tuple[str, str]:
    return index.ids[index.runs.left[row]], index.ids[index.runs.right[row]]
