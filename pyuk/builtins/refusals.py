"""What these modules refuse to do, loudly, where doing it would differ from CPython without a word."""

from __future__ import annotations

from typing import NoReturn

from pyuk.lang import noinline


@noinline
def raise_no_operator(operator: str, left: str, right: str) -> NoReturn:
    """Where no operand of an operator answers: CPython's TypeError, with the names of the operands' classes."""
    raise TypeError(f"unsupported operand type(s) for {operator}: '{left}' and '{right}'")


@noinline
def raise_no_sequence_operator(operator: str, sequence: str, other: str) -> NoReturn:
    """As raise_no_operator(), for `+`, `+=`, `*` and `*=` of a sequence: those are asked last, and tell."""
    if operator[0] == "*":
        raise TypeError(f"can't multiply sequence by non-int of type '{other}'")
    if operator == "+=" and sequence == "list":
        raise TypeError(f"'{other}' object is not iterable")
    if sequence == "bytes" or sequence == "bytearray":
        raise TypeError(f"can't concat {other} to {sequence}")
    raise TypeError(f'can only concatenate {sequence} (not "{other}") to {sequence}')


@noinline
def raise_no_order(operator: str, left: str, right: str) -> NoReturn:
    """As raise_no_operator(), for an order."""
    raise TypeError(f"'{operator}' not supported between instances of '{left}' and '{right}'")


@noinline
def raise_no_value() -> NoReturn:
    """Refuse to read an argument of an exception of which only the text has been kept."""
    raise NotImplementedError("the arguments of this exception have not been kept")


@noinline
def raise_no_arguments() -> NoReturn:
    """Refuse the text of an exception whose class has an __init__ that does not call BaseException's.

    CPython keeps the arguments before __init__ runs; here that is up to __init__.
    """
    raise NotImplementedError("this exception has no text: its __init__ has to call super().__init__(message)")


def refuse_attribute(name: str, refused: str) -> None:
    """Refuse an attribute that is there, and cannot be taken by a computed name. refused: ` one  another `."""
    if f" {name} " in refused:
        raise NotImplementedError(f"the attribute '{name}' cannot be taken by a name that is computed")


@noinline
def raise_no_attribute(class_name: str, name: str, refused: str) -> NoReturn:
    """As refuse_attribute(), and of any other name that there is no such attribute."""
    refuse_attribute(name, refused)
    raise AttributeError(f"'{class_name}' object has no attribute '{name}'")


@noinline
def raise_other_class() -> NoReturn:
    """Refuse to call a method that was chosen by the class of one object with an object of another class."""
    raise TypeError("the method was chosen by the class of another object than it is called with")


@noinline
def raise_no_field(class_name: str, name: str) -> NoReturn:
    """Refuse to make an attribute that the program names nowhere."""
    raise NotImplementedError(f"an attribute '{name}' of '{class_name}' objects cannot be made by its name")


def raise_not_compiled(message: str) -> NoReturn:
    """A call that the compiler took to be made never."""
    raise NotImplementedError(message)


def refuse_made_again(again: bool) -> None:
    """Refuse to take what a class needs of the function that made it, where that has run more than once."""
    if again:
        raise NotImplementedError("a class that a function made several times makes objects in that function alone")
