"""What a comparison shows: headings, signs, folds with their words, and badges."""

from tui.widgets.side_by_side import Spread, blocks_of, spread

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Fact, Kind, Overlap, PairOverlaps, Row, Similar, Standing
from tui.reading.columns import Block, Label

LEFT = Article(
    "l.txt", "One two three four.\n\nThe firm gained 4 per cent today.\n\nOther words.", ""
)
RIGHT = Article("r.txt", "The firm gained 5 per cent today.\n\nSomething else stands here.", "")
A, B = LEFT.sentences[1], RIGHT.sentences[0]
FOUR, FIVE = LEFT.text.index("4"), RIGHT.text.index("5")
NUMBER = Difference(Fact.NUMBER, Span(FOUR, FOUR + 1), Span(FIVE, FIVE + 1))
PASSAGE = Overlap(A, B, Kind.EDITED, 0.9, (Row(A, B, Kind.EDITED),), (NUMBER,))


def shown(pair: PairOverlaps, *, weak: bool = False, unfolded: bool = False) -> list[Block]:
    laid_out: Spread = spread(LEFT, RIGHT, pair, {}, weak=weak)
    return list(blocks_of(laid_out, frozenset(), unfolded=unfolded))


def labels(block: Block) -> list[str]:
    return [piece.words for piece in (*block.left, *block.right) if isinstance(piece, Label)]


def test_a_match_has_its_number_its_words_and_its_badge() -> None:
    (heading,) = [b.heading for b in shown(PairOverlaps("l", "r", (PASSAGE,))) if b.heading]
    assert heading.endswith("! number")
    assert "1/1" in heading
    assert "7 words" in heading


def test_only_the_words_that_differ_are_marked_in_a_copied_row() -> None:
    found = spread(LEFT, RIGHT, PairOverlaps("l", "r", (PASSAGE,)), {}, weak=False)
    assert [LEFT.slice(span) for span in found.edits[0]] == ["4"]
    assert [RIGHT.slice(span) for span in found.edits[1]] == ["5"]
    assert found.same == ((), ())


def test_what_is_not_shared_is_folded_with_its_words_until_unfolded() -> None:
    pair = PairOverlaps("l", "r", (PASSAGE,))
    folded = [label for block in shown(pair) for label in labels(block)]
    assert [label.strip("╴ ") for label in folded] == [
        "4 words not shared",
        "2 words not shared",
        "4 words not shared",
    ]
    assert not any(labels(block) for block in shown(pair, unfolded=True))


def test_a_suggestion_never_claims_to_be_a_match() -> None:
    pair = PairOverlaps("l", "r", (), (Similar(A, B, 0.4321),))
    (block,) = [block for block in shown(pair) if block.heading]
    assert block.sign == "?"
    assert block.heading == "? similar, for you to judge · 0.43"


def test_boilerplate_is_called_that() -> None:
    pair = PairOverlaps("l", "r", (), (Similar(A, B, 1.0, Standing.BOILERPLATE),))
    headings = [block.heading for block in shown(pair, weak=True) if block.heading]
    assert "? boilerplate · 1.00" in headings


def test_what_an_article_repeats_is_folded_as_its_own() -> None:
    repeats = {"l.txt": ((LEFT.sentences[0], LEFT.sentences[2]),)}
    found = spread(LEFT, RIGHT, PairOverlaps("l", "r", (PASSAGE,)), repeats, weak=False)
    folded = [
        label for block in blocks_of(found, frozenset(), unfolded=False) for label in labels(block)
    ]
    assert "2 repeat ¶1" in folded[1]


def test_what_is_not_compared_yet_is_not_said_to_be_unshared() -> None:
    for compared, told in ((True, "words not shared"), (False, "words not compared yet")):
        laid_out = spread(LEFT, RIGHT, PairOverlaps("l", "r"), {}, weak=False, compared=compared)
        (block,) = blocks_of(laid_out, frozenset(), unfolded=False)
        assert all(told in label for label in labels(block))
