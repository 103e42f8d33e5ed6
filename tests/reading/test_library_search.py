"""All articles are searched in their order, in batches, with limits that are told."""

from collections.abc import Iterator

import pytest

from tui.articles.model import Article, Span
from tui.reading import library_search
from tui.reading.finder import Finder
from tui.reading.library_search import Hit, LibrarySearch, Progress, followed_row
from tui.reading.regex_process import RegexProcess
from tui.reading.search import Places, Query

ARTICLES = [
    Article("1.txt", "A ferry, a ferry.", "One"),
    Article("2.txt", "Nobody.", "Two"),
    Article("3.txt", "The ferry.", "Three"),
]


@pytest.fixture
def finder() -> Iterator[Finder]:
    made = Finder(RegexProcess(seconds=0.2))
    yield made
    made.close()


def searched(
    articles: list[Article], query: Query, finder: Finder
) -> tuple[list[Hit], list[Progress]]:
    batches = list(LibrarySearch(articles, query, finder, seconds=0).batches())
    return [hit for hits, _ in batches for hit in hits], [progress for _, progress in batches]


def test_what_is_found_comes_article_by_article_and_the_count_at_the_end(finder: Finder) -> None:
    hits, told = searched(ARTICLES, Query("ferry"), finder)
    assert hits == [
        Hit(ARTICLES[0], Span(2, 7), opens=True),
        Hit(ARTICLES[0], Span(11, 16), opens=False),
        Hit(ARTICLES[2], Span(4, 9), opens=True),
    ]
    assert told[-1] == Progress(3, searched=3, having=2, places=3, is_over=True)
    assert [progress.places for progress in told] == [2, 2, 3, 3]


def test_a_wrong_expression_ends_the_search_and_is_told(finder: Finder) -> None:
    hits, told = searched(ARTICLES, Query("(", is_regex=True), finder)
    assert not hits
    assert told[-1].is_over
    assert "missing )" in told[-1].trouble


def test_articles_on_which_an_expression_is_too_slow_are_counted_and_passed_over(
    finder: Finder,
) -> None:
    slow = Article("slow.txt", "a" * 100_000 + "b", "Slow")
    hits, told = searched([slow, ARTICLES[0]], Query("(a+)+$|ferry", is_regex=True), finder)
    assert len(hits) == 2
    assert (told[-1].given_up, told[-1].trouble) == (1, "")
    _, told = searched([slow] * 9, Query("(a+)+$", is_regex=True), finder)
    assert told[-1].searched == library_search.MOST_GIVEN_UP
    assert "too slow" in told[-1].trouble


def test_the_search_ends_where_too_much_is_found(
    finder: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_search, "MOST_IN_LIBRARY", 3)
    monkeypatch.setattr(library_search, "MOST_IN_ARTICLE", 2)
    many = [Article(f"{number}.txt", "x x x x", "X") for number in range(9)]
    hits, told = searched(many, Query("x"), finder)
    assert (len(hits), told[-1].searched, told[-1].cut) == (4, 2, 2)
    assert told[-1].trouble == "ended after 4 places; search for more words"


def test_a_search_that_is_stopped_tells_nothing_more(finder: Finder) -> None:
    search = LibrarySearch(ARTICLES, Query("ferry"), finder, seconds=0)
    batches = search.batches()
    next(batches)
    search.stop()
    assert list(batches) == []


def test_texts_that_were_searched_are_not_searched_again(
    finder: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = LibrarySearch(ARTICLES, Query("ferry"), finder)
    before = [hit for hits, _ in first.batches() for hit in hits]
    texts, find = list[str](), finder.find

    def noted(text: str, query: Query, most: int) -> Places:
        texts.append(text)
        return find(text, query, most)

    monkeypatch.setattr(finder, "find", noted)
    changed = [ARTICLES[0], Article("2.txt", "A ferry now.", "Two"), ARTICLES[2]]
    again = LibrarySearch(changed, Query("ferry"), finder, known=first.found)
    batches = list(again.batches())
    hits = [hit for hits, _ in batches for hit in hits]
    assert texts == ["A ferry now."]
    assert [hit.article.id for hit in hits] == ["1.txt", "1.txt", "2.txt", "3.txt"]
    assert (hits[:2], hits[3:]) == (before[:2], before[2:])
    assert batches[-1][1] == Progress(3, searched=3, having=3, places=4, is_over=True)


def test_the_row_of_a_hit_is_that_of_the_same_words_or_of_the_next(finder: Finder) -> None:
    before, _ = searched(ARTICLES, Query("ferry"), finder)
    one, other = Article("one.txt", "Ferry? A ferry, a ferry.", "One"), ARTICLES[2]
    for articles, rows in (
        (ARTICLES, [0, 1, 2]),
        (ARTICLES[1:], [0, 0, 0]),
        (ARTICLES[:1], [0, 1, 2]),
        ([one, other], [1, 2, 3]),
        ([Article("one.txt", "A ferry, a ship.", "One"), other], [0, 1, 1]),
        ([], [0, 0, 0]),
    ):
        after, _ = searched(articles, Query("ferry"), finder)
        names = {} if ARTICLES[0] in articles else {"1.txt": "one.txt"}

        def id_now(article_id: str, names: dict[str, str] = names) -> str:
            return names.get(article_id, article_id)

        assert [followed_row(before, row, after, id_now) for row in range(3)] == rows, articles
