from tests.sharing import share
from tui.overlap.clusters import find_clusters, in_cluster_order


def clusters(*shared: tuple[str, str, float], families: tuple[str, ...] = ()) -> set[str]:
    found = find_clusters([share(one, other, most) for one, other, most in shared], families)
    return {"".join(sorted(cluster)) for cluster in found}


def test_articles_that_share_more_than_half_of_the_smaller_are_a_cluster() -> None:
    assert clusters(("a", "b", 0.51), ("b", "c", 0.5)) == {"ab"}


def test_a_chain_is_no_cluster() -> None:
    chain = [(one, other, 0.8) for one, other in zip("abcdef", "bcdefg", strict=True)]
    assert max(map(len, clusters(*chain))) == 2


def test_a_family_is_a_cluster_though_its_members_share_little() -> None:
    assert clusters(("a", "b", 0.2), families=("abc",)) == {"abc"}


def test_a_family_is_not_torn_by_what_one_of_it_shares_with_another() -> None:
    assert clusters(("a", "d", 0.99), ("b", "c", 0.1), families=("abc",)) == {"abc"}


def test_who_shares_with_most_of_a_family_goes_with_it() -> None:
    assert clusters(("a", "d", 0.6), ("b", "d", 0.6), families=("abc",)) == {"abcd"}


def ordered(articles: str, *shared: tuple[str, str, float], clusters: tuple[str, ...] = ()) -> str:
    sharings = [share(one, other, most) for one, other, most in shared]
    found = in_cluster_order([*articles], sharings, [tuple(cluster) for cluster in clusters])
    return "".join(found)


def test_the_largest_block_comes_first_and_what_shares_nothing_last() -> None:
    shared = ("b", "d", 0.9), ("a", "f", 0.1), ("f", "c", 0.2)
    assert ordered("abcdef", *shared) == "afcbde"


def test_a_block_begins_at_the_end_with_the_earlier_article() -> None:
    assert ordered("abc", ("c", "a", 0.9), ("c", "b", 0.8), ("a", "b", 0.1)) == "acb"


def test_a_cluster_is_kept_together_where_one_of_it_shares_more_with_another() -> None:
    shared = ("a", "c", 0.5), ("a", "d", 0.9), ("c", "d", 0.1)
    assert "".join(sorted(ordered("abcd", *shared, clusters=("abc",))[1:])) in ("abc", "acd", "bcd")
    assert ordered("abcd", *shared, clusters=("abc",)).replace("d", "") in (
        "bca",
        "cab",
        "acb",
        "bac",
    )
    assert "d" in ordered("abcd", *shared, clusters=("abc",))[::3]
