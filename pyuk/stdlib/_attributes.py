"""Objects with any attributes: what argparse.Namespace and types.SimpleNamespace are made of."""

from __future__ import annotations

from typing import Any


class Attributes:
    """Attributes by their names; the compiler asks __getattr__ for each that is no method."""

    def __init__(self, **kwargs: Any) -> None:
        self.__known: dict[str, Any] = {}
        for name, value in kwargs.items():
            self.__known[name] = value

    def __getattr__(self, name: str) -> Any:
        if name not in self.__known:
            raise AttributeError(f"'{self._class_name()}' object has no attribute '{name}'")
        return self.__known[name]

    def _class_name(self) -> str:
        """The class, as CPython's AttributeError says it."""
        raise NotImplementedError

    def __setattr__(self, name: str, value: Any) -> None:
        self.__known[name] = value

    @property
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override]
        return self.__known
