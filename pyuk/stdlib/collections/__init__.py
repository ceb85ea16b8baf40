"""The module collections: containers beside the builtin ones."""

from __future__ import annotations

from pyuk.stdlib.collections.counter import Counter
from pyuk.stdlib.collections.defaults import OrderedDict, defaultdict
from pyuk.stdlib.collections.deques import deque

__all__ = ["Counter", "OrderedDict", "defaultdict", "deque"]
