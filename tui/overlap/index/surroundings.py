"""What is known of the blocks that articles share, by which frames, boxes and phrases are told."""

from dataclasses import dataclass

import numpy as np

from tui.overlap.index import foreign
from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.likeness import Likeness
from tui.overlap.index.shared_blocks import Blocks
from tui.overlap.index.spread import own_share
from tui.overlap.words.bags import Flags


@dataclass(frozen=True, eq=False)
class Surroundings:
    """The blocks that articles share, and what surrounds each in the articles that have it.

    `articles` tells of each block in how many it stands, `spread` of each place of the corpus in
    how many stands what lies over it.
    """

    blocks: Blocks
    articles: Numbers
    spread: Numbers
    corpus: Corpus
    likeness: Likeness

    @property
    def none(self) -> Flags:
        """Return false for each block."""
        return np.zeros(len(self.blocks.lengths), dtype=bool)

    def own_share(self, block: int) -> float:
        """Return the share of the articles that have a block that is not as widely spread."""
        return own_share(self._sample(block), int(self.articles[block]), self.spread)

    def having(self, block: int) -> Numbers:
        """Return the articles that have a block."""
        return self.blocks.having(block, self.corpus)

    def are_unrelated(self, block: int) -> bool:
        """Tell whether the articles that have a block surely have nothing to do with each other."""
        return self.likeness.are_unrelated(self.having(block))

    def is_foreign(self, block: int) -> bool:
        """Tell whether a block is surely no part of what its articles tell."""
        return foreign.is_foreign(self.blocks, block, self.corpus, self._sample(block))

    def is_about(self, block: int, times: float = foreign.ABOUT) -> bool:
        """Tell whether a block surely is part of it: its words are, so many times the usual."""
        return foreign.is_about(self.blocks, block, self.corpus, self._sample(block), times)

    def _sample(self, block: int) -> foreign.Sample:
        return foreign.sample_of(self.blocks, block, self.corpus)
