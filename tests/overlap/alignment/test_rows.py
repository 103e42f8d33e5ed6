"""The finer alignment inside a passage."""

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article
from tui.overlap.alignment.rows import WordRow, align_rows, share_of_words
from tui.overlap.alignment.sides import Sides
from tui.overlap.model import Kind
from tui.overlap.words.lexicon import Lexicon
from tui.overlap.words.terms import Range, Terms, read_terms

SENTENCES = (
    "The harbour board will dredge the northern channel in October.",
    "In October the northern channel will be dredged by the harbour board.",
    "Engineers measured four metres of silt beside the pier.",
    "Fishing crews fear for the herring.",
    "Nobody asked them.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).map(" ".join)


def align(left: str, right: str) -> tuple[Terms, Terms, list[WordRow]]:
    lexicon = Lexicon("english")
    one = read_terms(Article("l", left, ""), lexicon)
    other = read_terms(Article("r", right, ""), lexicon)
    whole, other_whole = (0, len(one.stems)), (0, len(other.stems))
    return (
        one,
        other,
        align_rows(one, whole, other, other_whole, Sides(one, other, lexicon.bits).weights),
    )


def assert_tiles(rows: list[Range], length: int) -> None:
    reached = 0
    for start, end in sorted(rows):
        assert start == reached
        reached = end
    assert reached == length


@given(TEXTS, TEXTS)
def test_rows_tile_both_passages(left: str, right: str) -> None:
    one, other, rows = align(left, right)
    assert_tiles([row.left for row in rows if row.left], len(one.stems))
    assert_tiles([row.right for row in rows if row.right], len(other.stems))
    assert all((row.kind is None) == (not row.left or not row.right) for row in rows)


@given(TEXTS)
def test_equal_passages_are_verbatim_row_by_row(text: str) -> None:
    _, _, rows = align(text, text)
    assert {row.kind for row in rows} == {Kind.VERBATIM}
    assert share_of_words(rows, frozenset({Kind.VERBATIM})) == 1.0


def test_an_added_sentence_has_a_row_of_its_own() -> None:
    _, _, rows = align(f"{SENTENCES[0]} {SENTENCES[2]}", " ".join(SENTENCES[i] for i in (0, 4, 2)))
    assert [row.kind for row in rows if not row.left] == [None]
    assert len(rows) == 3


def test_words_that_went_elsewhere_make_one_row_of_all() -> None:
    _, _, rows = align(
        "Gulls mud pier rope. Herring ferry silt kelp. Mayor barge crane sail. Tide oar net hull.",
        "Gulls herring mayor tide. Mud ferry barge oar. Pier silt crane net. Rope kelp sail hull.",
    )
    assert [row.kind for row in rows] == [Kind.REWORDED]
