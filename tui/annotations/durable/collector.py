"""Keep the garbage collector from walking through records while they are read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Stop the collector for a while in which many objects are made and none is garbage.

    With 100,000 records it takes more than half of the time of opening them, and later, for every
    walk through them, a tenth of a second in which no key is answered: so they are left out of it.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_at_work:
            gc.enable()
