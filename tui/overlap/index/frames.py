"""Tell the blocks that are the frame of articles, a header or footer, and not what they tell."""

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.foreign import is_foreign, sample_of
from tui.overlap.index.outlets import outlets_of
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.spread import LEAST_OWN, OWN
from tui.overlap.index.stretches import Stretches, merged
from tui.overlap.index.surroundings import Surroundings
from tui.overlap.words.bags import Flags

FEWEST = 3
"""Articles that a frame stands in: two may have it from one another."""

EDGE, EDGE_SHARE = 40, 0.1
"""Words of its own, and share of an article, that may part its frame from its start or end."""

FEW = 8
"""Articles up to which outlets have so few that most may be copies."""

EDGE_OF_FEW, LONGEST_OF_FEW = 3, 200
"""Words that may part the frame of so few from their edge, and words it has at most."""

MOSTLY = 0.8
"""Share of a block's rows that must stand at the same edge."""

SHORT = 15
"""Words up to which what begins an article is a header, whatever it tells: leads are longer."""

LONGEST = 100
"""Words up to which what ends articles that are all alike is a footer, whatever it tells."""

_ROUNDS = 3


def find_frames(around: Surroundings) -> Flags:
    """Tell of each block whether it is the frame of its articles.

    That is what stands at the same edge of three articles or more and is no part of a longer copy,
    nor of what they tell; of what begins them that must be sure, for outlets copy leads. What only
    frames part from the edge is at the edge too.
    """
    blocks, frame = around.blocks, around.none
    for _ in range(_ROUNDS):
        wanted = ~frame & (around.articles >= FEWEST)
        at_start, at_end = _at_edges(blocks, wanted, around.corpus, frame, EDGE)
        candidates = np.flatnonzero(wanted)[at_start | at_end]
        certain = (at_end | (blocks.lengths[wanted] <= SHORT))[at_start | at_end]
        found = []
        for block, sure in zip(candidates.tolist(), certain.tolist(), strict=True):
            own = around.own_share(block)
            sure = sure and own >= OWN and not _is_told(around, block)
            if own >= LEAST_OWN and (sure or around.is_foreign(block)):
                found.append(block)
        if not found:
            break
        frame[found] = True
    return frame


def _is_told(around: Surroundings, block: int) -> bool:
    """Tell whether a block is part of what its articles tell, which are more alike than others.

    Where all articles are alike only a long one is.
    """
    if not around.is_about(block) or around.are_unrelated(block):
        return False
    is_long = int(around.blocks.lengths[block]) > LONGEST
    none = np.zeros(0, dtype=np.int32)
    return is_long or not around.likeness.are_unlike(around.having(block), none)


def find_frames_of_few(around: Surroundings, frames: Flags) -> Flags:
    """Tell which further blocks are frames, of articles with nothing else to do with each other.

    Two of these are enough, or copies of others, but they must not be of outlets that are known to
    be different, and have the block at their very edge.
    """
    blocks, articles, corpus, found = around.blocks, around.articles, around.corpus, around.none
    outlets = outlets_of(blocks, frames, corpus)
    for _ in range(_ROUNDS):
        wanted = ~frames & ~found & (articles <= FEW) & (blocks.lengths <= LONGEST_OF_FEW)
        at_start, at_end = _at_edges(blocks, wanted, corpus, frames | found, EDGE_OF_FEW)
        at_edge = (at_start & (blocks.lengths[wanted] <= SHORT)) | at_end
        before = np.count_nonzero(found)
        for block in np.flatnonzero(wanted)[at_edge].tolist():
            outlet = outlets[around.having(block)]
            found[block] = (
                around.own_share(block) >= (LEAST_OWN if articles[block] >= FEWEST else OWN)
                and (outlet == outlet[0]).all()
                and around.are_unrelated(block)
            )
        if np.count_nonzero(found) == before:
            break
    return found


def find_boilerplate(blocks: Blocks, frames: Flags, articles: Numbers, corpus: Corpus) -> Flags:
    """Tell which frames, of three articles or more, are surely no part of what these tell.

    Of a frame that is none a pair is only not found by it; what is hidden must be surer.
    """
    sure = np.zeros(len(blocks.lengths), dtype=bool)
    for block in np.flatnonzero(frames & (articles >= FEWEST)).tolist():
        sure[block] = is_foreign(blocks, block, corpus, sample_of(blocks, block, corpus))
    return sure


def frame_stretches(blocks: Blocks, frames: Flags) -> Stretches:
    """Return where the blocks that are frames stand."""
    framing = blocks.only(frames)
    ends = framing.places + np.repeat(framing.lengths, framing.counts)
    return merged(framing.places, ends)


def _at_edges(
    blocks: Blocks, wanted: Flags, corpus: Corpus, frame: Flags, most: int
) -> tuple[Flags, Flags]:
    """Tell which of the wanted blocks mostly stand at the start of their articles, and the end."""
    known = frame_stretches(blocks, frame)
    some = blocks.only(wanted)
    if not len(some.places):
        return np.zeros(0, dtype=bool), np.zeros(0, dtype=bool)
    article, firsts = corpus.article_of(some.places), some.firsts[:-1]
    ends = some.places + np.repeat(some.lengths, some.counts)
    edge = np.minimum(most, EDGE_SHARE * corpus.lengths[article])
    before = _own_words(known, corpus.starts[article], some.places)
    after = _own_words(known, ends, corpus.ends[article])
    near_start, near_end = before <= edge, after <= edge
    at_start = np.add.reduceat(near_start.astype(np.int32), firsts) >= MOSTLY * some.counts
    at_end = np.add.reduceat(near_end.astype(np.int32), firsts) >= MOSTLY * some.counts
    return at_start, at_end


def _own_words(frames: Stretches, starts: Numbers, ends: Numbers) -> Numbers:
    """Return how many words of each range lie in no frame."""
    return ends - frames.before(ends) - (starts - frames.before(starts))
