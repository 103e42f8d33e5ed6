"""What runs in the process that compares."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from tui.garbage import look_rarely
from tui.overlap.worker.channel import Channel
from tui.overlap.worker.serving import serve

NICENESS = 10
"""How far this process stands back behind the one that answers keys."""

SECONDS_TO_END = 2.0
"""How long a comparison that is under way may still take once nobody wants it."""


def main() -> None:
    """Serve the program at the other end of standard input and output until it goes."""
    channel = _take_streams()
    if sys.platform != "win32":
        os.nice(NICENESS)
    serve(channel, on_end=_end_soon)


def _take_streams() -> Channel:
    channel = Channel(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    # Whatever prints would be taken for messages, and whatever reads would take them away.
    with Path(os.devnull).open("r+b") as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    look_rarely()
    return channel


def _end_soon() -> None:
    """End this process, whatever it does, where it has not ended by itself."""
    threading.Thread(target=_end, daemon=True).start()


def _end() -> None:
    time.sleep(SECONDS_TO_END)
    os._exit(0)
