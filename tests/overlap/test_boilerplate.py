"""Passages that are the boilerplate of a library are left out, and counted."""

from random import Random

from tests.overlap.index.libraries import drawn, spelled, words
from tui.articles.model import Article, Span
from tui.overlap.corrections import Correction, Corrections, Verdict
from tui.overlap.pairs import compare_all
from tui.overlap.plan import plan_library

FOOTER = words("subscribe", 30)
PASSAGE = words("shared", 30)


def library(count: int = 5) -> list[Article]:
    """Articles with one footer, of which the first two share a passage."""
    found = []
    for number in range(count):
        own = [drawn(Random(f"{number}{side}"), spelled(number), 150) for side in "xy"]
        between = f" {PASSAGE} " if number < 2 else " "
        text = f"{between.join(own)} {FOOTER}"
        found.append(Article(f"{number}.txt", text, ""))
    return found


def test_a_footer_is_no_passage_in_a_library_and_is_counted() -> None:
    articles = library()
    hidden = plan_library(articles).boilerplate
    for jobs in (1, 2):
        found = list(compare_all(articles, similar=False, boilerplate=hidden, jobs=jobs))
        assert [(p.left, p.right) for p in found if p.passages] == [("0.txt", "1.txt")]
        assert [p.hidden for p in found] == [1] * 10
        (passage,) = found[0].passages
        assert articles[0].slice(passage.left) == PASSAGE


def test_two_files_by_themselves_have_no_boilerplate() -> None:
    (found,) = compare_all(library(2), similar=False)
    assert len(found.passages) == 2
    assert found.hidden == 0


def test_a_passage_that_reaches_beyond_the_footer_stays() -> None:
    ending = words("ending", 60)
    articles = [
        *library(),
        *(
            Article(f"{n}.md", f"{drawn(Random(n), n, 300)} {ending} {FOOTER}", "")
            for n in ("one", "two")
        ),
    ]
    hidden = plan_library(articles).boilerplate
    found = compare_all(articles, similar=False, boilerplate=hidden)
    assert [(p.left, p.right) for p in found if p.passages] == [
        ("0.txt", "1.txt"),
        ("one.md", "two.md"),
    ]


def test_what_the_reader_joined_is_not_left_out() -> None:
    articles = library()
    spans = [Span(len(a.text) - len(FOOTER), len(a.text)) for a in articles]
    said = Corrections([Correction(Verdict.JOIN, "3.txt", spans[3], "4.txt", spans[4])])
    hidden = plan_library(articles).boilerplate
    found = compare_all(articles, similar=False, boilerplate=hidden, corrections=said)
    assert [(p.left, p.right) for p in found if p.passages] == [
        ("0.txt", "1.txt"),
        ("3.txt", "4.txt"),
    ]
