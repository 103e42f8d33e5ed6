"""Files become articles; what is not certain stays unknown."""

import datetime
from pathlib import Path

import pytest

from tui.articles.errors import ArticleError
from tui.articles.loading import LONG, load_article
from tui.articles.model import Article

FRONT = """---
title: A chip is sold again
source: The Post
author: [Ann Lee, Bo Ray]
date: 2025-07-15
url: https://example.org/a
---
"""


def load(folder: Path, name: str, data: str | bytes) -> Article:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return load_article(path, name).article


def test_front_matter_of_markdown_is_metadata_and_not_text(tmp_path: Path) -> None:
    article = load(tmp_path, "a.md", FRONT + "\nBody *here*.\n")
    metadata = article.metadata
    assert (article.title, metadata.source) == ("A chip is sold again", "The Post")
    assert metadata.author == "Ann Lee, Bo Ray"
    assert metadata.date == datetime.date(2025, 7, 15)
    assert metadata.url == "https://example.org/a"
    assert article.text == "\nBody *here*.\n"


def test_a_text_file_keeps_every_character(tmp_path: Path) -> None:
    assert load(tmp_path, "a.txt", FRONT + " Body. \n\n").text == FRONT + " Body. \n\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-07-15", datetime.date(2025, 7, 15)),
        ("2025-07-15T10:00:00Z", datetime.date(2025, 7, 15)),
        ('"15 July 2025"', datetime.date(2025, 7, 15)),
        ("July 15, 2025", datetime.date(2025, 7, 15)),
        ("07/08/2025", None),
        ("last week", None),
        ("H20", None),
        ("2025", None),
        ("[]", None),
    ],
)
def test_a_date_is_taken_only_where_it_is_certain(
    tmp_path: Path, written: str, expected: datetime.date | None
) -> None:
    article = load(tmp_path, "a.md", f"---\ndate: {written}\n---\nOn 15 July 2025 the H20 sold.\n")
    assert article.metadata.date == expected


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "Lead.\n\n## A heading *here* ##\n\nText.\n", "A heading here"),
        (
            "a.md",
            "No heading, but a sentence follows. More.\n",
            "No heading, but a sentence follows.",
        ),
        (
            "a.txt",
            "Key Takeaways:\nPowered by x.com\n- One two three four five.\n",
            "One two three four five.",
        ),
        ("a.txt", "“Chips are sold again,” he said.\n", "“Chips are sold again,” he said."),
        ("a.txt", "“The chips are sold again.\n", "The chips are sold again."),
        ("a.txt", "Short one\n", "Short one"),
        ("empty.txt", "", "empty"),
        ("a.txt", "word " * 40, ("word " * 16).strip() + "…"),
    ],
)
def test_titles(tmp_path: Path, name: str, text: str, title: str) -> None:
    assert load(tmp_path, name, text).title == title


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_dropped(tmp_path: Path, encoding: str) -> None:
    assert load(tmp_path, "a.txt", "Žodis.\n".encode(encoding)).text == "Žodis.\n"


def test_bytes_that_are_not_text_are_refused_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"not UTF-8 text \(byte 4\)"):
        load(tmp_path, "a.txt", b"abc\xff\xfe\x00")


@pytest.mark.parametrize("yaml", ["title: a: b", "- a list", "title: [", "a: &x [*x]"])
def test_broken_front_matter_gives_a_warning_and_the_text(tmp_path: Path, yaml: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{yaml}\n---\nThe text itself is here.\n")
    loaded = load_article(path, "a.md")
    assert loaded.article.text == "The text itself is here.\n"
    assert yaml.startswith("a:") or "front matter" in (loaded.warning or "")


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert load(tmp_path, "a.md", "---\nText without an end of it.\n").text.startswith("---")


def test_an_address_given_as_source_is_the_url(tmp_path: Path) -> None:
    metadata = load(tmp_path, "a.md", "---\nsource: https://example.org/x\n---\nText.\n").metadata
    assert (metadata.source, metadata.url) == (None, "https://example.org/x")


def test_paragraphs_of_a_long_text_are_found_as_it_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.txt"
    path.write_text("A line of a long book.\n\n" * (LONG // 20), encoding="utf-8")
    article = load_article(path, "long.txt").article

    def fail(_text: str) -> None:
        pytest.fail("looked for when the article is opened")

    monkeypatch.setattr("tui.articles.segmentation.find_paragraphs", fail)
    assert len(article.paragraphs) == LONG // 20
