"""An export never replaces what it is made from."""

from pathlib import Path

import pytest

from tui.articles.library import open_library
from tui.quotes.errors import QuotesError
from tui.quotes.saving import check_target


def test_articles_and_the_store_are_refused_as_targets(tmp_path: Path) -> None:
    folder, store = tmp_path / "articles", tmp_path / "annotations.json"
    folder.mkdir()
    (folder / "a.md").write_text("Some text.\n", encoding="utf-8")
    library = open_library(folder)
    for path in (store, folder / "a.md", folder / "." / "a.md"):
        with pytest.raises(QuotesError, match="name another file"):
            check_target(path, library, store)
    check_target(tmp_path / "report.md", library, store)
