"""What a class of the program below int, float, str or tuple derives from: objects that hold the plain value.

Operators, attributes and functions that are given such an object go on with what it holds, unless its class says
otherwise (compiler/check/declare/plainvalues.py). Here is what all of them have, for super() and for texts.
"""

from __future__ import annotations


class IntValue:
    """_value_: the int that the object is."""

    _value_: int

    def __repr__(self) -> str:
        return repr(self._value_)

    def __str__(self) -> str:
        return self.__repr__()

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec) if format_spec else self.__str__()

    def __hash__(self) -> int:
        return hash(self._value_)

    def __bool__(self) -> bool:
        return self._value_ != 0


class FloatValue:
    """_value_: the float that the object is."""

    _value_: float

    def __repr__(self) -> str:
        return repr(self._value_)

    def __str__(self) -> str:
        return self.__repr__()

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec) if format_spec else self.__str__()

    def __hash__(self) -> int:
        return hash(self._value_)

    def __bool__(self) -> bool:
        return self._value_ != 0.0


class TupleValue:
    """The tuple that the object is lies in a field of the program's own class."""


class StrValue:
    """_value_: the str that the object is."""

    _value_: str

    def __repr__(self) -> str:
        return repr(self._value_)

    def __str__(self) -> str:
        return self._value_

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec) if format_spec else self.__str__()

    def __hash__(self) -> int:
        return hash(self._value_)

    def __len__(self) -> int:
        return len(self._value_)
