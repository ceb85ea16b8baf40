"""A program for each line of the table "Differences from CPython" of docs/language.md.

The first text of each is how the line begins. RAN: the body of a function, with CLASSES before it, what CPython's
call returns (or raises), and what pyuk's does. REFUSED: a program, and the code of the message.
ELSEWHERE: the test that shows it.
"""

from __future__ import annotations

CLASSES = """
from typing import TypedDict


class Row(TypedDict):
    name: str
    size: int


class Robot:
    def __init__(self) -> None:
        self.speed = 3

    def run(self) -> str:
        return "runs"


"""
RAN: list[tuple[str, str, str, str]] = [
    (
        "a class that a function defines is one class",
        """
        def made(start: int):
            class Counter:
                first = start
            return Counter
        classes = [made(1) for _ in range(2)]
        return str(isinstance(classes[1](), classes[0]))
        """,
        "False",
        "True",
    ),
    (
        "the AttributeError of a `threading.local`",
        """
        import threading
        place = threading.local()
        def fill() -> None:
            place.name = 1
        threading.Thread(target=fill).start()
        try:
            return str(place.name)
        except AttributeError as error:
            return str(error)
        """,
        "'_thread._local' object has no attribute 'name'",
        "'local' object has no attribute 'name'",
    ),
    (
        "of a value that may be of several types",
        "found = [1] if len('ab') == 3 else 2.5\nreturn str(found is found)",
        "True",
        "NotImplementedError",
    ),
    (
        "what another key of a TypedDict has",
        "row: Row = {'name': 'a', 'size': 1}\nrow[''.join(['na', 'me'])] = 5\nreturn str(row['name'])",
        "5",
        "TypeError",
    ),
    (
        "`getattr()` by a computed name",
        "return str(callable(getattr(Robot(), ''.join(['ru', 'n']))))",
        "True",
        "NotImplementedError",
    ),
    (
        "a function that is kept with others",
        """
        def one(x) -> int:
            return 1
        def same(x) -> int:
            return int(id(x) == id(x))
        same([1])
        table = {"one": one, "same": same}
        return str(sum(function(5) for function in table.values()))
        """,
        "2",
        "NotImplementedError",
    ),
    (
        "`str.format()` of a text that is computed",
        "n = 3\nreturn '+'.join(['{0.real}', '1']).format(n)",
        "3+1",
        "NotImplementedError",
    ),
    ("an int has 64 bits", "n = 2**62\nreturn str(n * len('ab'))", "9223372036854775808", "OverflowError"),
    ("memory is that of the machine", "return str(len(bytearray(1 << 30)))", "1073741824", "MemoryError"),
    (
        "recursion may be as deep as the stack",
        "def down(n: int) -> int:\n    return 0 if n == 0 else 1 + down(n - 1)\nreturn str(down(2000))",
        "RecursionError",
        "2000",
    ),
    ("the text of what `object()` makes", "return str(object())[:14]", "<object object", "NotImplementedError"),
    (
        "an `object`, an `Any`, or one of several types that goes where an annotation says more",
        """
        def shown(n: int) -> str:
            return "it is " + str(n)
        values: list[object] = ["a text", 1]
        return shown(values[0])
        """,
        "it is a text",
        "TypeError",
    ),
    (
        "what an `object` does that pyuk refuses for its type",
        """
        numbers: list[int] = [1]
        names: list[str] = ["a"]
        both: list[object] = [numbers, names]
        for each in both:
            each.append("x")
        return "appended"
        """,
        "appended",
        "TypeError",
    ),
    (
        "a `try` around an import",
        "try:\n    import pytest\nexcept ImportError:\n    return 'missing'\nreturn 'there'",
        "there",
        "missing",
    ),
    (
        "a generator that is dropped before its end",
        """
        said = []
        def numbers():
            try:
                yield 1
            finally:
                said.append("closed")
        found = numbers()
        next(found)
        found = numbers()
        return str(said)
        """,
        "['closed']",
        "[]",
    ),
    (
        "a traceback has no lines of comprehensions",
        """
        import traceback
        try:
            [1 // n for n in [0]]
        except ZeroDivisionError:
            return str("listcomp" in traceback.format_exc())
        return "no"
        """,
        "True",
        "False",
    ),
    (
        "`sum()` of no floats",
        "numbers: list[float] = []\nreturn str(sum(numbers))",
        "0",
        "0.0",
    ),
    (
        "every nan is the same key",
        "return str(len({float('nan'): 1, float('nan'): 2}))",
        "2",
        "1",
    ),
    (
        "a `bytearray` cannot be resized",
        """
        data = bytearray(b"abc")
        def look() -> int:
            return len(memoryview(data))
        look()
        data.append(1)
        return str(len(data))
        """,
        "4",
        "BufferError",
    ),
    (
        "a `memoryview` has bytes as its items",
        "return str(bytes(memoryview(b'abcd')[::len('ab')]))",
        "b'ac'",
        "NotImplementedError",
    ),
    (
        "what is written to a file is in it at once",
        """
        one = open("difference.txt", "w")
        one.write("text")
        with open("difference.txt") as other:
            found = other.read()
        one.close()
        return found
        """,
        "",
        "text",
    ),
    (
        "encodings other than",
        "return str('\\u20ac'.encode('cp1252'))",
        "b'\\x80'",
        "LookupError",
    ),
]

REFUSED: list[tuple[str, str, str]] = [
    ("what `TaskGroup` raises", "try:\n    print(1)\nexcept* ValueError:\n    print(2)", "PK0309"),
    ("what cannot be typed is refused", "print(eval('1 + 1'))", "PK0316"),
    ("`is` and `id()` on numbers", "n = 1000\nm = int('1000')\nprint(n is m)", "PK0222"),
    ("the repr of a generator", "print(n for n in range(3))", "PK0243"),
    (
        "`obj.__dict__` is a dict",
        "class Point:\n    def __init__(self):\n        self.x = 1\nPoint().__dict__['y'] = 2",
        "PK0318",
    ),
    (
        "`setattr()` by a computed name",
        "class Point:\n    pass\npoint = Point()\nfor name in 'ab':\n    setattr(point, name, 1)",
        "PK0317",
    ),
    (
        "a list that an annotation calls one of ints",
        "def show(items: list[int | str]) -> None:\n    print(items)\nnumbers: list[int] = [1]\nshow(numbers)",
        "PK0211",
    ),
    (
        "a Buffer, an Array or a Struct",
        "from pyuk.lang import Buffer, u8\ndef look(data: Buffer[u8] | int) -> None:\n    print(data)\nlook(1)",
        "PK0304",
    ),
    (
        "an `__eq__` that is annotated with a class",
        "class Point:\n    def __eq__(self, other: 'Point') -> bool:\n        return True\nprint(Point() == 1)",
        "PK0221",
    ),
    (
        "the mode of `open()` is a constant",
        "import sys\nprint(open('x', sys.argv[1]).read())",
        "PK0211",
    ),
    (
        "`Class.__name__ = text`",
        "class Place:\n    pass\nPlace.__name__ = 'Other'\nprint(Place.__name__)",
        "PK0224",
    ),
    (
        "classes cannot derive from `threading.local`",
        "import threading\nclass Place(threading.local):\n    pass\nprint(Place())",
        "PK0205",
    ),
]

ELSEWHERE: dict[str, str] = {
    "the last digit of what `math` computes": "tests/stdlib/test_math.py::test_less_well_rounded",
    "the end of a program whose threads all wait": "tests/guest/test_tasks.py::test_a_deadlock_is_told_with_lines",
}
