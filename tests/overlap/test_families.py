"""The families of the labelled sample, and of articles that share what is said here."""

import datetime
from time import process_time

import pytest

from tests import labelled_families as sample
from tui.articles.model import Article, Metadata
from tui.overlap.families import (
    Family,
    IdPair,
    count_sources,
    families_by_article,
    family_line,
    family_sign,
    find_families,
    may_be_copies,
)
from tui.overlap.model import Kind
from tui.overlap.reasons import Ground, explain
from tui.overlap.sharing import Sharing, WordRange


def by_source(families: tuple[Family, ...]) -> dict[str, set[str]]:
    return {family.source: {m.article for m in family.members} for family in families}


def of_sample(
    joined: tuple[IdPair, ...] = (), parted: tuple[IdPair, ...] = ()
) -> dict[str, set[str]]:
    articles, sharings = sample.library().articles, sample.sharings()
    return by_source(find_families(articles, sharings, joined=joined, parted=parted))


def article(name: str, day: int | None = None, *, words: int = 100, text: str = "") -> Article:
    date = None if day is None else datetime.date(2026, 3, day)
    return Article(name, text or "word " * words, name, Metadata(date=date))


def shared(
    left: str,
    right: str,
    left_share: float,
    right_share: float,
    kind: Kind = Kind.EDITED,
    in_left: WordRange = (0, 50),
) -> Sharing:
    return Sharing(left, right, kind, 50, 50, left_share, right_share, 0, (in_left,), ((0, 50),))


def test_the_families_of_the_sample_are_found_with_their_sources() -> None:
    assert of_sample() == sample.FAMILIES


@pytest.mark.parametrize("percent", range(5, 100, 5))
def test_no_threshold_on_the_share_alone_would_find_them(percent: int) -> None:
    together = {article.id: {article.id} for article in sample.library().articles}
    for one in sample.sharings():
        if max(one.left_share, one.right_share) >= percent / 100:
            together[one.left] |= together[one.right]
            for name in together[one.left]:
                together[name] = together[one.left]
    found = {frozenset(names) for names in together.values() if len(names) > 1}
    assert found != set(map(frozenset, sample.FAMILIES.values()))


def test_each_member_says_why_it_is_there() -> None:
    families = find_families(sample.library().articles, sample.sharings())
    told = {m.article: explain(m.reason) for family in families for m in family.members}
    assert told[sample.WIRE] == "likely the source: others credit Coastwire"
    assert told[sample.OWN_LEAD] == (
        "47 % of it matches 01-coastwire-bridge.md, one day earlier; credited: Coastwire"
    )
    assert told[sample.IN_SHORT] == (
        "68 % of it matches 05-lowmark-lines-release.md, of the same day"
    )
    assert told[sample.WATER] == "likely the source: none has an earlier date"
    assert len(told) == 10


def test_a_split_takes_one_out_and_leaves_the_rest_with_their_source() -> None:
    parted = ((sample.WIRE, sample.TRIMMED),)
    rest = sample.FAMILIES | {sample.WIRE: sample.BRIDGE_FAMILY - {sample.TRIMMED}}
    assert of_sample(parted=parted) == rest
    assert of_sample(parted=(parted[0][::-1],)) == rest
    assert of_sample() == sample.FAMILIES


def test_of_two_copies_that_are_split_the_one_with_less_of_the_source_leaves() -> None:
    parted = ((sample.NEARLY_WHOLE, sample.IN_SHORT),)
    rest = {sample.RELEASE: sample.FERRY_FAMILY - {sample.IN_SHORT}}
    assert of_sample(parted=parted) == sample.FAMILIES | rest


def test_a_join_brings_an_article_in_and_says_so() -> None:
    joined = ((sample.FOLLOW_UP, sample.RENUMBERED),)
    grown = {sample.RELEASE: sample.FERRY_FAMILY | {sample.FOLLOW_UP}}
    assert of_sample(joined=joined) == sample.FAMILIES | grown
    families = find_families(sample.library().articles, sample.sharings(), joined=joined)
    member = families_by_article(families)[sample.FOLLOW_UP].member(sample.FOLLOW_UP)
    assert explain(member.reason) == "you joined it with 07-shore-business-ferry.md"
    assert of_sample() == sample.FAMILIES


def test_two_sources_that_are_joined_bring_their_copies_together() -> None:
    joined = ((sample.WIRE, sample.RELEASE),)
    both = sample.BRIDGE_FAMILY | sample.FERRY_FAMILY
    assert of_sample(joined=joined) == {sample.WIRE: both, sample.WATER: sample.WATER_FAMILY}


def test_a_split_holds_against_what_joins_imply_and_the_latest_join_is_obeyed() -> None:
    names = [article("a", 1), article("b", 2), article("c", 3)]
    parted = [("a", "c")]
    found = find_families(names, [], joined=[("a", "b"), ("b", "c")], parted=parted)
    assert by_source(found) == {"b": {"b", "c"}}
    found = find_families(names, [], joined=[("b", "c"), ("a", "b")], parted=parted)
    assert by_source(found) == {"a": {"a", "b"}}


def test_what_was_said_of_articles_that_are_gone_is_ignored() -> None:
    said = [("a", "gone")]
    assert find_families([article("a")], [], joined=said, parted=said) == ()


def test_a_short_article_wholly_inside_a_long_one_of_the_day_is_a_copy() -> None:
    names = [article("long", 2, words=400), article("short", 2)]
    found = find_families(names, [shared("long", "short", 0.2, 0.9)])
    assert by_source(found) == {"long": {"long", "short"}}


def test_a_long_article_that_swallowed_an_earlier_short_one_is_no_copy_of_it() -> None:
    names = [article("long", 3, words=400), article("short", 2)]
    assert find_families(names, [shared("long", "short", 0.2, 0.9)]) == ()


def test_a_digest_of_several_stories_of_the_day_is_the_source_of_none() -> None:
    names = [article("digest", 2, words=300), *(article(name, 2) for name in "abc")]
    sharings = [
        shared("digest", name, 0.25, 0.9, in_left=(100 * place, 100 * place + 60))
        for place, name in enumerate("abc")
    ]
    assert find_families(names, sharings) == ()


def test_two_short_versions_of_the_same_part_are_copies_of_the_long_story_of_the_day() -> None:
    names = [article("wire", 2, words=300), article("a", 2), article("b", 2)]
    sharings = [
        shared("wire", "a", 0.2, 0.9, in_left=(0, 60)),
        shared("wire", "b", 0.2, 0.9, in_left=(20, 80)),
    ]
    assert by_source(find_families(names, sharings)) == {"wire": {"wire", "a", "b"}}


def test_a_reworded_article_on_the_same_subject_is_no_copy() -> None:
    names = [article("a", 1), article("b", 2)]
    assert find_families(names, [shared("a", "b", 0.9, 0.9, Kind.REWORDED)]) == ()


def test_a_credit_alone_makes_no_family() -> None:
    text = "LONDON (Reuters) - " + "word " * 100
    names = [article("a", 1, text=text), article("b", 2, text=text)]
    assert find_families(names, [shared("a", "b", 0.3, 0.3)]) == ()
    (family,) = find_families(names, [shared("a", "b", 0.45, 0.45)])
    assert explain(family.members[1].reason) == (
        "45 % of it matches a, one day earlier; both credit Reuters"
    )


def test_an_agency_s_own_story_is_the_source_also_of_a_copy_that_claims_an_earlier_date() -> None:
    own = Article(
        "own", "word " * 100, "own", Metadata(source="dpa", date=datetime.date(2026, 3, 4))
    )
    copy = article("copy", 3, text="Berlin (dpa/lnw) - " + "word " * 100)
    (family,) = find_families([copy, own], [shared("copy", "own", 0.9, 0.9)])
    assert family.source == "own"
    assert family.member("own").reason.ground is Ground.OWN
    assert explain(family.member("copy").reason).endswith("one day later; credited: dpa")


def test_undated_articles_are_taken_for_the_latest() -> None:
    names = [article("a"), article("b", 9)]
    (family,) = find_families(names, [shared("a", "b", 0.9, 0.9)])
    assert family.source == "b"
    assert explain(family.member("a").reason) == "90 % of it matches b, itself undated"


def test_a_chain_of_copies_of_copies_ends_where_the_source_is_no_longer_in_them() -> None:
    names = [article(name, day) for day, name in enumerate("abcd", start=1)]
    sharings = [shared(one, other, 0.7, 0.7) for one, other in ("ab", "bc", "cd")]
    assert by_source(find_families(names, sharings)) == {"a": {"a", "b"}, "c": {"c", "d"}}


def test_a_split_from_its_source_lets_an_article_s_own_copies_go_along() -> None:
    names = [article("source", 1), article("copy", 2), article("of-copy", 3)]
    sharings = [
        shared("source", "copy", 0.7, 0.7),
        shared("copy", "of-copy", 0.95, 0.95),
        shared("source", "of-copy", 0.65, 0.65),
    ]
    assert by_source(find_families(names, sharings)) == {"source": {"source", "copy", "of-copy"}}
    found = find_families(names, sharings, parted=[("source", "copy")])
    assert by_source(found) == {"copy": {"copy", "of-copy"}}


def test_the_source_that_comes_in_with_a_joined_copy_says_so() -> None:
    names = [article("first", 1), article("source", 2), article("copy", 3)]
    sharings = [shared("source", "copy", 0.8, 0.8)]
    (family,) = find_families(names, sharings, joined=[("first", "copy")])
    assert explain(family.member("source").reason) == ("80 % of copy matches it, one day later")


def test_the_list_tells_with_whom_an_article_counts_as_one() -> None:
    names = [article("a", 1), article("b", 2), article("c", 4)]
    sharings = [shared("a", "b", 0.9, 0.84), shared("a", "c", 0.9, 0.7)]
    (family,) = find_families(names, sharings)
    letters = {"a": "A", "b": "B", "c": "C"}
    assert family_line(family, "b", letters) == (
        "counts as one with A, C: 84 % of it matches A, one day earlier"
    )
    assert [family_sign(family, name) for name in "abc"] == ["◆", "◇", "◇"]
    assert family_sign(None, "z") == ""


def test_ten_thousand_articles_take_time_that_grows_with_what_they_share() -> None:
    names = [article(f"{n:05}", 1 + n % 28, words=30) for n in range(10_000)]
    sharings = [
        shared(f"{n:05}", f"{(n + step) % 10_000:05}", 0.7, 0.65)
        for n in range(10_000)
        for step in (1, 2, 3, 5, 8)
    ]
    started = process_time()
    assert find_families(names, sharings)
    assert process_time() - started < 4.0


def test_articles_count_once_a_family() -> None:
    families = families_by_article(find_families(sample.library().articles, sample.sharings()))
    everything = [article.id for article in sample.library().articles]
    assert count_sources(everything, families) == 5
    assert count_sources([sample.TRIMMED, sample.OWN_LEAD], families) == 1
    assert count_sources([sample.FOLLOW_UP, sample.FOLLOW_UP, "elsewhere.md"], families) == 2
    assert count_sources([], families) == 0


def test_families_depend_on_no_pair_that_may_be_left_out() -> None:
    articles, sharings = sample.library().articles, sample.sharings()
    kept = [sharing for sharing in sharings if may_be_copies(sharing)]
    assert len(kept) < len(sharings)
    assert find_families(articles, kept) == find_families(articles, sharings)


def test_a_line_on_a_large_family_names_some_and_counts_the_others() -> None:
    articles = [article("a", 1), *(article(f"b{number}", 2) for number in range(9))]
    sharings = [shared("a", one.id, 0.9, 0.9) for one in articles[1:]]
    (family,) = find_families(articles, sharings)
    line = family_line(family, "a", {})
    assert line.startswith("counts as one with b0, b1, b2, b3, b4, b5 and 3 more: likely")
