"""Articles and the sources they are, in words."""

from tui.widgets.family_words import articles_phrase, families_phrase


def test_sources_are_told_only_where_they_are_fewer_than_articles() -> None:
    assert articles_phrase(12, 5) == "12 articles, 5 sources"
    assert articles_phrase(3, 3) == "3 articles"
    assert articles_phrase(2, 1) == "2 articles, 1 source"


def test_families_are_told_in_one_and_in_many() -> None:
    assert families_phrase(2, 5) == "2 families, 5 sources"
    assert families_phrase(1, 1) == "1 family, 1 source"
    assert families_phrase(0, 8) == "no families, 8 sources"
