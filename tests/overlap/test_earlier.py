"""What earlier articles have of an article."""

import datetime

import pytest

from tui.articles.model import Article, Metadata
from tui.overlap.earlier import Seen, seen_earlier
from tui.overlap.findings import Findings
from tui.overlap.model import Kind
from tui.overlap.sharing import Sharing


def article(name: str, day: int | None) -> Article:
    date = datetime.date(2026, 3, day) if day else None
    return Article(name, "one two three four five six", name, Metadata(date=date))


ARTICLES = {
    one.id: one
    for one in (article("a", 1), article("b", 2), article("c", 2), article("none", None))
}


@pytest.fixture
def findings() -> Findings:
    found = Findings()
    ids = list(ARTICLES)
    for number, left in enumerate(ids):
        for right in ids[number + 1 :]:
            found.add_sharing(
                Sharing(left, right, Kind.EDITED, 2, 2, 0.3, 0.3, 0, ((0, 2),), ((4, 6),))
            )
    return found


def test_only_what_is_not_dated_later_counts(findings: Findings) -> None:
    seen = seen_earlier(ARTICLES["b"], findings, ARTICLES)
    assert seen == [Seen(4, 6, Kind.EDITED, "a"), Seen(0, 2, Kind.EDITED, "c")]
    assert seen_earlier(ARTICLES["a"], findings, ARTICLES) == []


def test_without_a_date_all_others_count(findings: Findings) -> None:
    others = {one.other for one in seen_earlier(ARTICLES["none"], findings, ARTICLES)}
    assert others == {"a", "b", "c"}


def test_what_is_only_similar_was_not_seen(findings: Findings) -> None:
    findings.add_sharing(Sharing("a", "b", None, 0, 0, 0, 0, 3, (), ()))
    assert {one.other for one in seen_earlier(ARTICLES["b"], findings, ARTICLES)} == {"c"}


def test_what_is_forgotten_was_not_seen(findings: Findings) -> None:
    before = findings.changes("b")
    findings.forget(["a"])
    assert {one.other for one in seen_earlier(ARTICLES["b"], findings, ARTICLES)} == {"c"}
    assert findings.changes("b") > before
    assert findings.sharings_of("a") == []
