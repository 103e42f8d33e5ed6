from random import Random

import pytest

from tests.benchmarks.edits import (
    PROTECTED,
    Change,
    changed,
    edit,
    negation_changes,
    number_changes,
)

PASSAGE = (
    "The ministry said on Monday that three plants were closed in March 2021 with a loss of"
    " $4.5 million, while production in the northern region has not recovered since then."
).split()


def test_every_kind_of_number_and_date_is_offered_for_change() -> None:
    assert [(change.kind, PASSAGE[change.place]) for change in number_changes(PASSAGE)] == [
        ("weekday", "Monday"),
        ("spelled-out number", "three"),
        ("month", "March"),
        ("year", "2021"),
        ("number with a unit", "$4.5"),
    ]


@pytest.mark.parametrize("change", number_changes(PASSAGE), ids=lambda change: change.kind)
def test_a_changed_number_keeps_its_marks_and_stands_nowhere_else(change: Change) -> None:
    for written in change.instead:
        assert written not in PASSAGE
        assert written.startswith("$") == PASSAGE[change.place].startswith("$")


def test_negations_are_put_where_a_sentence_bears_them() -> None:
    after = {
        " ".join(changed(PASSAGE, change, Random(1))[change.place :][:3])
        for change in negation_changes(PASSAGE)
    }

    assert after == {
        "were not closed in",
        "were never closed in",
        "weren't closed in",
        "without a loss",
        "no loss of",
    }


def test_edits_leave_facts_and_their_words_alone() -> None:
    kept = [word for word in PASSAGE if word in PROTECTED or not word.islower()]
    for seed in range(50):
        edited = edit(PASSAGE, 0.3, ["blue", "never", "seven", "may"], Random(seed))

        assert [word for word in edited if word in PROTECTED or not word.islower()] == kept
        assert edited != PASSAGE
