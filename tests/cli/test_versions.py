import json
import shutil
from pathlib import Path

import pytest

from tests import labelled_families as sample
from tui.annotations.location import default_file
from tui.annotations.notebook import Notebook
from tui.annotations.store import AnnotationStore
from tui.articles.library import open_library
from tui.articles.model import Article, Span
from tui.cli import main

Capture = pytest.CaptureFixture[str]

HAVING_THE_QUOTE = [sample.RELEASE, sample.NEARLY_WHOLE, sample.FOLLOW_UP]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A library of the three articles of the sample that have one quote."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in HAVING_THE_QUOTE:
        shutil.copy(sample.FOLDER / name, folder)
    return folder


def records(folder: Path, capsys: Capture, *options: str) -> list[list[dict[str, object]]]:
    assert main(["versions", str(folder), "--format", "jsonl", *options]) == 0
    return [json.loads(line)["versions"] for line in capsys.readouterr().out.splitlines()]


def test_records_tell_who_has_a_passage_where_in_which_words_and_since_when(
    articles: Path, capsys: Capture
) -> None:
    (versions,) = records(articles, capsys, "--article", sample.FOLLOW_UP)
    assert [version["article"] for version in versions] == HAVING_THE_QUOTE
    assert list(versions[0]) == ["article", "span", "kind", "score", "date", "earliest"]
    assert [version["kind"] for version in versions] == [None, "verbatim", "verbatim"]
    assert [version["earliest"] for version in versions] == [True, False, False]
    span = versions[2]["span"]
    assert isinstance(span, list)
    text = open_library(articles).by_id[sample.FOLLOW_UP].text
    assert text[slice(*span)].endswith("and I cannot thank them enough for that.”")


def test_all_passages_are_printed_by_their_place_in_the_article(
    articles: Path, capsys: Capture
) -> None:
    found = records(articles, capsys, "--article", str(articles / sample.NEARLY_WHOLE))
    spans = [
        version["span"]
        for versions in found
        for version in versions
        if version["article"] == sample.NEARLY_WHOLE
    ]
    starts = [span[0] for span in spans if isinstance(span, list)]
    assert len(starts) == len(found) > 1
    assert starts == sorted(starts)


def test_a_match_that_was_refused_is_no_version(articles: Path, capsys: Capture) -> None:
    by_id = open_library(articles).by_id
    notebook = Notebook(AnnotationStore(default_file(articles)), articles)
    follow_up = by_id[sample.FOLLOW_UP]
    for other in (by_id[sample.RELEASE], by_id[sample.NEARLY_WHOLE]):
        notebook.corrections.refuse(follow_up, quote_in(follow_up), other, quote_in(other))
    notebook.close()
    for versions in records(articles, capsys):
        assert sample.FOLLOW_UP not in [version["article"] for version in versions]


def quote_in(article: Article) -> Span:
    """Return where an article has the quote of which this library is made."""
    start = article.text.index("“Our communities")
    return Span(start, article.text.index("enough for that.”") + len("enough for that.”"))


def test_the_table_fits_80_columns_and_says_that_the_first_is_likely(
    articles: Path, capsys: Capture
) -> None:
    (articles / f"{'long' * 25}.txt").write_text(
        open_library(articles).by_id[sample.RELEASE].text, encoding="utf-8"
    )
    assert main(["versions", str(articles)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 79
    assert "4 versions, likely first on 2026-03-05; 1 undated" in lines
    assert "  = 2026-03-06 06-harrow-gazette-ferry.md (1.00)" in lines


def test_an_article_that_is_not_there_is_told(articles: Path, capsys: Capture) -> None:
    assert main(["versions", str(articles), "--article", "gone.md"]) == 1
    assert "gone.md: no such article" in capsys.readouterr().err


def test_articles_that_share_nothing_are_told_to_share_nothing(
    articles: Path, capsys: Capture
) -> None:
    for name in HAVING_THE_QUOTE[1:]:
        (articles / name).unlink()
    assert main(["versions", str(articles)]) == 0
    out, err = capsys.readouterr()
    assert (out, "no passage is in several" in err) == ("", True)


def test_hostile_names_and_texts_reach_no_terminal(articles: Path, capsys: Capture) -> None:
    text = open_library(articles).by_id[sample.RELEASE].text
    (articles / "a\u202e\u009b[31m.txt").write_text(f"\x1b]52;c;eA==\x07{text}", encoding="utf-8")
    for form in ("table", "jsonl"):
        assert main(["versions", str(articles), "--format", form]) == 0
        assert not set("\x1b\x07\u202e\u009b") & set(capsys.readouterr().out)
