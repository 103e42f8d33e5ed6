from hypothesis import given
from hypothesis import strategies as st

from tui.overlap.copies import Copies, Copy
from tui.overlap.family_stars import gather

NAMES = "abcdefghij"
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1])
SHARES = st.floats(0.4, 1.0)


def copies(links: list[tuple[tuple[str, str], float]]) -> Copies:
    """Return copies of the one that is first in the alphabet, the likelier source."""
    made = [Copy(max(pair), min(pair), share, None, False) for pair, share in links]
    return Copies(tuple(made), {name: place for place, name in enumerate(NAMES)}, {})


LINKS = st.lists(st.tuples(PAIRS, SHARES), max_size=25)


def places(groups: list[tuple[str, ...]]) -> dict[str, int]:
    return {name: number for number, members in enumerate(groups) for name in members}


@given(LINKS)
def test_each_copy_is_with_a_source_of_its_own(links: list[tuple[tuple[str, str], float]]) -> None:
    linked = {(max(pair), min(pair)) for pair, _ in links}
    groups = gather(copies(links), [], [])
    assert sorted(name for members in groups for name in members) == list(NAMES)
    for source, *rest in groups:
        assert all((member, source) in linked for member in rest)


@given(LINKS, st.lists(PAIRS, max_size=4), st.lists(PAIRS, max_size=4))
def test_what_was_parted_is_never_together(
    links: list[tuple[tuple[str, str], float]],
    joined: list[tuple[str, str]],
    parted: list[tuple[str, str]],
) -> None:
    place = places(gather(copies(links), joined, parted))
    assert len(place) == len(NAMES)
    assert all(place[one] != place[other] for one, other in parted)


@given(LINKS, st.lists(PAIRS, min_size=1, max_size=4), st.lists(PAIRS, max_size=4))
def test_the_latest_join_is_obeyed_unless_these_two_were_parted(
    links: list[tuple[tuple[str, str], float]],
    joined: list[tuple[str, str]],
    parted: list[tuple[str, str]],
) -> None:
    one, other = joined[-1]
    kept = [pair for pair in parted if set(pair) != {one, other}]
    place = places(gather(copies(links), joined, kept))
    assert place[one] == place[other]


@given(LINKS, st.lists(PAIRS, max_size=4))
def test_all_joins_hold_where_nothing_was_parted(
    links: list[tuple[tuple[str, str], float]], joined: list[tuple[str, str]]
) -> None:
    place = places(gather(copies(links), joined, []))
    assert all(place[one] == place[other] for one, other in joined)


def test_of_sources_with_about_the_same_share_the_likelier_is_taken() -> None:
    near = [(("a", "c"), 0.7), (("b", "c"), 0.75)]
    assert gather(copies(near), [], []) == [("a", "c"), *((name,) for name in "bdefghij")]
    far = [(("a", "c"), 0.7), (("b", "c"), 0.95)]
    assert ("b", "c") in gather(copies(far), [], [])
