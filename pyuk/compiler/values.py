"""Classes of values, equal where their fields are: dataclasses that nobody assigns to, made in half the time.

For `@dataclass(frozen=True)` Python writes and compiles seven methods. That took a quarter of the time in which the
compiler starts, and a constructor of such a class asks object.__setattr__ for each field. Mypy takes `value_class`
for `dataclass` and finds every assignment, so when the compiler runs nothing looks for them.
"""

from __future__ import annotations

import dataclasses
from reprlib import recursive_repr
from typing import TYPE_CHECKING

__all__ = ["value_class"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as value_class
else:

    def value_class(*, frozen: bool) -> Callable[[type], type]:
        """The decorator, which is always given `frozen=True`."""
        assert frozen
        return _made


def _made(cls: type) -> type:
    if "__repr__" not in vars(cls):
        cls.__repr__ = _shown  # type: ignore[method-assign, assignment]
    return dataclasses.dataclass(repr=False, unsafe_hash=vars(cls).get("__hash__") is None)(cls)


@recursive_repr()
def _shown(self: object) -> str:
    """As every dataclass is shown."""
    parts = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)  # type: ignore[arg-type]
    return f"{type(self).__qualname__}({', '.join(parts)})"
