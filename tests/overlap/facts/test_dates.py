"""Which words are read as dates."""

import pytest

from tui.articles.model import Article, Span
from tui.overlap.facts.dates import read_dates
from tui.overlap.facts.tokens import read_statement


def dates(text: str) -> list[str]:
    article = Article("a", text, "a")
    found, _ = read_dates(read_statement(article, Span(0, len(text)), 100))
    return [article.slice(date.span) for date in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The order came in April. 7 people came.", ["April"]),
        ("The order came in April. 2024 began well.", ["April", "2024"]),
        ("The order came in April\n\n7 people came.", ["April"]),
        ("They lost 7. October was cold.", ["October"]),
        ("The order came in April, 7 people came.", ["April"]),
        ("The order came on Apr. 7 at last.", ["Apr. 7"]),
        ("The order came on Sept. 7, 2024 at last.", ["Sept. 7, 2024"]),
        ("The order came on April 7, 2024 at last.", ["April 7, 2024"]),
        ("The order came on the 7th of April 2024.", ["7th of April 2024"]),
        ("Der Befehl kam am 7. April 2024 an.", ["7. April 2024"]),
    ],
)
def test_a_date_ends_with_its_sentence_and_no_sooner(text: str, expected: list[str]) -> None:
    assert dates(text) == expected
