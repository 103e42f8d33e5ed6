"""A selection holds whole units, and only what changed of it is told as changed."""

from hypothesis import given
from hypothesis import strategies as st

from tui.articles.model import Article, Span
from tui.reading.selection import Mode, Selection, changed

SPANS = st.none() | st.tuples(st.integers(0, 20), st.integers(1, 9)).map(
    lambda drawn: Span(drawn[0], drawn[0] + drawn[1])
)


@given(SPANS, SPANS)
def test_what_changed_is_what_only_one_of_two_selections_has(
    before: Span | None, after: Span | None
) -> None:
    def offsets(span: Span | None) -> set[int]:
        return set(range(*span)) if span else set()

    told = [offset for span in changed(before, after) for offset in range(*span)]
    assert offsets(before) ^ offsets(after) <= set(told)
    if before and after and before.overlaps(after):
        assert sorted(told) == sorted(offsets(before) ^ offsets(after))


def test_whole_characters_are_selected() -> None:
    article = Article("a.txt", "x\U0001f44d\U0001f3fde\u0301y", "")
    assert Selection(1, Mode.CHARACTER).span(article, 3) == Span(1, 5)


def test_a_word_without_spaces_is_a_run() -> None:
    article = Article("a.txt", "北京的天气，很好。", "")
    assert article.slice(Selection(2, Mode.WORD).span(article, 2)) == "北京的天气"
