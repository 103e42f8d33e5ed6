"""Keep Python from looking for cycles where there are none."""

import gc

_NEW_OBJECTS = 200_000


def collect_rarely() -> None:
    """Look for cycles after 200,000 new objects instead of some hundred, in this whole process.

    What is compared holds no cycles, and looking for them among so many words takes a tenth longer.
    """
    gc.set_threshold(_NEW_OBJECTS)
