"""What an index tells does not depend on the order in which articles came into it."""

from random import Random

import pytest

from tests.overlap.index.libraries import corpus_of, drawn, spelled, words
from tui.overlap.index.library_index import MOST_NEAREST, LibraryIndex, index_corpus


def library(count: int, order: Random | None = None) -> LibraryIndex:
    """The index of articles of which each three have two passages in common."""
    random = Random(5)
    texts = {}
    for number in range(count):
        own = drawn(random, "chips", 60 + number), drawn(random, "ships", 70)
        name = spelled(number // 3)
        two = words(f"one{name}", 30), words(f"two{name}", 40)
        texts[f"{number:03}"] = f" {words(f'own{spelled(number)}', 5)} ".join(
            (own[0], *two, own[1])
        )
    ids = [*texts]
    if order:
        order.shuffle(ids)
    return index_corpus(ids, corpus_of([texts[one] for one in ids]))


@pytest.mark.parametrize("count", [7, MOST_NEAREST + 20])
def test_pairs_come_by_id_however_the_articles_did(count: int) -> None:
    plain, shuffled = library(count), library(count, Random(1))
    found = shuffled.candidates()
    assert found == sorted({(min(pair), max(pair)) for pair in plain.candidates()})
    assert found


def test_runs_come_by_id_however_the_articles_did() -> None:
    (ids, runs), (_, shuffled) = library(9).runs_by_id(), library(9, Random(2)).runs_by_id()
    assert ids == tuple(f"{number:03}" for number in range(9))
    assert [column.tolist() for column in shuffled] == [column.tolist() for column in runs]
    rows = [*zip(runs.left.tolist(), runs.right.tolist(), (-runs.length).tolist(), strict=True)]
    assert rows
    assert rows == sorted(rows)
