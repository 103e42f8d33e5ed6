from dataclasses import replace

from tui.articles.model import Article, Span
from tui.overlap.model import Kind, Overlap, PairOverlaps, Row
from tui.overlap.order import moved_rows
from tui.overlap.phrasing import describe, hidden_phrase

SAME = "The ministry said on Monday that the export of these chips may go on without delay."
LEFT = Article("a.txt", f"{SAME} It sold 300 chips to dealers in the north of the country.", "A")
RIGHT = Article("b.txt", f"{SAME} It sold 500 chips to dealers in the north of the country.", "B")
CUT = len(SAME)


def overlap(left: Article, right: Article, kind: Kind, rows: tuple[Row, ...]) -> Overlap:
    return Overlap(Span(0, len(left.text)), Span(0, len(right.text)), kind, 0.9, rows)


def row(start: int, left: Article, right: Article, kind: Kind) -> Row:
    end = CUT if start == 0 else None
    return Row(Span(start, end or len(left.text)), Span(start, end or len(right.text)), kind)


FIRST = row(0, LEFT, RIGHT, Kind.VERBATIM)


def test_a_changed_number_in_a_copy_is_one_edit() -> None:
    rows = (FIRST, row(CUT + 1, LEFT, RIGHT, Kind.EDITED))
    assert describe(LEFT, RIGHT, overlap(LEFT, RIGHT, Kind.EDITED, rows)) == (
        "verbatim but for 1 edit"
    )


def test_a_short_sentence_that_one_side_adds_is_an_edit() -> None:
    longer = Article("c.txt", f"{RIGHT.text} Nobody objected.", "C")
    added = Row(None, Span(len(RIGHT.text) + 1, len(longer.text)), None)
    rows = (FIRST, row(CUT + 1, LEFT, RIGHT, Kind.EDITED), added)
    assert describe(LEFT, longer, overlap(LEFT, longer, Kind.EDITED, rows)) == (
        "verbatim but for 2 edits"
    )


def test_a_passage_with_much_new_wording_is_edited() -> None:
    other = Article("c.txt", f"{SAME} Dealers up north bought three hundred of them at once.", "C")
    rows = (FIRST, row(CUT + 1, LEFT, other, Kind.REWORDED))
    assert describe(LEFT, other, overlap(LEFT, other, Kind.EDITED, rows)) == "edited"


def test_sentences_in_another_order_are_counted() -> None:
    texts = ["Gulls cried over the pier all day.", "Nets dried in the sun.", "Boats came home."]
    one = Article("a.txt", " ".join(texts), "A")
    other = Article("b.txt", " ".join([texts[1], texts[2], texts[0]]), "B")
    pairs = zip(one.sentences, (other.sentences[n] for n in (2, 0, 1)), strict=True)
    rows = tuple(Row(a, b, Kind.VERBATIM) for a, b in pairs)
    found = overlap(one, other, Kind.EDITED, rows)
    moved = len(moved_rows(rows))
    assert moved in (1, 2)
    assert describe(one, other, found) == f"verbatim, {moved} sentence{'s' * (moved > 1)} moved"


def test_sentences_in_another_order_are_counted_beside_edits() -> None:
    first, changed = SAME, "It sold {} chips to dealers in the north of the country."
    one = Article("a.txt", f"{first} {changed.format(300)}", "A")
    other = Article("b.txt", f"{changed.format(500)} {first}", "B")
    pairs = zip(one.sentences, reversed(other.sentences), (Kind.VERBATIM, Kind.EDITED), strict=True)
    found = overlap(one, other, Kind.EDITED, tuple(Row(*each) for each in pairs))
    assert describe(one, other, found) == "verbatim but for 1 edit, 1 sentence moved"


def test_other_kinds_go_by_their_name() -> None:
    for kind in (Kind.VERBATIM, Kind.REWORDED):
        rows = (FIRST, row(CUT + 1, LEFT, RIGHT, kind))
        assert describe(LEFT, RIGHT, overlap(LEFT, RIGHT, kind, rows)) == kind.value


def test_what_is_hidden_is_counted() -> None:
    found = PairOverlaps("a.txt", "b.txt")
    assert hidden_phrase(found) == ""
    assert hidden_phrase(replace(found, left_out=1)) == "1 passage hidden as boilerplate"
    assert hidden_phrase(replace(found, left_out=3)) == "3 passages hidden as boilerplate"
