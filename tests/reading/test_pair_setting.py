"""Blocks of long texts set first around the cursor."""

from collections.abc import Callable, Iterator

import pytest

from tui.articles.model import Article, Span
from tui.reading.columns import Block, Form, Label, Side
from tui.reading.pair_setting import AROUND, AT_ONCE, PairSetting

TEXT = "\n\n".join(f"Paragraph {n:04} " + "of many words " * 10 for n in range(1_000))
FORM = Form((40, 40))


def setting(make: Callable[[str], Article], *, order: int = 1) -> PairSetting:
    article = make(TEXT)
    there = article.paragraphs[::order]
    pairs = zip(article.paragraphs, there, strict=True)
    blocks = [Block((left,), (right,), n // 2, n % 2, "~") for n, (left, right) in enumerate(pairs)]
    return PairSetting(blocks, (article, article))


def test_short_texts_are_set_at_once(make: Callable[[str], Article]) -> None:
    article = make(TEXT[: AT_ONCE // 2])
    whole = Span(0, len(article.text))
    found = PairSetting([Block((whole,), (), 0)], (article, article))
    assert not found.is_long
    assert found.is_whole(found.around(FORM, len, 0))


def test_of_long_texts_what_is_around_a_block_is_set(make: Callable[[str], Article]) -> None:
    found = setting(make)
    for number in (0, 500, 999):
        columns = found.around(FORM, len, number)
        assert found.is_long
        assert not found.is_whole(columns)
        assert columns.has_block(number)
        shown = sum(end - start for start, end, _ in columns.places[0])
        assert AROUND / 3 < shown < 2 * AROUND
        block = columns.rows[columns.start_of(number)].block
        assert block == number


def test_all_rows_are_the_same_as_around_a_block(make: Callable[[str], Article]) -> None:
    found = setting(make)
    part, whole = found.around(FORM, len, 500), found.whole(FORM, len, lambda: True)
    assert whole
    assert found.is_whole(whole)
    start = whole.start_of(part.first)
    assert part.rows == whole.rows[start : start + len(part.rows)]
    assert len(whole.rows) <= found.most_rows(0, len(found.blocks))


@pytest.mark.parametrize("order", [1, -1])
def test_the_block_of_an_offset_is_known_without_rows(
    make: Callable[[str], Article], order: int
) -> None:
    found = setting(make, order=order)
    for number in (0, 7, 999):
        left, right = found.blocks[number].left[0], found.blocks[number].right[0]
        assert found.block_of(Side.LEFT, start(left) + 5, near=0, forward=True) == number
        assert found.block_of(Side.RIGHT, start(right) + 5, near=0, forward=True) == number


def test_a_hidden_offset_has_the_next_block_in_a_direction(make: Callable[[str], Article]) -> None:
    article = make("aaaa bbbb cccc dddd")
    blocks = [
        Block((Span(0, 4),), (Label(Span(0, 0), "none"),), 0),
        Block((Label(Span(10, 14), "folded"),), (), 1),
    ]
    found = PairSetting(blocks, (article, article))
    assert found.block_of(Side.LEFT, 6, near=0, forward=True) == 1
    assert found.block_of(Side.LEFT, 6, near=0, forward=False) == 0
    assert found.block_of(Side.LEFT, 18, near=0, forward=True) == 1
    assert found.block_of(Side.RIGHT, 0, near=1, forward=True) == 1


def test_the_blocks_of_a_key_are_found(make: Callable[[str], Article]) -> None:
    assert setting(make).blocks_with(3) == range(6, 8)


def test_setting_all_can_be_ended(make: Callable[[str], Article]) -> None:
    answers: Iterator[bool] = iter([True, True, False])
    assert setting(make).whole(FORM, len, lambda: next(answers)) is None


def start(piece: Span | Label) -> int:
    return piece.span.start if isinstance(piece, Label) else piece.start
