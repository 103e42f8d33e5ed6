from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.overlap.index.libraries import HASHES, corpus_of, drawn, spelled, words
from tui.overlap.index import changes, neighbours
from tui.overlap.index.changes import replace_articles
from tui.overlap.index.kept_words import keep_words
from tui.overlap.index.library_index import LibraryIndex, index_corpus

RANDOM = Random(7)
PARTS = [drawn(RANDOM, f"topic{letter}", 40) for letter in "abcdefgh"]
FOOTER = words("footer", 20)
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map(" ".join)


def shared(index: LibraryIndex) -> set[tuple[object, ...]]:
    """Return the runs with the ids of their articles, whatever the order of these."""
    found: set[tuple[object, ...]] = set()
    rows = zip(*(column.tolist() for column in index.runs), strict=True)
    for left, right, start, begin, length, bits in rows:
        one, other = sorted(((index.ids[left], start), (index.ids[right], begin)))
        found.add((one, other, length, bits))
    return found


def near(index: LibraryIndex, ids: list[str]) -> set[tuple[object, ...]]:
    """Return the neighbours of some articles and their bits, whatever the order of articles."""
    rows = zip(*(column.tolist() for column in index.near), strict=True)
    return {
        (*sorted((index.ids[left], index.ids[right])), round(bits, 6))
        for left, right, bits in rows
        if not {index.ids[left], index.ids[right]}.isdisjoint(ids)
    }


@pytest.mark.parametrize("hundreds", [neighbours.HUNDREDS, 0])
@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=6),
    gone=st.sets(st.integers(0, 5)),
    added=st.lists(TEXTS, max_size=3),
)
def test_a_changed_library_shares_what_one_indexed_anew_does(
    hundreds: int, texts: list[str], gone: set[int], added: list[str]
) -> None:
    """It does so whether it looks at all articles or only at those that have to do with it."""
    # Passages stand apart from the edges, so that none is taken for a frame.
    whole = [
        " ".join((words(f"a{spelled(n)}", 50), text, words(f"b{spelled(n)}", 50)))
        for n, text in enumerate([*texts, *added])
    ]
    ids = [f"article {n}" for n in range(len(whole))]
    count = len(texts)
    is_gone = np.array([n in gone for n in range(count)], dtype=bool)
    kept = [n for n in range(len(whole)) if n >= count or n not in gone]
    before, after = corpus_of(whole[:count]), corpus_of([whole[n] for n in kept])
    added_words = [HASHES.of(text) for text in whole[count:]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbours, "HUNDREDS", hundreds)
        patch.setattr(changes, "HUNDREDS", hundreds)
        index = index_corpus(ids[:count], before)
        words_kept = keep_words(before).changed(is_gone, added_words)
        changed = replace_articles(index, words_kept, is_gone, ids[count:])
        anew = index_corpus([ids[n] for n in kept], after)
    assert changed.ids == anew.ids
    assert shared(changed) == shared(anew)
    assert near(changed, ids[count:]) == near(anew, ids[count:])
    assert sorted(changed.candidates()) == sorted(anew.candidates())
    everything = words_kept.corpus(np.arange(len(kept), dtype=np.int32))
    assert everything.words.tolist() == after.words.tolist()


def test_the_footer_of_a_new_article_makes_no_pairs_either() -> None:
    texts = [f"{drawn(RANDOM, f'story{letter}', 200)} {FOOTER}" for letter in "abcdef"]
    before = corpus_of(texts[:5])
    index = index_corpus(list("abcde"), before)
    gone = np.zeros(5, dtype=bool)
    kept = keep_words(before).changed(gone, [HASHES.of(texts[5])])
    changed = replace_articles(index, kept, gone, ["f"])
    assert shared(changed) == set()
    assert changed.boilerplate_ranges()["f"] == ((200, 220),)
