"""Open the index of a library: from the cache as far as the files are as they were."""

import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from tui.overlap.index.changes import replace_articles
from tui.overlap.index.corpus import Corpus, gather
from tui.overlap.index.hashing import File, Hashed, hash_files
from tui.overlap.index.index_cache import (
    forget_unfinished,
    load_corpus,
    load_index,
    save_index,
)
from tui.overlap.index.index_coding import StoredIndex
from tui.overlap.index.library_index import LibraryIndex, index_corpus
from tui.overlap.index.progress import Tell, untold
from tui.overlap.index.stamps import Stamps, stamp_files, unchanged
from tui.overlap.index.threads import Threads
from tui.overlap.words.bags import Flags

FEW, FEW_SHARE = 16, 0.01
"""Articles, and share of a library, up to which changes are brought in one by one."""


def open_index(
    files: Sequence[File], folder: Path, jobs: int = 1, tell: Tell = untold
) -> StoredIndex:
    """Return the index of the articles in files, from `folder` as far as what it has still fits.

    What changed is read anew, by `jobs` processes, and the folder brought up to date where it can
    be written.
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
    threads = Threads(jobs, partial(tell, len(files), len(files)))
    hashed = _read(changed, jobs, tell)
    corpus = load_corpus(folder, known) if known else None
    if known and corpus is not None:
        indexed = _brought_up_to_date(known, corpus, same, hashed, threads)
    else:
        hashed += _read([file for file in files if file[0] in same], jobs, tell)
        indexed = _built(hashed, threads)
    stored = indexed.stored(stamps, made)
    with suppress(OSError):
        save_index(folder, stored, indexed.corpus)
    return stored


@dataclass(frozen=True, eq=False)
class _Indexed:
    """An index, the words it was made from, and the SHA-256 of each article by its id."""

    index: LibraryIndex
    corpus: Corpus
    sha256: Mapping[str, str]

    def stored(self, stamps: Stamps, made: int) -> StoredIndex:
        ids = self.index.ids
        digests = tuple(self.sha256[one] for one in ids)
        return StoredIndex(self.index, stamps.of(ids), digests, made)


def _built(articles: list[Hashed], threads: Threads) -> _Indexed:
    """Return the index of articles, whose list is empty afterwards: they are in the corpus."""
    corpus = gather([one.words for one in articles])
    sha256 = {one.id: one.sha256 for one in articles}
    articles.clear()
    return _Indexed(index_corpus([*sha256], corpus, threads), corpus, sha256)


def _brought_up_to_date(
    known: StoredIndex, corpus: Corpus, same: set[str], read: Sequence[Hashed], threads: Threads
) -> _Indexed:
    """Return an index with the articles that are the same, and those read because files changed."""
    digests = dict(zip(known.index.ids, known.sha256, strict=True))
    touched = {one.id for one in read if digests.get(one.id) == one.sha256}
    kept = same | touched
    added = [one for one in read if one.id not in touched]
    gone = np.array([one not in kept for one in known.index.ids], dtype=bool)
    sha256 = digests | {one.id: one.sha256 for one in added}
    changes = len(added) + int(gone.sum())
    if not changes:
        return _Indexed(known.index, corpus, sha256)
    if changes <= max(FEW, FEW_SHARE * len(kept)):
        ids, words = [one.id for one in added], [one.words for one in added]
        index, corpus = replace_articles(known.index, corpus, gone, ids, words)
        return _Indexed(index, corpus, sha256)
    return _built([*_known_words(known, corpus, ~gone), *added], threads)


def _known_words(known: StoredIndex, corpus: Corpus, kept: Flags) -> Iterator[Hashed]:
    for number in np.flatnonzero(kept).tolist():
        words = corpus.words[corpus.starts[number] : corpus.ends[number]]
        yield Hashed(known.index.ids[number], known.sha256[number], words)


def _read(files: Sequence[File], jobs: int, tell: Tell) -> list[Hashed]:
    found: list[Hashed] = []
    for some in hash_files(files, jobs):
        found += some
        tell(len(found), len(files))
    return found
