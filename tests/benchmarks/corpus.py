"""Read a folder of pairs of texts, and which passages they are known to share.

`pairs.tsv` has a pair a line: the two paths, from the folder, with a tab between. `gold.jsonl` has
an object a line: `{"set", "left", "right", "passages": [[start, end, start, end], ...]}`, the
offsets code points of the left and the right text, ends exclusive.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.joining import Match, match
from tui.articles.errors import ArticleError
from tui.articles.loading import load_article


class CorpusError(Exception):
    """A folder of pairs cannot be used; the message says why and what to give."""


@dataclass(frozen=True)
class KnownPair:
    """Two texts of one set, and the passages they are known to share."""

    group: str
    left: str
    right: str
    passages: tuple[Match, ...]


def read_pairs(folder: Path) -> list[tuple[Path, Path]]:
    """Return the paths of the pairs listed in `pairs.tsv`; raise CorpusError without any."""
    pairs = []
    for number, line in enumerate(_lines(folder / "pairs.tsv"), start=1):
        names = line.split("\t")
        if len(names) != 2:
            raise CorpusError(f"{folder / 'pairs.tsv'}, line {number}: not two paths and a tab")
        pairs.append((folder / names[0], folder / names[1]))
    return pairs


def read_known_pairs(folder: Path) -> list[KnownPair]:
    """Return the pairs of `gold.jsonl` with their texts; raise CorpusError without any."""
    pairs = []
    for number, line in enumerate(_lines(folder / "gold.jsonl"), start=1):
        try:
            row = json.loads(line)
            passages = tuple(match((a, b), (c, d)) for a, b, c, d in row["passages"])
            names = str(row["set"]), str(row["left"]), str(row["right"])
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusError(
                f"{folder / 'gold.jsonl'}, line {number}: no set, paths and passages"
            ) from error
        left, right = (_text(folder / name) for name in names[1:])
        pairs.append(KnownPair(names[0], left, right, passages))
    return pairs


def _lines(path: Path) -> list[str]:
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise CorpusError(
            f"{path}: {error.strerror}; give a folder of pairs with pairs.tsv and gold.jsonl"
        ) from error
    if not lines:
        raise CorpusError(f"{path} is empty; it should have a pair a line")
    return lines


def _text(path: Path) -> str:
    try:
        return load_article(path, path.name).article.text
    except ArticleError as error:
        raise CorpusError(f"{path}: {error}") from error
