"""Python's garbage collector while a manifest is made and lives.

A manifest is some hundred objects for each node, which all stay: looking for garbage among them is a fifth of such a
command.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
from typing import Iterator

# Python's own; whoever has chosen others has reasons
_USUAL = (700, 10, 10)
_FEWER = (20_000, 10, 10)


def collect_less() -> None:
    """Lets the collector look after so many new objects only."""
    if gc.get_threshold() == _USUAL:
        gc.set_threshold(*_FEWER)


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Without the collector."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep() -> None:
    """Leaves what lives now out of collections, until the next call or the end of the process."""
    gc.unfreeze()
    gc.freeze()
    # given twice it is called once
    atexit.unregister(_end)
    atexit.register(_end)


def _end() -> None:
    """Leaves all to the collection that comes once modules are gone, which is made with a collector that is off, too.

    Modules written in C, DuckDB's among them, complain on the console of what is not collected then. An earlier
    collection would only look at everything once more.
    """
    gc.disable()
    gc.unfreeze()
