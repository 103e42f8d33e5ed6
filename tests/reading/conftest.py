"""An article made of plain text."""

from collections.abc import Callable

import pytest

from tui.articles.model import Article


@pytest.fixture
def make() -> Callable[[str], Article]:
    return lambda text: Article("a.txt", text, "A title")
