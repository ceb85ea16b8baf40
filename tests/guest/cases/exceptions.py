"""Uncaught exceptions of every kind: each function ends the program at the line that says HERE, in CPython too."""

import sys


class Node:
    def __init__(self, value: int, next: "Node | None") -> None:
        self.value = value
        self.next = next


class Trouble(Exception):
    pass


class Worded(Exception):
    def __str__(self) -> str:
        return "in its own words"


class Broken(Exception):
    def __str__(self) -> str:
        raise ValueError("not even its text")


def list_subscript(i: int) -> None:
    numbers = [1, 2, 3]
    print(numbers[i])  # HERE list_subscript


def list_store(i: int) -> None:
    numbers = [1, 2, 3]
    numbers[i] = 1  # HERE list_store


def list_below(i: int) -> None:
    numbers = [1, 2, 3]
    print(numbers[-i - 1])  # HERE list_below


def str_subscript(i: int) -> None:
    text = "äbc"
    print(text[i])  # HERE str_subscript


def empty_pop(i: int) -> None:
    numbers = [1, 2, 3]
    while i >= 0:
        numbers.pop()  # HERE empty_pop
        i -= 1


def division(i: int) -> None:
    print(10 // (i - 3))  # HERE division


def remainder(i: int) -> None:
    print(10 % (i - 3))  # HERE remainder


def float_division(i: int) -> None:
    print(1.5 / float(i - 3))  # HERE float_division


def shift(i: int) -> None:
    print(1 << (2 - i))  # HERE shift


def none_field(i: int) -> None:
    node: Node | None = Node(1, None)
    while i >= 0:
        node = node.next  # HERE none_field
        i -= 1


def int_text(i: int) -> None:
    print(int("12x" * i))  # HERE int_text


def list_value(i: int) -> None:
    numbers = [1, 2]
    numbers.remove(i)  # HERE list_value


def assertion(i: int) -> None:
    assert i < 3, f"{i} is too large"  # HERE assertion


def custom(i: int) -> None:
    raise Trouble(f"number {i}")  # HERE custom


def custom_silent(i: int) -> None:
    raise Trouble  # HERE custom_silent


def custom_worded(i: int) -> None:
    raise Worded("not these")  # HERE custom_worded


def custom_broken(i: int) -> None:
    raise Broken("not these")  # HERE custom_broken


def in_handler(i: int) -> None:
    try:
        print([1, 2, 3][i])
    except IndexError:
        print(10 // (i - 3))  # HERE in_handler


def in_finally(i: int) -> None:
    try:
        print([1, 2, 3][i])
    finally:
        print(10 // (i - 3))  # HERE in_finally


def raised_from(i: int) -> None:
    try:
        print([1, 2, 3][i])
    except IndexError as error:
        raise Trouble("because of that") from error  # HERE raised_from


def raised_from_none(i: int) -> None:
    try:
        print([1, 2, 3][i])
    except IndexError:
        raise Trouble("and nothing else") from None  # HERE raised_from_none


def raised_again(i: int) -> None:
    try:
        print([1, 2, 3][i])  # HERE raised_again
    except IndexError:
        print("seen")
        raise


def handled_twice(i: int) -> None:
    try:
        try:
            print([1, 2, 3][i])
        except IndexError:
            raise Trouble("one") from None
    except Trouble:
        raise Trouble("two")  # HERE handled_twice


class Counter:
    def __init__(self, start: int) -> None:
        self.value = start

    def __add__(self, other: "Counter") -> "Counter":
        return Counter(self.value // other.value)  # HERE operator_method

    def step(self, i: int) -> int:
        if i == 0:
            return 1 // self.value  # HERE deep_method
        return self.step(i - 1) + 1


class Pair:
    def __getitem__(self, i: int) -> int:
        if not 0 <= i < 2:
            raise IndexError("a pair has two")  # HERE own_subscript
        return i


def own_subscript(i: int) -> None:
    print(Pair()[i])


def operator_method(i: int) -> None:
    print((Counter(i) + Counter(i - 3)).value)


def deep_method(i: int) -> None:
    print(Counter(i - 3).step(5))


def main(what: str, i: int) -> None:
    print("begin")
    if what == "list_subscript":
        list_subscript(i)
    elif what == "list_store":
        list_store(i)
    elif what == "list_below":
        list_below(i)
    elif what == "str_subscript":
        str_subscript(i)
    elif what == "own_subscript":
        own_subscript(i)
    elif what == "empty_pop":
        empty_pop(i)
    elif what == "division":
        division(i)
    elif what == "remainder":
        remainder(i)
    elif what == "float_division":
        float_division(i)
    elif what == "shift":
        shift(i)
    elif what == "none_field":
        none_field(i)
    elif what == "int_text":
        int_text(i)
    elif what == "list_value":
        list_value(i)
    elif what == "assertion":
        assertion(i)
    elif what == "custom":
        custom(i)
    elif what == "custom_silent":
        custom_silent(i)
    elif what == "custom_worded":
        custom_worded(i)
    elif what == "custom_broken":
        custom_broken(i)
    elif what == "in_handler":
        in_handler(i)
    elif what == "in_finally":
        in_finally(i)
    elif what == "raised_from":
        raised_from(i)
    elif what == "raised_from_none":
        raised_from_none(i)
    elif what == "raised_again":
        raised_again(i)
    elif what == "handled_twice":
        handled_twice(i)
    elif what == "operator_method":
        operator_method(i)
    elif what == "deep_method":
        deep_method(i)
    print("end")


main(sys.argv[1], len(sys.argv) + 1)
