"""What can be asked of the `retold` command."""

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from tui import __version__

_DESCRIPTION = "Read many articles on one story, see who repeats whom, and keep citable quotes."
_USAGE = """retold [FOLDER | FILE | LEFT RIGHT] [--annotations FILE]
       retold COMMAND ..."""
_EPILOG = """commands:
  overlaps     print what articles share
  index        print which articles of a large library share words in a row
  versions     print who has a passage, in which words, and since when
  families     print which articles are copies of one source, or say which are
  highlight    save a highlight on a quote, or many from standard input
  highlights   print the highlights of a library
  export       write all quotes with their sources: markdown, csv or jsonl
  doctor       tell what works here: clipboard, terminal, settings, store

'retold COMMAND --help' tells more of a command.

exit status:
  0  done
  1  the data was at fault; the message names the file and what to do
  2  wrong usage"""

_EXPORTS = ("markdown", "csv", "jsonl")
_STANCES = ("supports", "contradicts", "mentions")

_TAGS = "may be repeated; a comma parts two tags"

_LINES = (
    'JSON Lines on standard input: {"article", "quote", "tags", "note", "claim", "stance", "at",'
    ' "color"}, or what "retold highlights --format jsonl" prints'
)

_Define = Callable[[argparse.ArgumentParser], None]


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return what is asked, with the name of the module that does it; SystemExit(2) if wrong."""
    if argv and argv[0] in _COMMANDS:
        summary, define = _COMMANDS[argv[0]]
        parser = _parser(f"retold {argv[0]}", description=summary)
        parser.set_defaults(module=f"tui.cli.{argv[0]}", fail=parser.error)
        define(parser)
        return parser.parse_args(argv[1:])
    parser = _parser("retold", description=_DESCRIPTION, usage=_USAGE, epilog=_EPILOG)
    parser.set_defaults(module="tui.cli.open", fail=parser.error)
    _define_open(parser)
    arguments = parser.parse_args(argv)
    if len(arguments.paths) > 2:
        parser.error("name a folder, a file or two files")
    return arguments


def _parser(
    program: str, *, description: str, usage: str | None = None, epilog: str | None = None
) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=program,
        description=description,
        usage=usage,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _define_open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a folder of articles (./seeds if none is named), an article, or two to compare",
    )
    _add_annotations(parser)
    parser.add_argument("--version", action="version", version=f"retold {__version__}")


def _define_overlaps(parser: argparse.ArgumentParser) -> None:
    parser.usage = (
        "retold overlaps FOLDER [options]\n       retold overlaps LEFT RIGHT [options]\n"
        "       retold overlaps --pairs PAIRS.tsv [--root DIR] [options]"
    )
    add = parser.add_argument
    paths = "a folder, where matches that were refused or joined in the app stay so, or two files"
    add("paths", nargs="*", type=str, metavar="PATH", help=paths)
    add("--pairs", type=Path, metavar="PAIRS.tsv", help="pairs to compare: left<TAB>right a line")
    add("--root", type=Path, metavar="DIR", help="folder of the paths in PAIRS.tsv (default: .)")
    _add_format(parser, "table", "jsonl")
    add("--no-similar", action="store_true", help="leave out similar sentences")
    add("--all-similar", action="store_true", help="similar sentences beyond the 20 nearest too")
    add("--min-words", type=_count, default=0, metavar="N", help="leave out shorter passages")
    _add_jobs(parser)
    add("--repeats", action="store_true", help="print what articles repeat from themselves too")


def _define_index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder of the library")
    _add_format(parser, "table", "jsonl")
    _add_jobs(parser)
    note = "neither read nor keep what was found before"
    parser.add_argument("--no-cache", action="store_true", help=note)


def _define_versions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder of the library")
    parser.add_argument("--article", metavar="A", help="only passages of this article")
    _add_format(parser, "table", "jsonl")
    _add_jobs(parser)
    _add_annotations(parser)


def _define_families(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder of the library")
    word = parser.add_mutually_exclusive_group()
    for option, said in (("--split", "are not copies of one source"), ("--join", "are")):
        note = f"save that two articles {said}, and print the families after it"
        word.add_argument(option, nargs=2, metavar=("A", "B"), help=note)
    _add_format(parser, "table", "jsonl")
    _add_jobs(parser)
    _add_annotations(parser)


def _define_highlight(parser: argparse.ArgumentParser) -> None:
    parser.usage = (
        "retold highlight FOLDER ARTICLE --quote TEXT [--tag T]... [--note N] [--at N]\n"
        "                [--claim C [--stance supports|contradicts|mentions]]\n"
        "       retold highlight FOLDER --from -"
    )
    add = parser.add_argument
    add("folder", type=Path, metavar="FOLDER", help="folder of the library")
    add("article", nargs="?", metavar="ARTICLE", help="its path in the library, or a path to it")
    add("--quote", metavar="TEXT", help="the words to mark; any white space matches any")
    add("--tag", action="append", default=[], dest="tags", metavar="T", help=_TAGS)
    add("--note", default="", metavar="N", help="a note")
    add("--at", type=_ordinal, metavar="N", help="which place, where the quote stands in several")
    add("--claim", default="", metavar="C", help="a claim of which it says something")
    add("--stance", choices=_STANCES, help="what it says of the claim (default: mentions)")
    add("--from", choices=["-"], dest="source", help=_LINES)
    _add_annotations(parser)


def _define_highlights(parser: argparse.ArgumentParser) -> None:
    _add_selection(parser)
    _add_format(parser, "table", "jsonl")


def _define_export(parser: argparse.ArgumentParser) -> None:
    _add_selection(parser)
    parser.add_argument("--format", choices=_EXPORTS, help="if not as FILE ends")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="file to write (default: standard output)"
    )


def _define_doctor(parser: argparse.ArgumentParser) -> None:
    note = "print a config.toml with every setting, commented out"
    parser.add_argument("--sample-config", action="store_true", help=note)
    _add_annotations(parser)


def _add_selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder of the library")
    parser.add_argument("--tag", metavar="T", help="only with this tag or a child of it")
    parser.add_argument("--article", metavar="A", help="only on this article")
    _add_annotations(parser)


def _add_annotations(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--annotations", type=Path, metavar="FILE", help="file of the highlights, if another"
    )


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    note = "processes to use; 0 for one a core"
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help=note)


def _add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    note = f"{formats[0]} if none is named"
    parser.add_argument("--format", choices=formats, default=formats[0], help=note)


def _count(written: str) -> int:
    return _whole_number(written, 0)


def _jobs(written: str) -> int:
    return _count(written) or os.cpu_count() or 1


def _ordinal(written: str) -> int:
    return _whole_number(written, 1)


def _whole_number(written: str, least: int) -> int:
    if not written.isdecimal() or int(written) < least:
        raise argparse.ArgumentTypeError(f"{written!r} is not a whole number from {least}")
    return int(written)


_COMMANDS: dict[str, tuple[str, _Define]] = {
    "overlaps": ("Print what articles share.", _define_overlaps),
    "index": ("Print which articles share words in a row.", _define_index),
    "versions": ("Print who has a passage, in which words, since when.", _define_versions),
    "families": ("Print which articles are copies of one source.", _define_families),
    "highlight": ("Save a highlight on a quote; print it once it is safe.", _define_highlight),
    "highlights": ("Print the highlights of a library.", _define_highlights),
    "export": ("Write all quotes of a library with their sources.", _define_export),
    "doctor": ("Tell what works here, changing nothing.", _define_doctor),
}
