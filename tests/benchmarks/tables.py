"""Print tables that read well in a terminal and paste into Markdown."""

from collections.abc import Sequence


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table under its title, columns of numbers at their right edge."""
    columns = list(zip(header, *rows, strict=True))
    print(f"\n{title}\n")
    for line in zip(*(_padded(column) for column in columns), strict=True):
        print(f"| {' | '.join(line)} |", flush=True)


def _padded(column: Sequence[str]) -> list[str]:
    """Return a column with the rule under its header, all cells of one width."""
    width = max(3, *(len(cell) for cell in column))
    if all(cell[:1].isdigit() or not cell for cell in column[1:]):
        first, *others = (cell.rjust(width) for cell in column)
        return [first, "-" * (width - 1) + ":", *others]
    first, *others = (cell.ljust(width) for cell in column)
    return [first, "-" * width, *others]
