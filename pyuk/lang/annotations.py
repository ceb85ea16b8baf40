"""From an annotation, as written or evaluated, to the type it names."""

from __future__ import annotations

from typing import Any


def resolve(annotation: Any, names: dict[str, Any], local: dict[str, Any]) -> Any:
    """The type of an annotation, a string where the module postpones them. NameError."""
    while isinstance(annotation, str):
        annotation = eval(annotation, names, local)
    return annotation
