"""Objects that hold each other in a circle, looked for between two documents and not within one."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_alone() -> Iterator[None]:
    """Nothing is looked for meanwhile: what lives as long as a document would be found alive again
    and again, and is looked through once when it is done. What was off stays off.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
