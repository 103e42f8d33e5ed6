"""All that a library says of one sentence, on the labelled sample."""

import pytest

from tests import labelled_families as sample
from tui.overlap.passage_survey import PassageSurvey, survey_passage
from tui.overlap.similar_at import sentence_at


def survey(words: str, article_id: str) -> PassageSurvey:
    library = sample.library().by_id
    article = library[article_id]
    number = sentence_at(article, article.text.index(words))
    assert number is not None
    return survey_passage(article, number, sample.pairs_of, library)


@pytest.mark.parametrize(("words", "having"), sample.PASSAGES.items())
def test_the_versions_are_those_of_the_sample_and_follow_the_first(
    words: str, having: list[str]
) -> None:
    article = next(one for one in having if words in sample.library().by_id[one].text)
    found = survey(words, article)
    assert [one.version.article for one in found.versions] == having
    assert found.base.version.article == having[0]
    assert all(one.pieces or one.same_as for one in found.versions)


@pytest.mark.parametrize(("article_id", "words"), sample.TOLD_ONCE.items())
def test_what_no_other_article_has_is_its_own_only_version(article_id: str, words: str) -> None:
    found = survey(words, article_id)
    (alone,) = found.versions
    assert (alone.version.article, alone.version.kind) == (article_id, None)
    assert alone.version.span == found.sentence
    assert found.facts == ()


def test_the_fact_on_which_the_articles_of_a_passage_differ_is_in_the_table() -> None:
    (row,) = survey("The Kittiwake comes from", sample.IN_SHORT).facts
    assert [(value.words, value.articles) for value in row.values] == [
        ("three weeks later", (sample.RELEASE, sample.IN_SHORT)),
        ("four weeks later", (sample.RENUMBERED,)),
    ]
