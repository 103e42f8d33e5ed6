"""A few articles of a library, taken out to be looked at by themselves."""

from dataclasses import dataclass

import numpy as np

from tui.overlap.index.corpus import Corpus, Numbers
from tui.overlap.index.kept_words import KeptWords
from tui.overlap.index.library_index import LibraryIndex
from tui.overlap.index.neighbours import Near
from tui.overlap.index.shared_runs import Runs
from tui.overlap.index.stretches import Stretches


@dataclass(frozen=True, eq=False)
class LibraryPart:
    """Articles of a library as a corpus; `numbers` are their numbers in the library, in order."""

    index: LibraryIndex
    numbers: Numbers
    corpus: Corpus

    @property
    def frames(self) -> Stretches:
        """Return the frames of the library that are in these articles."""
        to = np.full(len(self.index.ids), -1, dtype=np.int64)
        to[self.numbers] = self.corpus.starts
        return self.index.frames.moved(self.index.ends, to)

    def stretches(self, here: Stretches) -> Stretches:
        """Return stretches of these articles as those of the library."""
        starts = self.index.ends[self.numbers] - self.corpus.lengths
        return here.moved(self.corpus.ends, starts.astype(np.int64))

    def runs(self, here: Runs) -> Runs:
        """Return runs of these articles with their numbers in the library."""
        return here._replace(left=self.numbers[here.left], right=self.numbers[here.right])

    def near(self, here: Near) -> Near:
        """Return pairs of these articles with their numbers in the library."""
        return here._replace(left=self.numbers[here.left], right=self.numbers[here.right])


def take_part(index: LibraryIndex, kept: KeptWords, numbers: Numbers) -> LibraryPart:
    """Return some of the articles of a library."""
    return LibraryPart(index, numbers, kept.corpus(numbers))
