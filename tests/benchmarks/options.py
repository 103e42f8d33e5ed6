"""The options that several benchmarks have."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence

from tests.benchmarks.methods import PEERS


def new_parser(name: str, description: str | None) -> ArgumentParser:
    """Return a parser of the arguments of `python -m tests.benchmarks.<name>`."""
    return ArgumentParser(
        prog=f"python -m tests.benchmarks.{name}",
        description=description,
        formatter_class=RawDescriptionHelpFormatter,
    )


def add_peers(parser: ArgumentParser, default: Sequence[str] | None = None) -> None:
    """Add `--peers NAME ...`, all peers being the default unless another is given."""
    names = [peer.name for peer in PEERS]
    chosen = names if default is None else list(default)
    parser.add_argument(
        "--peers",
        nargs="*",
        choices=names,
        default=chosen,
        metavar="NAME",
        help=f"of {', '.join(names)}; without the option {' '.join(chosen)}",
    )
