"""One hostile file never keeps the rest of a library from opening."""

import os
from pathlib import Path

import pytest

from tui.articles.characters import normalise
from tui.articles.library import open_library

TEXT = "The text itself is here and can be read.\n"


@pytest.mark.parametrize(
    "yaml",
    [
        "author: &q [*q]",
        "title: !!bool foo",
        'title: !!int ""',
        "title: !!timestamp foo",
        "title: 0x" + "f" * 8_000,
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ntitle: *d",
        "title: " + "x" * 200_000,
        "tags: " + "[" * 2_000 + "]" * 2_000,
        "? [a, b]\n: c",
    ],
)
def test_any_front_matter_leaves_the_text_readable(tmp_path: Path, yaml: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{yaml}\n---\n{TEXT}", encoding="utf-8")
    (article,) = open_library(tmp_path).articles
    assert article.text == TEXT


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege on Windows")
def test_a_link_to_itself_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert [article.id for article in open_library(tmp_path).articles] == ["a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="other file systems do not keep such names apart")
def test_two_names_that_look_the_same_are_one_article_and_a_problem(tmp_path: Path) -> None:
    for name in ("caf\u00e9.txt", "cafe\u0301.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("this file system composes names itself")
    library = open_library(tmp_path)
    assert len(library.articles) == len(library.problems) == 1


def test_marks_without_end_are_left_as_they_are() -> None:
    text = "a" + "\u0301\u0323" * 200_000
    assert normalise(text) == text
