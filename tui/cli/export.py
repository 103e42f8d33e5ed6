"""`retold export`: write all quotes of a library with their sources."""

import sys
from argparse import Namespace

from tui.cli.library_notebook import select_entries
from tui.cli.streams import write_utf8
from tui.quotes.exports import FORMATS, SUFFIXES
from tui.quotes.saving import save_export


def run(arguments: Namespace) -> int:
    """Write the export to a file or to standard output, whole or not at all."""
    writes_file = arguments.output is not None and str(arguments.output) != "-"
    ending = arguments.output.suffix.lower() if writes_file else ""
    name: str = arguments.format or SUFFIXES.get(ending, "")
    if not name:
        arguments.fail(f"name a --format, or a file that ends in {', '.join(SUFFIXES)}")
    text = FORMATS[name](select_entries(arguments))
    if writes_file:
        save_export(text, arguments.output)
        return 0
    write_utf8()
    sys.stdout.write(text)
    return 0
