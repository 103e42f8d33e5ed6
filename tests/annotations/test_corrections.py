import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.stepping import redone, undone
from tui.annotations.corrections import PlacedCorrection
from tui.annotations.model import Change, Correction, Verdict
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.model import Article, Span


@pytest.fixture
def other() -> Article:
    text = "The dam would hold, officials said.\n\nThe river had risen by two metres overnight.\n"
    return Article("b.md", text, "Dam")


RIVER, RISEN = Span(0, 29), Span(37, 81)


def places(found: list[PlacedCorrection]) -> list[tuple[Verdict, Span, Span]]:
    return [(one.verdict, one.left, one.right) for one in found]


def test_a_refused_match_is_known_from_either_side(
    notebook: Notebook, article: Article, other: Article
) -> None:
    notebook.corrections.refuse(article, RIVER, other, RISEN)
    between = notebook.corrections.between
    assert places(between(article, other)) == [(Verdict.NOT_A_MATCH, RIVER, RISEN)]
    assert places(between(other, article)) == [(Verdict.NOT_A_MATCH, RISEN, RIVER)]
    assert notebook.corrections.pairs() == {("a.md", "b.md")}


def test_a_refusal_is_undone(notebook: Notebook, article: Article, other: Article) -> None:
    notebook.corrections.refuse(article, RIVER, other, RISEN)
    assert undone(notebook) == "match restored"
    assert notebook.corrections.between(article, other) == []
    assert notebook.corrections.pairs() == set()
    assert redone(notebook) == "match refused"
    assert len(notebook.corrections.between(article, other)) == 1


def test_the_latest_word_on_the_same_places_counts(
    notebook: Notebook, article: Article, other: Article
) -> None:
    first = notebook.corrections.refuse(article, RIVER, other, RISEN)
    joined = notebook.corrections.join(other, RISEN, article, RIVER)
    assert joined.id == first.id
    assert places(notebook.corrections.between(article, other)) == [(Verdict.JOIN, RIVER, RISEN)]
    assert notebook.corrections.join(article, RIVER, other, RISEN) == joined
    assert undone(notebook) == "joining undone"
    assert notebook.store.all(Correction) == [first]


def test_a_correction_moves_with_its_text(
    notebook: Notebook, article: Article, other: Article
) -> None:
    notebook.corrections.refuse(article, RIVER, other, RISEN)
    changed = dataclasses.replace(article, text=f"Monday.\n\n{article.text}")
    assert places(notebook.corrections.between(changed, other)) == [
        (Verdict.NOT_A_MATCH, Span(9, 38), RISEN)
    ]


def test_a_correction_whose_text_is_gone_is_left_out(
    notebook: Notebook, article: Article, other: Article
) -> None:
    notebook.corrections.refuse(article, RIVER, other, RISEN)
    changed = dataclasses.replace(article, text="Something else entirely stands here now.")
    assert notebook.corrections.between(changed, other) == []
    assert len(notebook.corrections.between(article, other)) == 1


def test_words_on_whole_articles_are_apart_from_those_on_places(
    notebook: Notebook, article: Article, other: Article
) -> None:
    assert notebook.corrections.of_articles(article, other) is None
    notebook.corrections.refuse(article, RIVER, other, RISEN)
    notebook.corrections.split_articles(article, other)
    assert notebook.corrections.of_articles(other, article) is Verdict.SPLIT
    assert len(notebook.corrections.between(article, other)) == 1
    notebook.corrections.join_articles(other, article)
    assert notebook.corrections.of_articles(article, other) is Verdict.JOIN
    notebook.undo()
    assert undone(notebook) == "articles together again"
    assert notebook.corrections.of_articles(article, other) is None


def test_the_latest_word_on_each_two_whole_articles_is_told_the_oldest_first(
    notebook: Notebook, article: Article, other: Article
) -> None:
    third = dataclasses.replace(other, id="c.md")
    notebook.corrections.refuse(article, RIVER, other, RISEN)
    notebook.corrections.split_articles(other, article)
    notebook.corrections.join_articles(article, third)
    told = notebook.corrections.of_whole_articles
    assert told() == [(("a.md", "b.md"), Verdict.SPLIT), (("a.md", "c.md"), Verdict.JOIN)]
    notebook.corrections.join_articles(article, other)
    assert told() == [(("a.md", "c.md"), Verdict.JOIN), (("a.md", "b.md"), Verdict.JOIN)]


def test_a_removed_correction_comes_back(
    notebook: Notebook, article: Article, other: Article
) -> None:
    refused = notebook.corrections.refuse(article, RIVER, other, RISEN)
    notebook.corrections.remove(refused.id)
    notebook.corrections.remove(refused.id)
    assert notebook.corrections.between(article, other) == []
    assert undone(notebook) == "correction restored"
    assert notebook.store.all(Correction) == [refused]


def test_two_places_of_one_article_can_be_refused(notebook: Notebook, article: Article) -> None:
    dam = Span(31, 64)
    notebook.corrections.refuse(article, RIVER, article, dam)
    assert places(notebook.corrections.between(article, article)) == [
        (Verdict.NOT_A_MATCH, RIVER, dam)
    ]


def test_what_was_said_is_returned_though_another_program_takes_it_back_at_once(
    notebook: Notebook,
    article: Article,
    other: Article,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    apply = notebook.store.apply

    def apply_and_lose(changes: Sequence[Change]) -> None:
        apply(changes)
        store = AnnotationStore(file)
        store.apply([Change(one, None) for one in store.all(Correction)])
        notebook.refresh()

    monkeypatch.setattr(notebook.store, "apply", apply_and_lose)
    refused = notebook.corrections.refuse(article, RIVER, other, RISEN)
    assert refused.verdict is Verdict.NOT_A_MATCH
    assert notebook.store.all(Correction) == []
