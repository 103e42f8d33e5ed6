"""Where keys lead in a comparison, without a screen."""

import pytest

from tui.articles.model import Article, Span
from tui.overlap.model import Difference, Fact, Kind, Overlap, PairOverlaps, Row
from tui.reading.columns import Form, Side
from tui.widgets.pair_cursor import PairCursor
from tui.widgets.spread import Spread, spread

TWO, ONE = Form((30, 30)), Form((40, 40), in_one=True)
SENTENCES = [f"Sentence number {n} tells of {n + 2} gulls on the pier." for n in range(6)]
LEFT = Article("l", "\n\n".join(SENTENCES), "l")
RIGHT = Article(
    "r",
    "\n\n".join([SENTENCES[4], "Nothing of it.", SENTENCES[0], SENTENCES[2].replace("4", "9")]),
    "r",
)


def match(left: int, right: int, *differences: Difference) -> Overlap:
    a, b = LEFT.sentences[left], RIGHT.sentences[right]
    kind = Kind.VERBATIM if LEFT.slice(a) == RIGHT.slice(b) else Kind.EDITED
    return Overlap(a, b, kind, 0.9, (Row(a, b, kind),), differences)


def place(article: Article, words: str, start: int = 0) -> Span:
    at = article.text.index(words, start)
    return Span(at, at + len(words))


NUMBER = Difference(
    Fact.NUMBER,
    place(LEFT, "4", LEFT.sentences[2].start),
    place(RIGHT, "9", RIGHT.sentences[3].start),
)
PAIR = PairOverlaps("l", "r", (match(0, 2), match(2, 3, NUMBER), match(4, 0)))


def cursor(form: Form = TWO) -> PairCursor:
    found = PairCursor(spread((LEFT, RIGHT), PAIR))
    found.set_form(form)
    found.to_section(found.spread.matches[0])
    return found


def label(found: PairCursor) -> str:
    assert found.here
    return found.here.label


def sentence(found: PairCursor) -> str:
    return found.article.text[found.offset :].split("\n")[0]


@pytest.mark.parametrize("form", [TWO, ONE])
def test_from_match_to_match_and_back(form: Form) -> None:
    found = cursor(form)
    reached = [sentence(found)]
    while found.to_match(1):
        reached.append(sentence(found))
    assert reached == [SENTENCES[0], SENTENCES[2], SENTENCES[4]]
    assert found.to_match(-2)
    assert sentence(found) == SENTENCES[0]
    assert not found.to_match(-1)


@pytest.mark.parametrize("form", [TWO, ONE])
def test_the_halves_of_a_moved_match_lead_to_each_other(form: Form) -> None:
    found = cursor(form)
    found.to_match(9)
    assert found.to_other_half()
    assert found.section == found.spread.halves[3]
    assert found.to_other_half()
    assert (found.side, sentence(found)) == (Side.RIGHT, SENTENCES[4])
    found.to_other_half()
    found.set_form(Form((20, 20)))
    assert found.section == found.spread.halves[3]


def test_a_fact_is_gone_to_on_the_side_of_the_cursor() -> None:
    found = cursor()
    assert found.to_fact(1)
    assert (found.side, found.offset) == (Side.LEFT, NUMBER.left and NUMBER.left.start)
    assert found.to_other_half()
    assert (found.side, found.offset) == (Side.RIGHT, NUMBER.right and NUMBER.right.start)
    assert not found.to_fact(1)


@pytest.mark.parametrize("form", [TWO, ONE])
def test_another_form_and_back_leave_the_cursor_on_its_text(form: Form) -> None:
    found = cursor(form)
    found.to_match(1)
    found.move_to(found.offset + 20)
    before = found.side, found.offset
    for other in (ONE, TWO, Form((12, 12)), form):
        found.set_form(other)
        here = found.here
        assert (found.side, found.offset) == before
        assert here
        assert here.start <= found.offset < here.end


def test_rows_lead_through_one_article_or_in_one_column_through_both() -> None:
    for form, sides in ((TWO, {Side.LEFT}), (ONE, {Side.LEFT, Side.RIGHT})):
        found, met = cursor(form), set()
        for _ in range(40):
            met.add(found.side)
            found.move_rows(1, keeps_side=False)
        assert met == sides


def test_folds_open_one_by_one_or_all_and_close_again() -> None:
    found = cursor()
    found.move_to(LEFT.sentences[1].start)
    assert label(found)
    assert found.open_fold()
    assert not label(found)
    found.toggle_folds()
    assert label(found)
    found.toggle_folds()
    assert not label(found)
    found.move_to(LEFT.sentences[3].start)
    assert not label(found)


def test_the_left_sentence_is_known_from_the_right() -> None:
    found = cursor()
    found.to_match(1)
    left = found.offset
    assert found.change_side()
    assert found.left_place == left


def long_spread() -> Spread:
    text = "\n\n".join(f"Paragraph {n} is here with quite a few words in it." for n in range(3_000))
    one, other = Article("l", text, "l"), Article("r", text, "r")
    matches = tuple(
        Overlap(a, b, Kind.VERBATIM, 1.0, (Row(a, b, Kind.VERBATIM),))
        for a, b in zip(one.sentences[::2], other.sentences[::2], strict=True)
    )
    return spread((one, other), PairOverlaps("l", "r", matches))


@pytest.mark.parametrize("form", [TWO, ONE])
def test_of_a_long_pair_every_place_is_reached_before_all_rows_are_there(form: Form) -> None:
    found = PairCursor(long_spread())
    found.set_form(form)
    assert not found.page.is_whole
    for moves, paragraph in ((10**9, 2_999), (-(10**9), 0)):
        found.move_rows(moves, keeps_side=False)
        here = found.here
        assert here
        within = found.article.sentences[paragraph]
        assert within.start <= here.start <= within.end
    found.to_match(1_000)
    assert sentence(found).startswith("Paragraph 2000 ")


@pytest.mark.parametrize("form", [TWO, ONE])
def test_steps_are_the_same_before_and_after_all_rows_are_there(form: Form) -> None:
    reached = []
    for is_whole in (False, True):
        found = PairCursor(long_spread())
        found.set_form(form)
        found.to_match(1_000)
        whole = found.page.setting.whole(form, len, lambda: True)
        assert whole
        if is_whole:
            found.take(whole)
        places = []
        for count in (*[7] * 90, -500, 1_000, -1, *[-9] * 40):
            found.move_rows(count, keeps_side=False)
            places.append((found.side, found.offset))
        assert found.page.is_whole is is_whole
        reached.append(places)
    assert reached[0] == reached[1]


def test_all_rows_take_the_place_of_those_in_reach_under_the_cursor() -> None:
    found = PairCursor(long_spread())
    found.set_form(TWO)
    found.to_match(700)
    found.move_rows(3, keeps_side=False)
    before = found.side, found.offset, found.here
    whole = found.page.setting.whole(TWO, len, lambda: True)
    assert whole
    found.take(whole)
    assert found.page.is_whole
    assert (found.side, found.offset, found.here) == before


def stops_of(*rows: tuple[int | None, int | None, Kind | None]) -> list[int | None]:
    """Return the left sentences, or None, of the rows of one match at which `n` stops."""
    told = [
        Row(
            None if left is None else LEFT.sentences[left],
            None if right is None else LEFT.sentences[right],
            kind,
        )
        for left, right, kind in rows
    ]
    whole = Span(0, len(LEFT.text))
    overlap = Overlap(whole, whole, Kind.EDITED, 0.9, tuple(told))
    found = PairCursor(spread((LEFT, LEFT), PairOverlaps("l", "l", (overlap,))))
    found.set_form(TWO)
    found.to_section(found.spread.matches[0])
    reached = [rows[0][0]]
    while found.to_stop(1):
        block = found.page.setting.blocks[found.page.columns.block_at(found.row)]
        reached.append(rows[block.row][0])
    return reached


def test_n_stops_at_each_edited_row() -> None:
    kinds = [Kind.VERBATIM, Kind.EDITED, Kind.EDITED, Kind.VERBATIM, Kind.EDITED, Kind.VERBATIM]
    assert stops_of(*((n, n, kind) for n, kind in enumerate(kinds))) == [0, 1, 2, 4]


def test_n_stops_where_rows_in_another_order_begin() -> None:
    places = [0, 4, 5, 1, 2, 3]
    same = Kind.VERBATIM
    assert stops_of(*((n, place, same) for n, place in enumerate(places))) == [0, 1]
    places = [5, 1, 2, 3, 4, 0]
    assert stops_of(*((n, place, same) for n, place in enumerate(places))) == [0, 5]


def test_n_stops_where_rows_of_one_side_begin() -> None:
    same = Kind.VERBATIM
    rows = [(0, 0, same), (1, None, None), (2, None, None), (3, 1, Kind.REWORDED)]
    assert stops_of(*rows, (4, 2, Kind.REWORDED), (5, 3, same)) == [0, 1, 3]
