"""What a comparison shows: headings, signs, and folds with their words."""

from tui.articles.model import Article, Span
from tui.key_tables import KeyMap
from tui.overlap.model import Difference, Fact, Kind, Overlap, PairOverlaps, Row, Similar, Standing
from tui.reading.columns import Block, Label
from tui.widgets.pair_blocks import LONGEST_BLOCK, blocks_of, heading_of
from tui.widgets.spread import Spread, spread

LEFT = Article(
    "l.txt", "One two three four.\n\nThe firm gained 4 per cent today.\n\nOther words.", ""
)
RIGHT = Article("r.txt", "The firm gained 5 per cent today.\n\nSomething else stands here.", "")
A, B = LEFT.sentences[1], RIGHT.sentences[0]
FOUR, FIVE = LEFT.text.index("4"), RIGHT.text.index("5")
NUMBER = Difference(Fact.NUMBER, Span(FOUR, FOUR + 1), Span(FIVE, FIVE + 1))
PASSAGE = Overlap(A, B, Kind.EDITED, 0.9, (Row(A, B, Kind.EDITED),), (NUMBER,))
PAIR = PairOverlaps("l", "r", (PASSAGE,))


def blocks(found: Spread, *, unfolded: bool = False, in_one: bool = False) -> list[Block]:
    return list(blocks_of(found, frozenset(), unfolded=unfolded, in_one=in_one))


def headings(pair: PairOverlaps, *, weak: bool = False, known: bool = True) -> list[str]:
    found = spread((LEFT, RIGHT), pair, weak=weak)
    return [heading_of(found, one, known=known) for one in blocks(found) if one.headed]


def labels(block: Block) -> list[str]:
    return [piece.words for piece in (*block.left, *block.right) if isinstance(piece, Label)]


def test_a_match_has_its_number_its_words_and_its_badge() -> None:
    (heading,) = headings(PAIR)
    assert heading.startswith("~ 1/1 ")
    assert heading.endswith(" · 7 words   ! number")


def test_a_match_that_is_not_compared_word_by_word_yet_has_its_kind() -> None:
    assert headings(PAIR, known=False) == ["~ 1/1 edited · 7 words   ! number"]


def test_what_is_not_shared_is_folded_with_its_words_until_unfolded() -> None:
    found = spread((LEFT, RIGHT), PAIR)
    folded = [label for block in blocks(found) for label in labels(block)]
    assert [label.strip("╴ ") for label in folded] == [
        "4 words not shared",
        "2 words not shared",
        "4 words not shared",
    ]
    assert not any(labels(block) for block in blocks(found, unfolded=True))


def test_a_suggestion_never_claims_to_be_a_match() -> None:
    pair = PairOverlaps("l", "r", (), (Similar(A, B, 0.4321),))
    assert headings(pair) == ["? similar, for you to judge · 0.43"]
    (block,) = [block for block in blocks(spread((LEFT, RIGHT), pair)) if block.headed]
    assert block.sign == "?"


def test_boilerplate_is_called_that() -> None:
    pair = PairOverlaps("l", "r", (), (Similar(A, B, 1.0, Standing.BOILERPLATE),))
    assert "? boilerplate · 1.00" in headings(pair, weak=True)


def test_what_an_article_repeats_is_folded_as_its_own() -> None:
    repeats = {"l.txt": ((LEFT.sentences[0], LEFT.sentences[2]),)}
    found = spread((LEFT, RIGHT), PAIR, repeats=repeats)
    folded = [label for block in blocks(found) for label in labels(block)]
    assert "2 repeat ¶1" in folded[1]


def test_what_is_not_compared_yet_is_not_said_to_be_unshared() -> None:
    for compared, told in ((True, "words not shared"), (False, "words not compared yet")):
        found = spread((LEFT, RIGHT), PairOverlaps("l", "r"), compared=compared)
        (block,) = blocks(found)
        assert all(told in label for label in labels(block))


def test_rows_that_one_side_has_and_rows_in_another_order_have_a_sign() -> None:
    one = Article("l", "Gulls cried. Nets dried. Boats sailed.", "")
    other = Article("r", "Boats sailed. Gulls cried. Storms came.", "")
    rows = (
        Row(one.sentences[0], other.sentences[1], Kind.VERBATIM),
        Row(None, other.sentences[2], None),
        Row(one.sentences[1], None, None),
        Row(one.sentences[2], other.sentences[0], Kind.VERBATIM),
    )
    overlap = Overlap(Span(0, 38), Span(0, 40), Kind.EDITED, 0.9, rows)
    found = blocks(spread((one, other), PairOverlaps("l", "r", (overlap,))))
    assert [block.sign for block in found] == ["=↕", "+", "-", "="]
    assert [block.alike for block in found] == [True, False, False, True]


def test_a_moved_match_stands_where_it_is_on_the_left_and_is_named_on_the_right() -> None:
    one = Article("l", "Gulls cried over us. Boats sailed.", "")
    other = Article("r", "Boats sailed. Gulls cried over us.", "")
    pairs = zip(one.sentences, other.sentences[::-1], strict=True)
    moved = tuple(Overlap(a, b, Kind.VERBATIM, 1.0, (Row(a, b, Kind.VERBATIM),)) for a, b in pairs)
    found = spread((one, other), PairOverlaps("l", "r", moved))
    shown = blocks(found)
    assert labels(shown[0]) == ["↕ match 2 is below · % goes there"]
    assert heading_of(found, shown[2], known=True) == "= 2/2 verbatim · 2 words · ↕ moved"
    found.keymap = KeyMap({"other-half": ("g 5",)})
    assert labels(blocks(found)[0]) == ["↕ match 2 is below · g5 goes there"]
    found.keymap = KeyMap({"other-half": ()})
    assert labels(blocks(found)[0]) == ["↕ match 2 is below"]


def test_long_stretches_that_are_not_shared_are_cut_and_none_is_lost() -> None:
    text = "\n\n".join(f"Paragraph {n} has these words." for n in range(1_000))
    found = spread((Article("l", text, ""), Article("r", text, "")), PairOverlaps("l", "r"))
    for in_one in (False, True):
        shown = blocks(found, unfolded=True, in_one=in_one)
        assert len(shown) > 2
        assert [block.headed for block in shown].count(True) == 1
        for side in (0, 1):
            spans = [piece for block in shown for piece in (block.left, block.right)[side]]
            assert spans == list(found.articles[side].paragraphs)
            most = max(len((block.left, block.right)[side]) for block in shown)
            assert most * 30 < LONGEST_BLOCK * 1.5
    order = [bool(block.left) for block in shown]
    assert order == sorted(order, reverse=True)
