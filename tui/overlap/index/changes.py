"""Bring an index up to date where few articles of a library changed."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tui.overlap.index.corpus import Numbers, Places, gather
from tui.overlap.index.kept_words import KeptWords
from tui.overlap.index.library_index import LibraryIndex, frame
from tui.overlap.index.library_part import take_part
from tui.overlap.index.neighbours import HUNDREDS, near_pairs
from tui.overlap.index.relatives import with_features, with_grams
from tui.overlap.index.shared_grams import grams_from
from tui.overlap.index.stretches import Stretches, merged
from tui.overlap.words.bags import Flags


def replace_articles(
    index: LibraryIndex,
    kept: KeptWords,
    gone: Flags,
    ids: Sequence[str],
    threads: int = 1,
) -> LibraryIndex:
    """Return the index without the articles that are `gone`, and with others at its end.

    `kept` are the words of all that stay and of those with the further `ids`, which come last.
    Only what the added articles share is computed, from the few that share anything with them. What
    is frame, or a feature that too many have, is judged anew for these alone; the rest stays as it
    was when all was computed.
    """
    index = _without(index, gone)
    index = replace(index, ids=(*index.ids, *ids), ends=np.cumsum(kept.lengths, dtype=np.int32))
    if ids:
        new = np.arange(len(kept.lengths) - len(ids), len(kept.lengths), dtype=np.int32)
        index = _with_runs(index, kept, new, threads)
        index = _with_neighbours(index, kept, new, threads)
    return index


def _without(index: LibraryIndex, gone: Flags) -> LibraryIndex:
    """Return an index less some articles; numbers are those they have in what stays."""
    if not gone.any():
        return index
    number = (np.cumsum(~gone) - 1).astype(np.int32)
    runs = index.runs.only(~(gone[index.runs.left] | gone[index.runs.right]))
    near = index.near.only(~(gone[index.near.left] | gone[index.near.right]))
    lengths = np.diff(index.ends, prepend=np.int32(0))
    to: Places = np.cumsum(np.where(gone, 0, lengths), dtype=np.int64) - lengths
    to[gone] = -1
    return LibraryIndex(
        tuple(one for one, is_gone in zip(index.ids, gone.tolist(), strict=True) if not is_gone),
        np.cumsum(lengths[~gone], dtype=np.int32),
        runs._replace(left=number[runs.left], right=number[runs.right]),
        near._replace(left=number[near.left], right=number[near.right]),
        index.frames.moved(index.ends, to),
        index.boilerplate.moved(index.ends, to),
    )


def _with_runs(index: LibraryIndex, kept: KeptWords, new: Numbers, threads: int) -> LibraryIndex:
    """Return an index with the runs and frames of new articles, which are the last ones."""
    corpus = gather([kept.of(number) for number in new.tolist()])
    part = take_part(index, kept, np.union1d(with_grams(kept, corpus, threads), new))
    first = len(part.numbers) - len(new)
    framed = frame(grams_from(part.corpus, int(part.corpus.starts[first])), part.corpus)
    runs = framed.runs(part.corpus)
    boilerplate = part.stretches(framed.boilerplate(part.corpus))
    return replace(
        index,
        runs=index.runs.joined(part.runs(runs.only(runs.right >= first))),
        frames=_both(index.frames, part.stretches(framed.frames)),
        boilerplate=_both(index.boilerplate, boilerplate),
    )


def _with_neighbours(
    index: LibraryIndex, kept: KeptWords, new: Numbers, threads: int
) -> LibraryIndex:
    """Return an index with the neighbours of new articles, which are the last ones."""
    part = take_part(index, kept, _relatives(index, kept, new, threads))
    first = len(part.numbers) - len(new)
    near = near_pairs(part.corpus, part.frames, first=first)
    return replace(index, near=index.near.joined(part.near(near)))


def _relatives(index: LibraryIndex, kept: KeptWords, new: Numbers, threads: int) -> Numbers:
    """Return new articles and those with a feature of theirs: in a library of hundreds, all."""
    if len(index.ids) <= HUNDREDS:
        return np.arange(len(index.ids), dtype=np.int32)
    added = take_part(index, kept, new)
    framing = index.frames.moved(index.ends, kept.starts).flags(kept.count)
    framed = added.frames.flags(len(added.corpus.words))
    return np.union1d(with_features(kept, framing, added.corpus, framed, threads), new)


def _both(known: Stretches, found: Stretches) -> Stretches:
    return merged(*map(np.concatenate, zip(known, found, strict=True)))
