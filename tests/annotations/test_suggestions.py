import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.suggestions import suggest_tags

TAGS = ["politics", "flood", "dam/old", "Damage", "casualties", "weather"]


def test_nothing_typed_gives_the_most_used() -> None:
    assert suggest_tags(" ", TAGS, limit=3) == ["politics", "flood", "dam/old"]


def test_beginnings_lead_whatever_their_case_most_used_first() -> None:
    assert suggest_tags("DAM", TAGS)[:2] == ["dam/old", "Damage"]


def test_a_whole_tag_leads_its_longer_ones() -> None:
    assert suggest_tags("dam", ["damage", "dam/old", "dam"])[0] == "dam"


def test_the_part_after_a_slash_counts_as_a_beginning() -> None:
    assert suggest_tags("old", ["scold", "dam/old"])[0] == "dam/old"


def test_a_slip_of_the_finger_still_finds_the_tag() -> None:
    assert "casualties" in suggest_tags("casulties", TAGS)
    assert "weather" in suggest_tags("waether", TAGS)


def test_what_is_like_no_tag_gets_no_suggestion() -> None:
    assert suggest_tags("xyzzy", TAGS) == []


@given(st.text(), st.lists(st.text(), unique=True), st.integers(0, 7))
def test_suggestions_are_tags_each_once_within_the_limit(
    typed: str, tags: list[str], limit: int
) -> None:
    found = suggest_tags(typed, tags, limit)
    assert len(found) <= limit
    assert len(set(found)) == len(found)
    assert set(found) <= set(tags)


def test_importing_suggestions_and_the_notebook_stays_light() -> None:
    code = (
        "import sys, tui.annotations.suggestions, tui.annotations.notebook;"
        "print({'rapidfuzz', 'tinydb', 'textual', 'numpy', 'filelock'} & set(sys.modules))"
    )
    path = f"import sys; sys.path[:0] = {sys.path!r};"
    ran = subprocess.run([sys.executable, "-c", path + code], capture_output=True, text=True)
    assert ran.stdout.strip() == "set()", ran.stderr
