"""Signs beside the text of a comparison."""

from rich.segment import Segment

from tui.articles.model import Span
from tui.overlap.model import Difference, Fact
from tui.overlap.word_changes import Change, ChangedWords
from tui.reading.columns import PairRow, Side
from tui.reading.marks import Marks
from tui.reading.rows import Row
from tui.widgets.pair_signs import (
    badge,
    badge_width,
    before_column,
    between_columns,
    brackets,
    facts_on,
    with_brackets,
)

TEXT = "Gulls cried, “loudly”, over the pier."
ROW = Span(0, len(TEXT))


def drawn(row: Span, *changed: tuple[str, Change]) -> str:
    """Return a row with its brackets, the cells before and behind it included."""
    words = [
        ChangedWords(Span(TEXT.index(one), TEXT.index(one) + len(one)), change)
        for one, change in changed
    ]
    signs = brackets(TEXT, row, words)
    before, behind = signs.pop(row.start - 1, " "), signs.pop(row.end, " ")
    pieces = [Segment(TEXT[row.start : 14]), Segment(TEXT[14 : row.end])]
    inside = with_brackets(pieces, row.start, signs)
    return before + "".join(segment.text for segment in inside) + behind


def test_each_kind_of_change_has_brackets_of_its_own_in_the_blanks_around_it() -> None:
    assert drawn(ROW, ("cried", Change.REPLACED)) == " Gulls[cried,]“loudly”, over the pier. "
    assert drawn(ROW, ("loudly", Change.DELETED)) == " Gulls cried,{“loudly”,}over the pier. "
    assert drawn(ROW, ("over", Change.MOVED)) == " Gulls cried, “loudly”,<over>the pier. "
    assert drawn(ROW, ("over", Change.SAME)) == f" {TEXT} "


def test_at_the_ends_of_a_row_brackets_stand_beside_it() -> None:
    assert drawn(ROW, ("Gulls", Change.REPLACED), ("pier", Change.INSERTED)) == (
        "[Gulls]cried, “loudly”, over the{pier.}"
    )


def test_words_that_go_on_in_another_row_are_not_closed() -> None:
    assert drawn(Span(0, 22), ("loudly”, over", Change.MOVED)) == " Gulls cried,<“loudly”, "
    assert (
        drawn(Span(13, len(TEXT)), ("cried, “loudly", Change.MOVED)) == " “loudly”,>over the pier. "
    )


def test_in_the_blank_between_neighbours_one_sign_closes_and_opens() -> None:
    assert drawn(ROW, ("over", Change.MOVED), ("the", Change.REPLACED)) == (
        " Gulls cried, “loudly”,<over|the]pier. "
    )


def test_beside_letters_nothing_is_drawn() -> None:
    words = [ChangedWords(Span(2, 3), Change.REPLACED)]
    assert brackets("海鸥叫了", Span(0, 4), words) == {}


def test_where_only_one_end_has_room_there_is_no_bracket_in_any_row() -> None:
    text = "From 2024-25 on"
    words = [ChangedWords(Span(5, 9), Change.REPLACED)]
    assert brackets(text, Span(0, len(text)), words) == {}
    assert brackets(text, Span(5, 10), words) == {}


def test_a_badge_names_the_fact_as_far_as_there_is_room() -> None:
    assert badge((), 5) == ""
    assert badge((Fact.NUMBER,), 5) == "!numb"
    assert badge((Fact.DATE,), 5) == "!date"
    assert badge((Fact.DATE, Fact.NAME), 5) == "!dat+"


def test_from_100_cells_of_a_screen_every_badge_has_room() -> None:
    assert badge_width(80) == badge_width(99) == badge_width(79, in_one=True) == len("!numb")
    assert badge_width(80, in_one=True) == badge_width(100)
    assert [badge((fact, Fact.NAME), badge_width(100)) for fact in Fact] == [
        f"!{fact.value}+" for fact in Fact
    ]


def test_the_badge_stands_on_the_row_of_the_words_on_either_side() -> None:
    number = Difference(Fact.NUMBER, Span(12, 14), Span(3, 5))
    marks = Marks([(Span(12, 14), number)]), Marks([(Span(3, 5), number)])
    assert facts_on(PairRow(Row(0, 10), Row(0, 10)), marks) == (Fact.NUMBER,)
    assert facts_on(PairRow(Row(10, 20), None), marks) == (Fact.NUMBER,)
    assert facts_on(PairRow(Row(20, 30), Row(10, 20)), marks) == ()


def test_between_columns_the_sign_opens_a_block() -> None:
    row = PairRow(Row(0, 9), Row(0, 9), 0, opens=True)
    assert between_columns(row, "~↕", (Fact.DATE,), 5) == "~↕!date"
    assert between_columns(row._replace(opens=False), "~", (), 5) == " " * 7


def test_before_one_column_each_row_says_whose_it_is() -> None:
    letters = ("A", "BC")
    row = PairRow(Row(0, 9), None, 0, opens=True)
    assert before_column(row, Side.LEFT, "~", (Fact.NUMBER,), letters) == "~ !numb -A "
    there = PairRow(None, Row(0, 9), 0)
    assert before_column(there, Side.RIGHT, "~", (), letters) == "        +  "
    both = PairRow(Row(0, 9), Row(0, 9), 0, opens=True)
    assert before_column(both, Side.LEFT, "=↕", (), letters) == "↕       =  "
    wide = before_column(row, Side.LEFT, "~", (Fact.NUMBER,), letters, 10)
    assert wide == "~ !number    -A "
