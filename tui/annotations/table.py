"""The TinyDB table that holds the highlights."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from tinydb.table import Table

from tui.annotations.model import Highlight
from tui.annotations.records import Record, to_record


class HighlightTable(Table):
    """A TinyDB table of highlight records, told apart by their own `id`."""

    def put(
        self, changed: Mapping[str, Highlight | None], removed: MutableMapping[str, Record]
    ) -> None:
        """Insert, replace or (None) remove the highlights with these ids in one write.

        Fields that are not ours stay: in a replaced record, and in one that was removed before and
        comes back, for which `removed` remembers it. Raises OSError where writing fails.
        """

        def update(records: dict[int, Mapping[str, Any]]) -> None:
            numbers = {record["id"]: number for number, record in records.items()}
            unused = max(records, default=0) + 1
            for name, highlight in changed.items():
                number = numbers.get(name, unused)
                if highlight is None:
                    if number in records:
                        removed[name] = dict(records.pop(number))
                    continue
                known = records.get(number) or removed.get(name)
                records[number] = to_record(highlight, known)
                unused = max(unused, number + 1)

        self._update_table(update)
