"""The words and sentences of a text, for peers that compare those and find none themselves."""

import re

from tui.articles.model import Article, Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def words_of(text: str) -> tuple[list[str], list[Span]]:
    """Return the words of `text` in lower case, and where each stands."""
    found = list(_WORD.finditer(text))
    return [word.group().lower() for word in found], [Span(*word.span()) for word in found]


def sentences_of(text: str) -> tuple[list[str], list[Span]]:
    """Return the sentences of `text` in lower case, and where each stands; as retold finds them."""
    article = Article("", text, "")
    return [article.slice(span).lower() for span in article.sentences], list(article.sentences)
