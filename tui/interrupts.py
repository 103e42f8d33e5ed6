"""What ctrl+c does: it ends a program that is being loaded, and is raised in one that works.

Raised while modules are loaded it may come out as another error, or as none.
"""

import os

INTERRUPTED = 130
"""Exit status after ctrl+c, 128 and the signal's number as shells have it."""

try:
    import signal
except KeyboardInterrupt:
    # It takes some milliseconds, for it loads the first modules of all.
    os._exit(INTERRUPTED)


def end_at_once() -> None:
    """Let ctrl+c end this process without a word; where it is ignored it still is."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def raise_again() -> None:
    """Let ctrl+c raise KeyboardInterrupt where it would have ended this process at once."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(_signal: int, _frame: object) -> None:
    # Nothing is open yet, and whatever is raised may be caught by what is being loaded.
    os._exit(INTERRUPTED)
