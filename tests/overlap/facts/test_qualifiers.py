"""Which words are read as denials."""

import pytest

from tui.articles.model import Article, Span
from tui.overlap.facts.qualifiers import read_negators
from tui.overlap.facts.tokens import read_statement


def denials(text: str) -> list[str]:
    article = Article("a", text, "a")
    statement = read_statement(article, Span(0, len(text)), 100)
    return [article.slice(qualifier.span) for qualifier in read_negators(statement)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They did n't close the pier.", ["n't"]),
        ("The pier no longer closes.", ["no longer"]),
        ("They failed to close it, and failed.", ["failed to"]),
        ("Pier No. 7 is closed.", []),
        ("Der Hafen ist nicht offen.", ["nicht"]),
        ("Le port n'est pas ouvert.", ["pas"]),
        ("El puerto nunca cierra.", ["nunca"]),
        ("Il porto non chiude.", ["non"]),
        ("De haven is niet open.", ["niet"]),
    ],
)
def test_denials_are_read_in_the_languages_promised(text: str, expected: list[str]) -> None:
    assert denials(text) == expected
