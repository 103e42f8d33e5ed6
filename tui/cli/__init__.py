"""The `retold` command; each subcommand imports what it needs when it runs."""

import os
import sys
from collections.abc import Sequence

from tui.cli.parser import parse_arguments
from tui.cli.streams import guard, prepare_streams


def main(argv: Sequence[str] | None = None) -> int:
    """Run retold with `argv`, the process's own arguments by default; return its exit status.

    Wrong usage raises SystemExit(2), as argparse does; other faults are told on standard error.
    """
    prepare_streams()
    # numpy sorts and counts here; threads for algebra that nobody asks for only slow the start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
    return guard(arguments)
