"""The module collections: containers beside the builtin ones."""

from __future__ import annotations

from pyuk.stdlib.collections.chains import ChainMap
from pyuk.stdlib.collections.counter import Counter
from pyuk.stdlib.collections.defaults import OrderedDict, defaultdict
from pyuk.stdlib.collections.deques import deque
from pyuk.stdlib.collections.users import UserDict, UserList

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "defaultdict", "deque"]
