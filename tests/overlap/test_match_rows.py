"""The rows of a match, asked by place."""

from tui.articles.model import Article, Span
from tui.overlap.match_rows import MatchRows, across
from tui.overlap.model import Kind, Row

ROWS = MatchRows(
    (row, ())
    for row in (
        Row(Span(0, 10), Span(40, 50), Kind.EDITED),
        Row(Span(11, 20), None, None),
        Row(Span(21, 40), Span(0, 20), Kind.VERBATIM),
        Row(Span(41, 60), Span(21, 39), Kind.VERBATIM),
    )
)


def test_a_row_is_found_on_either_side_whatever_their_order() -> None:
    assert [ROWS.at(0, offset) for offset in (0, 15, 20, 59)] == [0, 1, None, 3]
    assert [ROWS.at(1, offset) for offset in (0, 25, 45, 50)] == [2, 3, 0, None]


def test_between_rows_the_one_before_is_known() -> None:
    assert [ROWS.before(1, offset) for offset in (20, 39, 99)] == [2, 3, 0]


def test_rows_in_another_order_on_the_right_are_moved() -> None:
    assert ROWS.moved == {0}


def test_rows_of_one_left_sentence_give_the_first() -> None:
    rows = MatchRows((Row(Span(0, 9), Span(10 * n, 10 * n + 9), None), ()) for n in range(3))
    assert rows.at(0, 4) == 0
    assert rows.at(1, 15) == 1


LEFT = Article("l", "Before. The gulls cried loudly over the pier.", "l")
RIGHT = Article("r", "Gulls wept over the pier reopened yesterday.", "r")
ROW = Row(LEFT.sentences[1], RIGHT.sentences[0], Kind.EDITED)


def there(word: str, *, back: bool = False) -> str:
    here, other = (RIGHT, LEFT) if back else (LEFT, RIGHT)
    found = across((LEFT, RIGHT), ROW, int(back), here.text.index(word) + 1)
    assert found is not None
    return other.text[found:].split()[0]


def test_a_word_is_found_across_or_what_stands_in_its_place() -> None:
    assert [there(word) for word in ("gulls", "pier", "cried", "loudly")] == [
        "Gulls",
        "pier",
        "wept",
        "wept",
    ]
    assert there("wept", back=True) == "cried"
    assert there("pier", back=True) == "pier."


def test_a_row_that_one_side_has_leads_nowhere() -> None:
    assert across((LEFT, RIGHT), Row(LEFT.sentences[0], None, None), 0, 0) is None
