"""The families of a library follow what is found in it, and the reader."""

from itertools import repeat
from threading import Event

from tests import labelled_families as sample
from tui.annotations.model import Verdict
from tui.desk.library_families import FamilyThread, LibraryFamilies, Words
from tui.overlap.sharing import Sharing

ARTICLES = sample.library().articles
LETTERS = {article.id: article.id[:2] for article in ARTICLES}


class Reader:
    """Somebody whose words on articles change."""

    def __init__(self) -> None:
        self.words: Words = []

    def __call__(self) -> Words:
        return self.words


def found(words: Words = ()) -> LibraryFamilies:
    families = LibraryFamilies(ARTICLES, lambda: words)
    families.take(sample.sharings())
    families.find()
    return families


def refused(sharing: Sharing) -> Sharing:
    return Sharing(sharing.left, sharing.right, None, 0, 0, 0.0, 0.0, 0, (), ())


def test_what_pairs_share_makes_the_families_whatever_way_round_and_order_they_come() -> None:
    families = LibraryFamilies(ARTICLES, list)
    for sharing in reversed(sample.sharings()):
        families.take([sharing.swapped()])
        families.find()
    members = {f.source: {m.article for m in f.members} for f in families.all}
    assert members == sample.FAMILIES
    assert families.sources == 5


def test_without_anything_known_each_article_is_a_source() -> None:
    families = LibraryFamilies(ARTICLES, list)
    assert not families.find()
    assert families.sources == len(ARTICLES)
    assert families.sign(sample.WIRE, LETTERS) == families.line(sample.WIRE, LETTERS) == ""


def test_signs_tell_the_source_from_its_copies() -> None:
    families = found()
    assert families.sign(sample.WIRE, LETTERS) == "◆"
    assert families.sign(sample.TRIMMED, LETTERS) == "◇01"
    assert families.sign(sample.FOLLOW_UP, LETTERS) == ""
    assert "counts as one with 09: 63 % of it matches 09" in families.line(sample.MILK, LETTERS)


def test_articles_of_one_family_count_as_one_source() -> None:
    families = found()
    assert families.count({sample.WIRE, sample.TRIMMED, sample.FOLLOW_UP}) == 2
    assert families.count({sample.WIRE, sample.RELEASE}) == 2
    assert families.count(set()) == 0
    assert families.are_one(sample.WIRE, sample.TRIMMED)
    assert not families.are_one(sample.WIRE, sample.RELEASE)
    assert not families.are_one(sample.FOLLOW_UP, sample.TANKERS)
    assert families.are_one(sample.FOLLOW_UP, sample.FOLLOW_UP)


def test_the_readers_words_are_followed_at_once_and_their_undoing_too() -> None:
    reader = Reader()
    families = LibraryFamilies(ARTICLES, reader)
    families.take(sample.sharings())
    families.find()
    assert not families.follow()
    reader.words = [((sample.WATER, sample.MILK), Verdict.SPLIT)]
    assert families.follow()
    assert families.companions(sample.WATER) == set()
    assert families.companions(sample.MILK) == {sample.TANKERS}, "a copy of what is its own"
    reader.words = [*reader.words, ((sample.WATER, sample.FOLLOW_UP), Verdict.JOIN)]
    assert families.follow()
    assert families.companions(sample.WATER) == {sample.FOLLOW_UP}
    reader.words = []
    assert families.follow()
    assert families.sources == 5


def test_words_alone_make_a_family_before_anything_is_compared() -> None:
    families = LibraryFamilies(ARTICLES, lambda: [((sample.WIRE, sample.MILK), Verdict.JOIN)])
    assert families.find()
    assert families.sources == len(ARTICLES) - 1


def test_a_pair_that_shares_no_more_leaves_its_family() -> None:
    families = found()
    pair = {sample.WATER, sample.MILK}
    families.take([refused(one) for one in sample.sharings() if {one.left, one.right} == pair])
    assert families.is_stale
    assert families.find()
    assert sample.WATER not in families.by_article
    assert not families.is_stale


def test_what_is_known_already_or_too_little_makes_nothing_stale() -> None:
    families = found()
    families.take(sample.sharings())
    assert not families.is_stale
    families.take([refused(Sharing("a", "b", None, 1, 1, 0.1, 0.1, 0, (), ()))])
    assert not families.is_stale


def test_the_thread_tells_only_of_changes_and_is_idle_once_all_is_found() -> None:
    told = Event()
    families = LibraryFamilies(ARTICLES, list)
    families.take(sample.sharings())
    thread = FamilyThread(families, told.set)
    thread.begin()
    assert told.wait(30)
    told.clear()
    for _ in repeat(None, 3):
        thread.wake()
    wait = Event()
    for _ in range(3000):
        if thread.is_idle:
            break
        wait.wait(0.01)
    thread.close()
    assert thread.is_idle
    assert not told.is_set()
    assert families.sources == 5
