"""What was found in two texts is known again wherever these stand, and nowhere else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tui.articles.library import open_library
from tui.articles.model import Article
from tui.overlap.cache.pairs import PairCache, library_hash
from tui.overlap.cache.storage import Storage
from tui.overlap.comparison import Comparer
from tui.overlap.corrections import Correction, Corrections, Verdict
from tui.overlap.model import PairOverlaps
from tui.overlap.sharing import share_of

SEEDS = Path(__file__).parents[3] / "seeds"
ARTICLES = open_library(SEEDS).articles
LEFT, RIGHT = ARTICLES[0], ARTICLES[2]


@pytest.fixture(scope="module")
def found() -> PairOverlaps:
    return Comparer([LEFT, RIGHT]).pair(LEFT, RIGHT)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    storage = Storage(tmp_path, "one")
    yield storage
    storage.close()


def keeping(storage: Storage, found: PairOverlaps, corrections: Corrections) -> PairCache:
    cache = PairCache(storage, corrections, "library")
    cache.keep_passages(found, LEFT, RIGHT)
    cache.keep_sharing(share_of(found, LEFT, RIGHT), LEFT, RIGHT)
    cache.keep_similar(found, LEFT, RIGHT, "")
    return cache


@pytest.mark.parametrize("exchanged", [False, True])
def test_a_pair_is_known_again_from_either_side(
    storage: Storage, found: PairOverlaps, *, exchanged: bool
) -> None:
    cache = keeping(storage, found, Corrections())
    assert found.passages
    one, other = (RIGHT, LEFT) if exchanged else (LEFT, RIGHT)
    wanted = found.swapped() if exchanged else found
    passages = cache.passages(one, other)
    assert passages == replace(wanted, similar=())
    assert passages is not None
    assert cache.with_similar(passages, one, other, "") == wanted
    assert cache.sharings([(one, other)]) == [share_of(wanted, one, other)]


def test_a_renamed_article_is_known_by_what_stands_in_it(
    storage: Storage, found: PairOverlaps
) -> None:
    cache = keeping(storage, found, Corrections())
    renamed = replace(RIGHT, id="renamed.md")
    known = cache.passages(LEFT, renamed)
    assert known is not None
    assert (known.right, known.passages) == ("renamed.md", found.passages)


def test_of_a_text_that_changed_nothing_is_known(storage: Storage, found: PairOverlaps) -> None:
    cache = keeping(storage, found, Corrections())
    changed = replace(RIGHT, text=f"{RIGHT.text} More.")
    assert cache.passages(LEFT, changed) is None
    assert cache.sharings([(LEFT, changed)]) == [None]


def test_what_the_reader_corrected_is_no_finding_without_the_correction(
    storage: Storage, found: PairOverlaps
) -> None:
    keeping(storage, found, Corrections())
    overlap = found.passages[0]
    said = Correction(Verdict.NOT_A_MATCH, LEFT.id, overlap.left, RIGHT.id, overlap.right)
    corrected = PairCache(storage, Corrections([said]), "library")
    assert corrected.passages(LEFT, RIGHT) is None
    corrected.keep_passages(PairOverlaps(LEFT.id, RIGHT.id), LEFT, RIGHT)
    assert corrected.passages(RIGHT, LEFT) == PairOverlaps(RIGHT.id, LEFT.id)
    plain = PairCache(storage, Corrections(), "library").passages(LEFT, RIGHT)
    assert plain is not None
    assert plain.passages == found.passages


def test_similar_sentences_are_those_of_one_library(storage: Storage, found: PairOverlaps) -> None:
    keeping(storage, found, Corrections())
    elsewhere = PairCache(storage, Corrections(), "another library")
    known = elsewhere.passages(LEFT, RIGHT)
    assert known is not None
    assert elsewhere.with_similar(known, LEFT, RIGHT, "") is None


def test_a_library_is_the_same_by_its_texts_alone() -> None:
    def named(prefix: str) -> list[Article]:
        return [replace(article, id=prefix + article.id) for article in ARTICLES]

    assert library_hash(ARTICLES) == library_hash(named("moved/")[::-1])
    assert library_hash(ARTICLES) != library_hash(ARTICLES[1:])


def test_values_that_are_damaged_are_as_if_there_were_none(
    storage: Storage, found: PairOverlaps, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = keeping(storage, found, Corrections())
    get = Storage.get
    monkeypatch.setattr(
        Storage, "get", lambda *asked: {key: value[:-1] for key, value in get(*asked).items()}
    )
    assert cache.passages(LEFT, RIGHT) is None
    assert cache.with_similar(found, LEFT, RIGHT, "") is None
    assert cache.sharings([(LEFT, RIGHT)]) == [None]
