import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.annotations.location import default_file
from tui.annotations.model import Highlight, Target, select
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.model import Article, Span

MakeHighlight = Callable[..., Highlight]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    return default_file(tmp_path / "seeds")


@pytest.fixture
def store(file: Path) -> AnnotationStore:
    return AnnotationStore(file)


@pytest.fixture
def notebook(store: AnnotationStore, tmp_path: Path) -> Notebook:
    return Notebook(store, tmp_path / "seeds")


@pytest.fixture
def article() -> Article:
    text = "The river rose by two metres.\n\nOfficials said the dam would hold.\n"
    return Article("a.md", text, "River")


@pytest.fixture
def make(article: Article) -> MakeHighlight:
    """Return a function that makes a highlight of the article by id and quote."""

    def build(name: str, quote: str = "two metres", **fields: object) -> Highlight:
        start = article.text.index(quote)
        selector = select(article.text, Span(start, start + len(quote)))
        time = datetime.datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=datetime.UTC)
        values: dict[str, object] = {"created": time, "modified": time, **fields}
        target = Target("seeds/a.md", article.sha256, (selector,))
        return Highlight(id=name, target=target, **values)  # type: ignore[arg-type]

    return build
