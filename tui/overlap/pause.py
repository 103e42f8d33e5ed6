"""Hold work up for a moment where somebody waits for something else."""

from multiprocessing import get_context
from time import monotonic, sleep

SECONDS = 0.3
"""How long work rests each time: longer than it takes until the next key of a reader who types."""


class Pause:
    """A rest that processes take together, which share it from their start on.

    Their clocks agree: that of `monotonic` counts from when the machine was started.
    """

    def __init__(self) -> None:
        self._until = get_context("spawn").RawValue("d", 0.0)

    def begin(self) -> None:
        """Hold work up from now on."""
        self._until.value = monotonic() + SECONDS

    def wait(self) -> None:
        """Return once work may go on."""
        while (left := self._until.value - monotonic()) > 0:
            sleep(left)
