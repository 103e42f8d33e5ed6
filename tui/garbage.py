"""When Python looks for garbage in cycles: seldom, and never among what is there to stay.

Each look walks through all that may be garbage, and no key is answered meanwhile.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 200_000


def look_rarely() -> None:
    """Look after 200,000 new objects instead of some hundred, in this whole process.

    What is compared holds no cycles, and looking for them among so many words takes a tenth longer.
    """
    gc.set_threshold(_NEW_OBJECTS)


def look_no_more() -> None:
    """Look no more until `look_at_what_comes`, as while nearly all that is made is kept."""
    gc.disable()


def look_at_what_comes() -> None:
    """Look again from now on, if that was stopped, but never among what is there now."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def keep_what_is_there() -> None:
    """Never look among what is there now."""
    gc.freeze()


@contextmanager
def keeping_what_is_made() -> Iterator[None]:
    """Look for nothing for a while, nor ever among what is made in it.

    Of 100,000 records looking takes more than half of the time of opening them, and a tenth of a
    second each time later.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_looking:
            gc.enable()
