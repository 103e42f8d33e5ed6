"""Open the index of a library: from the cache as far as the files are as they were."""

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tui.overlap.index.changes import replace_articles
from tui.overlap.index.corpus import gather
from tui.overlap.index.hashing import File, Hashed, hash_files
from tui.overlap.index.index_cache import (
    forget_unfinished,
    load_index,
    load_words,
    save_index,
)
from tui.overlap.index.index_coding import StoredIndex
from tui.overlap.index.kept_words import KeptWords, keep_words
from tui.overlap.index.library_index import LibraryIndex, index_corpus
from tui.overlap.index.progress import Tell, Unkept, untold
from tui.overlap.index.stamps import Stamps, stamp_files, unchanged
from tui.overlap.words.bags import Flags

SETTLED = 0.95
"""Share of the words kept that must be as when all was computed, for changes to be brought in."""


def open_index(
    files: Sequence[File],
    folder: Path,
    jobs: int = 1,
    tell: Tell = untold,
    unkept: Unkept = untold,
) -> StoredIndex:
    """Return the index of the articles in files, from `folder` as far as what it has still fits.

    What changed is read anew, by `jobs` processes, and the folder brought up to date where it can
    be written; where it cannot, `unkept` is told.
    """
    made = time.time_ns()
    forget_unfinished(folder)
    with ThreadPoolExecutor(1) as beside:
        loading = beside.submit(load_index, folder)
        stamps = stamp_files(files)
        known = loading.result()
    same = unchanged(known, stamps) if known else set()
    if known and len(same) == len(known.index.ids) == len(stamps.ids):
        return known
    there = set(stamps.ids)
    changed = [file for file in files if file[0] in there and file[0] not in same]
    hashed = _read(changed, jobs, tell)
    kept = load_words(folder, known) if known else None
    if known and kept:
        indexed = _brought_up_to_date(known, kept, same, hashed, jobs)
    else:
        hashed += _read([file for file in files if file[0] in same], jobs, tell)
        indexed = _built(hashed, jobs)
    stored = indexed.stored(stamps, made)
    try:
        save_index(folder, stored, indexed.words)
    except OSError as error:
        unkept(error)
    return stored


@dataclass(frozen=True, eq=False)
class _Indexed:
    """An index, the words it was made from, and the SHA-256 of each article by its id."""

    index: LibraryIndex
    words: KeptWords
    sha256: Mapping[str, str]

    def stored(self, stamps: Stamps, made: int) -> StoredIndex:
        ids = self.index.ids
        digests = tuple(self.sha256[one] for one in ids)
        return StoredIndex(self.index, stamps.of(ids), digests, made, self.words.starts)


def _built(articles: list[Hashed], threads: int) -> _Indexed:
    """Return the index of articles, whose list is empty afterwards: they are in the corpus."""
    corpus = gather([one.words for one in articles])
    sha256 = {one.id: one.sha256 for one in articles}
    articles.clear()
    return _Indexed(index_corpus([*sha256], corpus, threads), keep_words(corpus), sha256)


def _brought_up_to_date(
    known: StoredIndex, kept: KeptWords, same: set[str], read: Sequence[Hashed], threads: int
) -> _Indexed:
    """Return an index with the articles that are the same, and those read because files changed."""
    digests = dict(zip(known.index.ids, known.sha256, strict=True))
    stays = same | {one.id for one in read if digests.get(one.id) == one.sha256}
    added = [one for one in read if one.id not in stays]
    gone = np.array([one not in stays for one in known.index.ids], dtype=bool)
    sha256 = digests | {one.id: one.sha256 for one in added}
    if not added and not gone.any():
        return _Indexed(known.index, kept, sha256)
    changed = kept.changed(gone, [one.words for one in added])
    if changed.settled >= SETTLED:
        ids = [one.id for one in added]
        index = replace_articles(known.index, changed, gone, ids, threads)
        return _Indexed(index, changed, sha256)
    return _built([*_known_words(known, kept, ~gone), *added], threads)


def _known_words(known: StoredIndex, kept: KeptWords, stays: Flags) -> Iterator[Hashed]:
    for number in np.flatnonzero(stays).tolist():
        yield Hashed(known.index.ids[number], known.sha256[number], kept.of(number))


def _read(files: Sequence[File], jobs: int, tell: Tell) -> list[Hashed]:
    found: list[Hashed] = []
    for some in hash_files(files, jobs):
        found += some
        tell(len(found), len(files))
    return found
