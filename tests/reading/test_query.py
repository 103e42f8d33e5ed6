"""What is typed to filter by, in terms."""

import pytest

from tui.reading.query import Being, State, Tagged, Term, Word, offered_states, parse_query


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("Nvidia  CHIPS", (Word("nvidia"), Word("chips"))),
        ("Müller", (Word("muller"),)),
        ("!chips", (Word("chips", excluded=True),)),
        ("#Sales/H20 !#old", (Tagged("sales/h20"), Tagged("old", excluded=True))),
        ("is:unread", (Being(State.UNREAD),)),
        ("is:u !is:high", (Being(State.UNREAD), Being(State.HIGHLIGHTED, excluded=True))),
        ("is:read", (Being(State.READ),)),
        ("is:gone", (Word("is:gone"),)),
    ],
)
def test_terms(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse_query(typed) == terms


@pytest.mark.parametrize("typed", ["!", "#", "!#", "is:", "is:n", "!is:"])
def test_what_is_only_begun_is_left_out(typed: str) -> None:
    assert parse_query(typed) == ()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", [f"is:{state}" for state in State]),
        ("is:", [f"is:{state}" for state in State]),
        ("chips is:n", ["is:noted", "is:new"]),
        ("chips !is:un", ["!is:unread"]),
        ("IS:AR", ["is:arrived"]),
        ("is:new", []),
        ("is:new ", []),
        ("i", []),
        ("chips ", []),
        ("island", []),
        ("this", []),
    ],
)
def test_states_are_offered_as_they_are_begun(typed: str, offered: list[str]) -> None:
    assert offered_states(typed) == offered
