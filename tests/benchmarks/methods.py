"""The methods that are compared: retold, and the peers that are installed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from typing import NamedTuple, cast

from tests.benchmarks.joining import Joining, Match, join, match
from tui.articles.model import Article
from tui.overlap.comparison import Comparer

Find = Callable[[str, str], list[Match]]
"""Finds what two texts share, from the bare texts: all preparation is part of it."""


@dataclass(frozen=True)
class Method:
    """A way to find passages, and how its matches are joined; None where they are passages."""

    name: str
    find: Find
    joining: Joining | None = None

    def passages(self, left: str, right: str) -> list[Match]:
        """Return the passages two texts share."""
        if self.joining is None:
            return self.find(left, right)
        return join(self.find(left, right), self.joining) if _has_words(left, right) else []


class Peer(NamedTuple):
    """A method of others: its module in `tests.benchmarks.peers` and how to join its matches."""

    name: str
    module: str
    joining: Joining


PEERS = (
    Peer("difflib", "difflib_on_words", Joining(8, 300, 60)),
    Peer("rapidfuzz", "rapidfuzz_on_sentences", Joining(20, 400, 80)),
    Peer("scikit-learn", "scikit_learn_on_sentences", Joining(20, 400, 60)),
    Peer("biopython", "biopython_on_words", Joining(0, 150, 0)),
    Peer("cite-right", "cite_right_on_sentences", Joining(0, 300, 60)),
    Peer("copydetect", "copydetect_on_characters", Joining(0, 500, 60)),
    Peer("quid", "quid_on_words", Joining(16, 500, 60)),
)
"""Whoever finds shared passages, installs from PyPI and runs without a network or a model.

Left out: what tells only how alike two texts are; diff-match-patch, which gives up on two articles
after a second; text-matcher, which fails where a match begins a text and reached 0.61; passim and
textreuse, which PyPI does not have. The docstring of each peer's module says why it is here.

Each is joined as suits it best: `tests.benchmarks.tuning` tries all joinings on a folder of pairs,
and these have the greatest plagdet on the sets that the figures in README are of. So the peers
are tuned on what they are measured on, and retold is at no advantage.
"""


def _has_words(*texts: str) -> bool:
    """Tell whether each text has a word, without which some peers fail."""
    return all(any(sign.isalpha() for sign in text) for text in texts)


def load_methods(names: Sequence[str]) -> list[Method]:
    """Return retold and the named peers that are installed, and print who is not."""
    methods = [retold()]
    for peer in (peer for peer in PEERS if peer.name in names):
        try:
            module = import_module(f"tests.benchmarks.peers.{peer.module}")
        except ModuleNotFoundError as error:
            print(
                f"{peer.name} is left out: {error.name} is not installed;"
                " pip install '.[bench]' brings it."
            )
        else:
            methods.append(Method(peer.name, cast("Find", module.find), peer.joining))
    return methods


def retold() -> Method:
    """Return retold as it compares the pairs of a folder: words met once are known from then on."""
    comparer, number = Comparer([]), count()

    def find(left: str, right: str) -> list[Match]:
        pair = next(number)
        one, other = Article(f"{pair} left", left, ""), Article(f"{pair} right", right, "")
        passages: Iterable[Match] = (
            match(overlap.left, overlap.right)
            for overlap in comparer.pair(one, other, similar=False).passages
        )
        return list(passages)

    return Method("retold", find)
