"""A pause of Python's own collector: what the compiler makes lives to its end, and walking it is wasted time."""

from __future__ import annotations

import gc
from contextlib import ContextDecorator


class collector_paused(ContextDecorator):
    """No collection of cycles within; as a decorator, not within the function. May be nested.

    Leaving makes no objects: a process that ends there can turn the collector off before it walks everything.
    """

    def __enter__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was_on:
            gc.enable()

    def _recreate_cm(self) -> collector_paused:
        return collector_paused()
