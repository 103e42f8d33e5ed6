"""Bring the index of a library up to date where few articles changed."""

from collections.abc import Sequence

import numpy as np

from tui.overlap.index.corpus import Corpus
from tui.overlap.index.library_index import LibraryIndex, frame
from tui.overlap.index.neighbours import near_pairs
from tui.overlap.index.shared_grams import grams_from
from tui.overlap.index.stretches import Stretches, merged
from tui.overlap.index.word_hashes import Hashes
from tui.overlap.words.bags import Flags


def replace_articles(
    index: LibraryIndex, corpus: Corpus, gone: Flags, ids: Sequence[str], added: Sequence[Hashes]
) -> tuple[LibraryIndex, Corpus]:
    """Return the index and corpus without the articles that are `gone`, others at their end.

    Only what the added articles share is computed. What is frame, or a feature that too many have,
    is judged anew for these alone; the rest stays as it was when all was computed.
    """
    index = _without(index, corpus, gone) if gone.any() else index
    first, first_place = len(index.ids), int(corpus.lengths[~gone].sum())
    corpus = _renewed(corpus, gone, added)
    framed = frame(grams_from(corpus, first_place), corpus)
    runs = framed.runs(corpus)
    frames = _both(index.frames, framed.frames)
    boilerplate = _both(index.boilerplate, framed.boilerplate(corpus))
    return LibraryIndex(
        (*index.ids, *ids),
        corpus.ends,
        index.runs.joined(runs.only(runs.right >= first)),
        index.near.joined(near_pairs(corpus, frames, first=first)),
        frames,
        boilerplate,
    ), corpus


def _both(known: Stretches, new: Stretches) -> Stretches:
    return merged(*map(np.concatenate, zip(known, new, strict=True)))


def _without(index: LibraryIndex, corpus: Corpus, gone: Flags) -> LibraryIndex:
    """Return an index less some articles; numbers are those they have in what stays."""
    number = (np.cumsum(~gone) - 1).astype(np.int32)
    runs = index.runs.only(~(gone[index.runs.left] | gone[index.runs.right]))
    near = index.near.only(~(gone[index.near.left] | gone[index.near.right]))
    return LibraryIndex(
        tuple(one for one, is_gone in zip(index.ids, gone.tolist(), strict=True) if not is_gone),
        np.cumsum(corpus.lengths[~gone], dtype=np.int32),
        runs._replace(left=number[runs.left], right=number[runs.right]),
        near._replace(left=number[near.left], right=number[near.right]),
        index.frames.without(gone, corpus),
        index.boilerplate.without(gone, corpus),
    )


def _renewed(corpus: Corpus, gone: Flags, added: Sequence[Hashes]) -> Corpus:
    """Return a corpus less some articles and with others at its end."""
    starts, ends = [0, *corpus.ends[gone].tolist()], [*corpus.starts[gone].tolist()]
    pieces = zip(starts, [*ends, len(corpus.words)], strict=True)
    words = [*(corpus.words[start:end] for start, end in pieces), *added]
    lengths = [*corpus.lengths[~gone].tolist(), *map(len, added)]
    return Corpus(np.concatenate(words), np.cumsum(lengths, dtype=np.int32))
