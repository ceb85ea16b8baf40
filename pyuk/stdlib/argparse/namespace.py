"""What parse_args() gives: an object whose attributes are the values of the arguments."""

from __future__ import annotations

from typing import Any, Final

from pyuk.stdlib._attributes import Attributes

SUPPRESS: Final = "==SUPPRESS=="
OPTIONAL: Final = "?"
ZERO_OR_MORE: Final = "*"
ONE_OR_MORE: Final = "+"
PARSER: Final = "A..."
REMAINDER: Final = "..."
NOT_GIVEN: Final = "==NOT GIVEN=="  # stands for an argument of a function that is left out


class Namespace(Attributes):
    """Attributes by their names."""

    def _class_name(self) -> str:
        return "Namespace"

    def __contains__(self, key: str) -> bool:
        return key in self.__dict__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Namespace) and self.__dict__ == other.__dict__

    def __repr__(self) -> str:
        plain = []
        starred = []
        for name, value in self.__dict__.items():
            if name.isidentifier():
                plain.append(f"{name}={value!r}")
            else:
                starred.append(f"{name!r}: {value!r}")
        if len(starred) > 0:
            plain.append("**{" + ", ".join(starred) + "}")
        return "Namespace(" + ", ".join(plain) + ")"


def is_suppressed(value: Any) -> bool:
    """Whether a value is SUPPRESS."""
    return isinstance(value, str) and value == SUPPRESS


def is_given(value: Any) -> bool:
    """Whether an argument of a function was given."""
    return not (isinstance(value, str) and value == NOT_GIVEN)


def as_list(values: list[Any]) -> Any:
    """The same values; where all are of one type, as a list of that type, which functions may ask for."""
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) == len(values):
        return texts
    numbers = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
    if len(numbers) == len(values):
        return numbers
    floats = [value for value in values if isinstance(value, float)]
    if len(floats) == len(values):
        return floats
    return values
