"""The sample library shows what README promises, so that a first look finds something."""

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from tui.articles.library import Library, open_library
from tui.articles.model import Article

SEEDS = Path(__file__).parents[1] / "seeds"

WIRE = "01-meridian-wire.md"
REPRINT = "02-alder-county-ledger.md"
RENUMBERED = "03-northgate-post.md"
REWORDED = "04-pelican-business-daily.md"
ANALYSIS = "05-long-table-review.md"
BLOG = "06-chipwrights-notebook.md"
MISDATED = "07-evening-lantern.md"
UNRELATED = "08-saltmarsh-courier.md"
ALL = [WIRE, REPRINT, RENUMBERED, REWORDED, ANALYSIS, BLOG, MISDATED, UNRELATED]

Change = tuple[list[str], list[str]]


@pytest.fixture(scope="module")
def seeds() -> Library:
    return open_library(SEEDS)


def words(article: Article) -> list[str]:
    return [article.slice(word).lower() for word in article.words]


def paragraphs(article: Article) -> list[str]:
    return [article.slice(paragraph) for paragraph in article.paragraphs]


def sentences(article: Article) -> list[list[str]]:
    return [re.findall(r"\w+", article.slice(sentence)) for sentence in article.sentences]


def changes(before: list[str], after: list[str]) -> list[Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        (before[left:left_end], after[right:right_end])
        for tag, left, left_end, right, right_end in matcher.get_opcodes()
        if tag != "equal"
    ]


def runs(article: Article, length: int) -> set[tuple[str, ...]]:
    found = words(article)
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


def test_the_library_opens_without_trouble(seeds: Library) -> None:
    assert [article.id for article in seeds.articles] == ALL
    assert seeds.problems == ()


def test_only_the_reprint_leaves_out_a_field(seeds: Library) -> None:
    for article in seeds.articles:
        fields = vars(article.metadata)
        unknown = [name for name, value in fields.items() if value is None]
        assert unknown == (["author"] if article.id == REPRINT else [])


def test_articles_appear_from_the_wire_story_on(seeds: Library) -> None:
    dates = [article.metadata.date for article in seeds.articles]
    days = [date.isoformat()[-2:] for date in dates if date is not None]
    assert days == ["15", "15", "16", "16", "17", "18", "20", "19"]


def test_every_address_is_a_reserved_one(seeds: Library) -> None:
    for article in seeds.articles:
        addresses = re.findall(r"https?://[^\s)>]+", f"{article.metadata.url} {article.text}")
        assert addresses
        assert all(address.startswith("https://example.org/") for address in addresses)


def test_the_reprint_differs_from_the_wire_story_in_two_places(seeds: Library) -> None:
    wire, reprint = seeds.by_id[WIRE], seeds.by_id[REPRINT]
    found = changes(words(wire), words(reprint))
    assert found.pop() == ([], ["by", "meridian", "wire"])
    assert found == [(["sat", "down"], ["met"]), (["could", "be"], ["is"])]
    assert reprint.title == wire.title


def test_the_renumbered_reprint_changes_one_number_and_drops_a_paragraph(seeds: Library) -> None:
    wire, renumbered = seeds.by_id[WIRE], seeds.by_id[RENUMBERED]
    found = changes(words(wire), words(renumbered))
    assert found[0] == (["$4"], ["$4.5"])
    assert len(found) == 2
    assert len(renumbered.paragraphs) == len(wire.paragraphs) - 1
    assert len(set(paragraphs(wire)) - set(paragraphs(renumbered))) == 2
    assert renumbered.title != wire.title


def test_the_reworded_version_copies_no_six_words(seeds: Library) -> None:
    wire, reworded = seeds.by_id[WIRE], seeds.by_id[REWORDED]
    assert not runs(wire, 6) & runs(reworded, 6)


def test_the_reworded_version_follows_the_wire_story_paragraph_by_paragraph(
    seeds: Library,
) -> None:
    wire, reworded = paragraphs(seeds.by_id[WIRE]), paragraphs(seeds.by_id[REWORDED])

    def long_words(text: str) -> set[str]:
        return set(re.findall(r"\w{5,}", text.lower()))

    for told, retold in zip(wire, reworded, strict=True):
        shared = [len(long_words(told) & long_words(other)) for other in reworded]
        assert reworded[shared.index(max(shared))] == retold


def test_the_analysis_quotes_whole_sentences_of_the_wire_story(seeds: Library) -> None:
    wire, analysis = seeds.by_id[WIRE], seeds.by_id[ANALYSIS]
    (quoted,) = re.findall(r"“([^”]+)”", analysis.text)
    assert quoted in wire.text
    assert sum(wire.slice(sentence) in quoted for sentence in wire.sentences) == 3


def test_the_analysis_has_headings(seeds: Library) -> None:
    assert len(re.findall(r"^## ", seeds.by_id[ANALYSIS].text, re.MULTILINE)) == 2


def test_the_blog_repeats_two_paragraphs_running(seeds: Library) -> None:
    found = [part for part in paragraphs(seeds.by_id[BLOG]) if len(part) > 100]
    repeated = [index for index, part in enumerate(found) if part in found[:index]]
    assert repeated == [4, 5]
    assert found[4:6] == found[1:3]


def test_the_blog_carries_page_furniture_emphasis_and_a_link(seeds: Library) -> None:
    blog = seeds.by_id[BLOG]
    furniture = {"Share this post", "Subscribe to our newsletter", "0 comments"}
    assert furniture <= set(paragraphs(blog))
    assert re.search(r"\*[^*\n]+\*", blog.text)
    assert re.search(r"\[[^]\n]+\]\(https://", blog.text)


def test_one_sentence_gives_the_restriction_another_month(seeds: Library) -> None:
    wire, misdated = sentences(seeds.by_id[WIRE]), sentences(seeds.by_id[MISDATED])
    (april,) = [sentence for sentence in wire if "April" in sentence]
    (march,) = [sentence for sentence in misdated if "March" in sentence]
    assert changes(april, march) == [(["April"], ["March"]), (["halted"], ["stopped"])]


def test_the_misdated_article_has_a_block_quotation(seeds: Library) -> None:
    assert re.search(r"^> “", seeds.by_id[MISDATED].text, re.MULTILINE)


@pytest.mark.parametrize("stranger", [BLOG, UNRELATED])
def test_some_articles_share_no_wording_with_the_others(seeds: Library, stranger: str) -> None:
    own = runs(seeds.by_id[stranger], 4)
    for article in seeds.articles:
        assert article.id == stranger or not own & runs(article, 4)
