"""The table of facts as rows: what is said stands one under the other."""

from tui.overlap.model import Fact
from tui.overlap.version_facts import FactRow, FactValue
from tui.widgets.fact_rows import MOST_VALUES, NOTHING, fact_rows
from tui.widgets.painting import cells

LETTERS = {name: name.upper() for name in "abcdefgh"}
NUMBER = FactRow(
    Fact.NUMBER,
    (
        FactValue("14", ("a", "c"), False),
        FactValue("forty-one", ("b",), True),
        FactValue(None, ("d",), False),
    ),
)
HEDGE = FactRow(Fact.HEDGE, (FactValue("may", ("a",), False), FactValue(None, ("b", "c"), True)))


def rows(*facts: FactRow, width: int = 80) -> list[str]:
    return [row.text for row in fact_rows(facts, LETTERS, width)]


def test_each_value_has_a_row_with_its_articles_and_a_sign_where_it_differs() -> None:
    _, *table = rows(NUMBER, HEDGE)
    assert [row.split() for row in table] == [
        ["number", "14", "A", "C"],
        ["!", "forty-one", "B"],
        [NOTHING, "D"],
        ["hedge", "may", "A"],
        ["!", NOTHING, "B", "C"],
    ]
    assert len({row.index(value) for row, value in zip(table, ("14", "forty"), strict=False)}) == 1


def test_many_values_are_counted_and_long_ones_cut() -> None:
    long = FactValue("a value of many words that go on and on and on", ("a",), False)
    many = [FactValue(str(number), (name,), True) for number, name in enumerate("bcdefgh")]
    *table, last = rows(FactRow(Fact.NUMBER, (long, *many)), width=60)
    assert len(table) == MOST_VALUES + 1
    assert last.split() == ["and", "2", "more:", "G", "H"]
    assert all(cells(row) <= 60 for row in table)
    assert table[1].endswith("…  A")


def test_without_facts_there_is_not_even_a_heading() -> None:
    assert rows() == []
