"""The table of facts on which versions of a passage differ, values one under the other."""

from collections.abc import Iterator, Mapping, Sequence

from tui.overlap.model import Fact
from tui.overlap.version_facts import FactRow, FactValue
from tui.widgets.inked_text import InkedText, InkedTextBuilder
from tui.widgets.painting import cells
from tui.widgets.signs import DIFFERS
from tui.widgets.version_words import named

FACT_WIDTH = max(len(fact) for fact in Fact)
"""Cells of the name of a kind of fact."""

LEAST_NAMES = 12
"""Cells that are left for the letters of articles."""

MOST_VALUES = 6
"""Values of a fact that are told; more are counted."""

NOTHING = "(nothing)"
"""Stands for the words of a version that does not say what another one says."""

HEADING = "facts that differ"
"""Stands over the table."""


def fact_rows(
    facts: Sequence[FactRow], letters: Mapping[str, str], width: int
) -> Iterator[InkedText]:
    """Yield the rows of a table `width` cells wide: kind, `!`, value, articles; none of no facts.

    Values of one fact stand one under the other, the base's first.
    """
    if not facts:
        return
    longest = max(cells(value_words(value)) for fact in facts for value in fact.values)
    room = max(8, min(longest, width - FACT_WIDTH - 5 - LEAST_NAMES))
    yield _heading()
    for fact in facts:
        shown = fact.values[:MOST_VALUES]
        for number, value in enumerate(shown):
            builder = InkedTextBuilder()
            builder.add(f"{fact.fact if number == 0 else '':<{FACT_WIDTH}} ", "list--strong")
            builder.add(f"{DIFFERS if value.differs else ' '} ", "list--strong")
            builder.add_column(value_words(value), room, "text--differs" if value.differs else "")
            builder.add(f"  {named(value.articles, letters)}", "list--faint")
            yield builder.build()
        more = fact.values[len(shown) :]
        if more:
            ids = [one for value in more for one in value.articles]
            builder = InkedTextBuilder()
            told = f"and {len(more)} more: {named(ids, letters)}"
            builder.add(f"{'':<{FACT_WIDTH + 3}}{told}", "list--faint")
            yield builder.build()


def value_words(value: FactValue) -> str:
    """Return what is shown of what some articles say."""
    return NOTHING if value.words is None else value.words


def _heading() -> InkedText:
    builder = InkedTextBuilder()
    builder.add(f"{DIFFERS} {HEADING} ", "text--heading")
    return builder.build()
