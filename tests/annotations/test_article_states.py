"""What the reader said of articles, of one and of all at once."""

import dataclasses

from tui.annotations.notebook import Notebook
from tui.articles.model import Article, Span


def test_an_article_is_changed_when_it_was_read_or_highlighted_with_another_text(
    notebook: Notebook, article: Article
) -> None:
    edited = dataclasses.replace(article, text=f"{article.text} More.")
    assert not notebook.articles.is_changed(edited), "nothing was said of it"
    notebook.articles.mark_read(article)
    assert not notebook.articles.is_changed(article)
    assert notebook.articles.is_changed(edited)
    notebook.articles.mark_unread(article)
    assert not notebook.articles.is_changed(edited)
    notebook.add(article, Span(0, 3))
    assert notebook.articles.is_changed(edited)
    notebook.add(edited, Span(0, 3))
    assert notebook.articles.is_changed(edited), "the older one was made on another text"


def test_of_all_articles_the_same_is_known_as_of_each(notebook: Notebook, article: Article) -> None:
    other = dataclasses.replace(article, id="other.md")
    notebook.articles.mark_read(article)
    notebook.articles.set_tags(article, ["wire", "local"])
    notebook.add(other, Span(0, 3), tags=["chips/h20", "wire"])
    notebook.add(other, Span(4, 8), tags=["wire"])
    states = notebook.states()
    assert states.read == {article.id}
    assert states.noted == {article.id}
    assert states.highlighted == {other.id}
    assert states.tags == {article.id: ("wire", "local"), other.id: ("chips/h20", "wire")}
    for one in (article, other, dataclasses.replace(other, text="New."), Article("x", "", "")):
        assert states.is_changed(one) == notebook.articles.is_changed(one)
