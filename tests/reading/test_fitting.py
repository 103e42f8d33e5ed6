"""What fits a filter, in which order."""

from tui.articles.model import Article, Metadata
from tui.reading.fitting import Filter
from tui.reading.query import State, parse_query

ARTICLES = [
    Article("a.md", "", "Chips for China", Metadata(source="Northgate Post", author="D. Arkwell")),
    Article("b.md", "", "The harbour is lit again", Metadata(source="Saltmarsh Courier")),
    Article("deep/northgate.md", "", "Nobody waited for chips"),
    Article("d.md", "", "Chipps and their makers"),
]
TAGS = {"b.md": ("Trade/Sea",), "d.md": ("trade/air", "chips/h20")}


def states(state: State) -> set[str]:
    return {"a.md"} if state is State.READ else {"b.md", "deep/northgate.md", "d.md"}


def fitting(typed: str) -> list[str]:
    found = Filter(ARTICLES).fitting(parse_query(typed), TAGS, states)
    return [article.id for article in found.chosen(ARTICLES)]


def test_every_word_must_stand_somewhere_in_title_source_author_file_name_or_tags() -> None:
    assert fitting("northgate") == ["a.md", "deep/northgate.md"]
    assert fitting("northgate china") == ["a.md"]
    assert fitting("arkwell") == ["a.md"]
    assert fitting("h20 makers") == ["d.md"]


def test_what_is_nearly_so_comes_after_what_is_so() -> None:
    assert fitting("chipps") == ["d.md", "a.md", "deep/northgate.md"]


def test_of_what_is_nearly_so_the_likest_comes_first() -> None:
    found = Filter(ARTICLES).fitting(parse_query("northgatte harbuor"), {}, states)
    assert not found.exact
    assert not found.near
    assert fitting("northgatte") == ["a.md", "deep/northgate.md"]


def test_tags_states_and_what_is_excluded() -> None:
    assert fitting("#trade") == ["b.md", "d.md"]
    assert fitting("#trade !sea") == ["d.md"]
    assert fitting("!#trade") == ["a.md", "deep/northgate.md"]
    assert fitting("is:unread !northgate") == ["b.md", "d.md"]
    assert fitting("is:read harbour") == []


def test_an_error_excludes_nothing() -> None:
    assert "a.md" in fitting("!chipz")


def test_a_word_fits_what_the_reader_calls_the_state_of_an_article() -> None:
    statuses = {"b.md": ("to check",)}
    for typed, expected in (("check", {"b.md"}), ("#check", set())):
        found = Filter(ARTICLES).fitting(parse_query(typed), {}, states, statuses)
        assert found.exact == expected
