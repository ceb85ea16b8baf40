"""Every error code of the compiler, explained: what `pyuk explain PK0201` prints.

An entry says what the message means, why pyuk is so, what CPython does, and how to mend the program; its
examples are compiled by a test (tests/compiler/messages/test_catalogue.py), so that they stay true.

PK00xx the source text; PK01xx names and modules; PK02xx types; PK03xx what pyuk does not have;
PK04xx values computed at build time; PK05xx promises about whole call chains.
"""

from __future__ import annotations

import textwrap
from typing import Literal

from pyuk.compiler.values import value_class

Stage = Literal["check", "build", "none"]


@value_class(frozen=True)
class Explanation:
    """A code's title, its long text, a program that is refused with it and one that is not.

    stage: what finds the mistake: `pyuk check` already, or only `pyuk build`; "none" where no short
    program can show it.
    """

    title: str
    text: str
    example_bad: str
    example_good: str
    stage: Stage = "check"


def _explain(title: str, text: str, bad: str, good: str, stage: Stage = "check") -> Explanation:
    text, bad, good = (textwrap.dedent(part).strip() for part in (text, bad, good))
    return Explanation(title, text, bad, good, stage)


CATALOGUE: dict[str, Explanation] = {
    # --- the source text -------------------------------------------------------------------
    "PK0001": _explain(
        "the file is not valid Python",
        """
        The file does not parse. pyuk reads programs with CPython's own parser, so the message is the
        one that Python gives, and so is the place.

        CPython stops with a SyntaxError before it runs anything. Mend the line that is shown; where it
        looks right, look at the line before it, for a bracket or a quote that is not closed.
        """,
        """
        def area(width: int, height: int) -> int
            return width * height
        """,
        """
        def area(width: int, height: int) -> int:
            return width * height

        print(area(3, 4))
        """,
    ),
    "PK0002": _explain(
        "the code is nested too deeply",
        """
        An expression or a block holds another, which holds another, some hundreds of levels deep. The
        compiler follows such a chain level by level, and gives up before its own stack does.

        CPython has such a limit too, and ends with "RecursionError: maximum recursion depth exceeded
        during compilation" or "too many nested parentheses". Code that a program wrote is the usual
        cause: compute the parts in several statements, or put long rows of values into a list.
        """,
        "print(" + "-" * 1200 + "1)",
        """
        total = 0
        for number in [1, 2, 3]:
            total += number
        print(total)
        """,
    ),
    # --- names and modules -----------------------------------------------------------------
    "PK0101": _explain(
        "there is no such module",
        """
        An import names a module that pyuk cannot find. Modules come from two places: the directory of
        the app's main file, and pyuk's own library, which is a part of Python's standard library. What
        pip installed on this machine is not looked at: it was written for CPython, and the image holds
        compiled code alone.

        CPython raises ModuleNotFoundError, or finds the module elsewhere. Correct the name, put the file
        beside the app, or do without the module; docs/language.md lists the modules that there are.
        """,
        """
        import requests

        print(requests.get("http://example.com"))
        """,
        """
        import sys

        print(len(sys.argv) > 0)
        """,
    ),
    "PK0102": _explain(
        "the module has no such name",
        """
        The module exists, but nothing in it has this name: a slip, or a part of Python's library that
        pyuk does not have yet.

        CPython raises ImportError for `from m import x` and AttributeError for `m.x`, unless its own
        module has the name. The message suggests a name that looks alike, where there is one.
        """,
        """
        import sys

        print(sys.arvg)
        """,
        """
        import sys

        print(len(sys.argv) > 0)
        """,
    ),
    "PK0103": _explain(
        "`from module import *`, where `__all__` is computed",
        """
        Which names a star stands for has to be known when the program is built: those that `__all__` lists,
        else all that do not begin with an underscore. So `__all__` has to be one list of names, written out.

        CPython looks at `__all__` when the line runs. Write out the list, or import the names that are needed.
        The example is app.py, which imports itself.
        """,
        """
        from app import *

        __all__ = ["greet"]
        __all__ += ["greet_all"]


        def greet() -> None:
            print("hello")
        """,
        """
        from math import *

        print(sqrt(2.0), pi)
        """,
    ),
    "PK0104": _explain(
        "`global` without a variable of the module",
        """
        `global name` in a function says that the name is the module's variable. There has to be one: a
        name that the module's top level assigns, or a function that says `global`. Its type is the join of
        all assignments.

        CPython raises NameError where a variable is read that nothing has assigned. Give it its first value
        at the top of the module.
        """,
        """
        def count() -> None:
            global calls
            calls += 1

        count()
        """,
        """
        calls = 0

        def count() -> None:
            global calls
            calls += 1

        count()
        print(calls)
        """,
    ),
    "PK0105": _explain(
        "the name is not defined",
        """
        Nothing binds this name: no assignment or parameter of the function, nothing at the top level of
        the module, and no builtin of Python. Mostly it is a slip of the pen, and the message names
        what looks alike; sometimes an import is missing.

        Top-level code cannot use what the module defines further down either: a module runs from top to
        bottom.

        CPython raises NameError when the line runs, which may be long after the program has started.
        """,
        """
        def greet(name: str) -> None:
            print("hello " + nmae)

        greet("world")
        """,
        """
        def greet(name: str) -> None:
            print("hello " + name)

        greet("world")
        """,
    ),
    "PK0106": _explain(
        "the name is defined a second time",
        """
        A class of the module has the name of another class or function, so the second hides the first. In a
        compiled program the name of a class means one thing. A function may be defined again.

        CPython runs the definitions from top to bottom: what stands between them sees the first, what
        follows sees the second. Give one of them another name, or take out the one that is not meant.
        """,
        """
        class Greeting:
            text = "hello"

        class Greeting:
            text = "good morning"

        print(Greeting.text)
        """,
        """
        class Greeting:
            text = "hello"

        class MorningGreeting:
            text = "good morning"

        print(MorningGreeting.text)
        """,
    ),
    # --- types -----------------------------------------------------------------------------
    "PK0201": _explain(
        "the annotation is not a type",
        """
        An annotation has to name a type: a class, `int`, `str`, `list[int]`, `Point | None`, or one of
        the machine types of pyuk.lang. pyuk compiles by annotations, so it has to understand them.

        CPython stores annotations and otherwise does not look at them. Correct the name, or leave the
        annotation of a parameter out: then each call decides.
        """,
        """
        def double(x: integer) -> int:
            return x * 2

        print(double(4))
        """,
        """
        def double(x: int) -> int:
            return x * 2

        print(double(4))
        """,
    ),
    "PK0202": _explain(
        "the type needs type arguments, or takes none",
        """
        A list of ints and a list of strs are different types to the compiler: the elements' type decides
        how they are stored. So an annotation says `list[int]`, with as many types as the class has
        parameters, or `list` alone, which leaves it to the compiler to find out; and a class that is not
        generic takes no arguments in brackets.

        CPython takes any, as it does not look at annotations.
        """,
        """
        def first(items: list[int, str]) -> int:
            return items[0]

        print(first([1, 2]))
        """,
        """
        def first(items: list[int]) -> int:
            return items[0]

        print(first([1, 2]))
        """,
    ),
    "PK0203": _explain(
        "the length has to be a constant",
        """
        `Array[T, N]` and `Bits[T, N]` are memory whose size is fixed when the image is built. So N has to
        be a number, or a name of the module that is assigned once, to a constant.

        Under CPython an Array's length is checked when the annotation is evaluated. For a length that
        is known only at run time, use a list, or `Buffer[T](n)`.
        """,
        """
        import sys

        from pyuk.lang import Array, u8

        size = len(sys.argv) + 3
        TABLE: Array[u8, size] = Array[u8, size]()

        def first() -> int:
            return TABLE[0]

        print(first())
        """,
        """
        from pyuk.lang import Array, u8

        SIZE = 13
        TABLE: Array[u8, SIZE] = Array[u8, SIZE]()

        def first() -> int:
            return TABLE[0]

        print(first())
        """,
    ),
    "PK0204": _explain(
        "a Struct cannot hold this type",
        """
        A Struct is bytes in memory, laid out as C does: it holds machine integers, floats, bools,
        pointers, Arrays and other Structs. It cannot hold a str, a list or an object, because the
        collector does not look into Structs: it would free what only a Struct refers to.

        Under CPython the same annotation is refused when the class is made. Hold the object in a class.
        """,
        """
        from pyuk.lang import Struct, u32

        class Entry(Struct):
            id: u32
            name: str

        ENTRY = Entry()
        print(ENTRY.id)
        """,
        """
        class Entry:
            def __init__(self, id: int, name: str) -> None:
                self.id = id
                self.name = name

        print(Entry(1, "one").name)
        """,
    ),
    "PK0205": _explain(
        "this cannot be a base class",
        """
        A class can derive from another class of the program, from an exception, from Generic or
        Protocol, from int, float, str and tuple, and from list, dict, set and most of collections. It cannot
        derive from a frozenset or bytes: their code relies on what they hold.

        CPython allows most builtin types as bases. Hold the value in a field instead.
        """,
        """
        class Tags(frozenset):
            pass

        print(len(Tags(["red"])))
        """,
        """
        class Tags:
            def __init__(self, names: list[str]) -> None:
                self.names = frozenset(names)

        print(len(Tags(["red"]).names))
        """,
    ),
    "PK0206": _explain(
        "the types of a function do not settle",
        """
        pyuk finds out the types of what is not annotated by going over the functions until nothing
        changes any more. Here each pass finds a larger type than the last, without end: a function that
        gives a list with its own result in it, say, or that calls itself with one.

        CPython looks at no types before it runs the code. Annotate the parameters, the variables and the
        result; where the data grows at run time, use a class or a list for it.
        """,
        """
        def wrap(value, depth):
            if depth == 0:
                return 0
            return wrap([value], depth - 1)

        print(wrap(1, 3))
        """,
        """
        def wrap(values: list[int], depth: int) -> int:
            if depth == 0:
                return len(values)
            return wrap(values + values, depth - 1)

        print(wrap([1], 3))
        """,
    ),
    "PK0207": _explain(
        "the function can end without returning its result",
        """
        The annotation of the function promises a value, but there is a way through it that reaches the
        end without a `return`: an `if` without an `else`, or a loop that may end.

        CPython returns None on that way, and the caller fails later, far from the cause. Add the missing
        `return`, raise an exception, or write `-> T | None` where None is meant.
        """,
        """
        def sign(x: int) -> str:
            if x > 0:
                return "plus"
            elif x < 0:
                return "minus"

        print(sign(0))
        """,
        """
        def sign(x: int) -> str:
            if x > 0:
                return "plus"
            elif x < 0:
                return "minus"
            return "zero"

        print(sign(0))
        """,
    ),
    "PK0208": _explain(
        "the variable would change its type",
        """
        A variable, a global or a field has one type: the join of all that is assigned to it. Ints join
        with ints, a class with its base classes, and other objects and numbers become a union. Memory of
        its own, such as a Buffer, an Array or a Struct, is no object that says what it is, so nothing else
        can share a variable with it.

        CPython binds the name to the new object. Use a second variable.
        """,
        """
        from pyuk.lang import Buffer, u8

        data = Buffer[u8](4)
        print(len(data))
        data = None
        """,
        """
        from pyuk.lang import Buffer, u8

        data = Buffer[u8](4)
        print(len(data))
        data = Buffer[u8](0)
        print(len(data))
        """,
    ),
    "PK0209": _explain(
        "the function returns values of unlike types",
        """
        A call has one type: the join of all that the function returns. Objects and numbers join to a
        union; memory of its own, such as a Buffer or a Struct, joins with nothing else.

        CPython gives each caller what was returned. Return one type always, or raise an exception.
        """,
        """
        from pyuk.lang import Buffer, u8

        def space(count: int):
            if count < 0:
                return None
            return Buffer[u8](count)

        print(space(2))
        """,
        """
        from pyuk.lang import Buffer, u8

        def space(count: int):
            if count < 0:
                raise ValueError("less than nothing")
            return Buffer[u8](count)

        print(len(space(2)))
        """,
    ),
    "PK0210": _explain(
        "the value may be None",
        """
        A value of type `T | None` is among the items that a `deque[T]` is made of. It may be None, and the
        promise would be broken. (What goes to a variable, or into a list, a dict or a set, is looked at there.)

        CPython does not look at the annotation, and fails where the None is used. Test the value first:
        behind `if x is not None:` (or `if x is None: return`) the compiler knows that it is there. Or
        write `deque[T | None]` where None is welcome.
        """,
        """
        from collections import deque

        class Node:
            def __init__(self, value: int, next: "Node | None") -> None:
                self.value = value
                self.next = next

        head = Node(1, None)
        nodes: deque[Node] = deque([head, head.next])
        """,
        """
        from collections import deque

        class Node:
            def __init__(self, value: int, next: "Node | None") -> None:
                self.value = value
                self.next = next

        head = Node(1, None)
        nodes: deque[Node] = deque([head])
        following = head.next
        if following is not None:
            nodes.append(following)
        """,
    ),
    "PK0211": _explain(
        "the value is not of the type that was promised",
        """
        An annotation is a promise that the compiler holds the program to: a parameter, a variable, a
        field or a result of type `int` holds an int, always. Here a value of another type goes there.
        The note shows where the promise was made.

        CPython does not look at annotations: the value would go there, and the program might fail later
        or print something else. (An int may go where a `float` is annotated, and a bool where an `int` is: it stays
        what it is, so `print` shows `3` and not `3.0`.) Convert the value, or correct the annotation.
        """,
        """
        def half(x: float) -> float:
            return x / 2

        print(half("3"))
        """,
        """
        def half(x: float) -> float:
            return x / 2

        print(half(float("3")))
        """,
    ),
    "PK0212": _explain(
        "the number does not fit",
        """
        `int` holds 64 bits, `u8` holds 0 to 255, and so on. Here a value that is certainly outside is
        stored. Where it is not certain, pyuk compiles a check, and the program raises OverflowError.

        CPython's ints grow without bound; a u8 field or element refuses the value when it is stored.
        Choose a wider type, or say which bits are meant: `value & 0xFF`.
        """,
        """
        from pyuk.lang import Array, u8

        PIXELS: Array[u8, 4] = Array[u8, 4]()

        def paint() -> None:
            PIXELS[0] = 300

        paint()
        """,
        """
        from pyuk.lang import Array, u8

        PIXELS: Array[u8, 4] = Array[u8, 4]()

        def paint() -> None:
            PIXELS[0] = 300 & 0xFF

        paint()
        print(PIXELS[0])
        """,
    ),
    "PK0213": _explain(
        "the condition is always true",
        """
        A function, a class, a Struct or an Array has no false value, so a condition on it decides
        nothing. Mostly the brackets of a call are missing.

        CPython takes such a value as true. Call the function, or compare the value with something.
        """,
        """
        def is_ready() -> bool:
            return False

        if is_ready:
            print("ready")
        """,
        """
        def is_ready() -> bool:
            return False

        if is_ready():
            print("ready")
        """,
    ),
    "PK0214": _explain(
        "the value cannot be unpacked like this",
        """
        `a, b = value` needs a value with exactly two items. The number of items of a tuple is known
        when the program is compiled, and here it is another; or the value has no items at all.

        CPython raises ValueError (or TypeError) when the line runs. Write one target for each item.
        """,
        """
        point = (1, 2, 3)
        x, y = point
        print(x, y)
        """,
        """
        point = (1, 2, 3)
        x, y, z = point
        print(x, y, z)
        """,
    ),
    "PK0215": _explain(
        "there is no exception to raise again",
        """
        A `raise` without an exception raises the one that is being handled again. It has to stand inside
        an `except` clause, where it is certain that there is one.

        CPython looks for an exception that a caller is handling, and raises RuntimeError where there is
        none. Name the exception, or move the `raise` into the `except` clause.
        """,
        """
        def check(x: int) -> None:
            if x < 0:
                raise

        check(1)
        """,
        """
        def check(x: int) -> None:
            if x < 0:
                raise ValueError("negative")

        check(1)
        """,
    ),
    "PK0216": _explain(
        "this cannot be raised",
        """
        Only exceptions can be raised: objects of a class that derives from BaseException, or such a
        class itself.

        CPython raises TypeError: exceptions must derive from BaseException. Put the text into an
        exception: `raise ValueError("...")`.
        """,
        """
        def check(x: int) -> None:
            if x < 0:
                raise "negative"

        check(1)
        """,
        """
        def check(x: int) -> None:
            if x < 0:
                raise ValueError("negative")

        check(1)
        """,
    ),
    "PK0217": _explain(
        "`except` needs exception classes",
        """
        After `except` stands an exception class, or several in brackets: `except (KeyError, ValueError):`.
        Here stands something else.

        CPython notices only when an exception gets there, and then raises TypeError.
        """,
        """
        try:
            print(int("x"))
        except "ValueError":
            print("no number")
        """,
        """
        try:
            print(int("x"))
        except ValueError:
            print("no number")
        """,
    ),
    "PK0218": _explain(
        "the value cannot be iterated over",
        """
        `for` goes over a list, a str, a range, an Array, or an object of a class with `__iter__` and
        `__next__`, or with `__len__` and `__getitem__`. This value is none of them. A common cause is a
        missing `range`: `for i in 10`.

        CPython raises TypeError: object is not iterable. `enumerate`, `zip` and `reversed` take sequences
        only, so far.
        """,
        """
        for i in 10:
            print(i)
        """,
        """
        for i in range(10):
            print(i)
        """,
    ),
    "PK0219": _explain(
        "the expression has no single type",
        """
        Each expression has one type. `a if c else b`, `a or b` and `min(a, b)` give one of their operands:
        objects and numbers join to a union, memory of its own, such as a Buffer or a Struct, to nothing.

        CPython gives whichever operand it is. Make both sides of one type, or use an `if` statement.
        """,
        """
        from pyuk.lang import Buffer, u8

        count = 3
        print(len(Buffer[u8](count) if count > 0 else [0]))
        """,
        """
        from pyuk.lang import Buffer, u8

        count = 3
        print(len(Buffer[u8](count)) if count > 0 else 1)
        """,
    ),
    "PK0220": _explain(
        "the operator does not work on these types",
        """
        Neither operand has a method for this operator with the other: there is no `int + str`, no
        `str < int`. For classes of your own, operators are methods: `__add__`, `__lt__`, `__contains__`.

        CPython raises TypeError when the line runs. Convert one of the operands: `str(3) + "px"` or an
        f-string makes text, `int("3") + 4` a number.
        """,
        """
        age = 42
        print("you are " + age)
        """,
        """
        age = 42
        print("you are " + str(age))
        """,
    ),
    "PK0221": _explain(
        "the class does not compare with such a value",
        """
        The class has an `__eq__` whose annotation does not allow the other operand. CPython would call it
        all the same, with a value that it was not written for.

        Annotate the parameter `other: object`, and test it with isinstance() in there; return
        False where it is something else.
        """,
        """
        class Point:
            def __init__(self, x: int) -> None:
                self.x = x

            def __eq__(self, other: "Point") -> bool:
                return self.x == other.x

        print(Point(1) == 1)
        """,
        """
        class Point:
            def __init__(self, x: int) -> None:
                self.x = x

            def __eq__(self, other: object) -> bool:
                return isinstance(other, Point) and self.x == other.x

        print(Point(1) == 1)
        """,
    ),
    "PK0222": _explain(
        "`is` between values that are no objects",
        """
        `is` asks whether two names mean the same object. Numbers and tuples are plain values in a
        compiled program, kept in registers; they have no identity.

        In CPython the answer depends on what the interpreter happens to share: `1000 is 1000` may be
        either, and it warns about it. Write `==` or `!=`. `x is None` is fine.
        """,
        """
        count = 1000
        if count is 1000:
            print("full")
        """,
        """
        count = 1000
        if count == 1000:
            print("full")
        """,
    ),
    "PK0223": _explain(
        "there is no such attribute",
        """
        The value's class has no field or method of this name, and neither have its base classes. The
        fields of a class are those that are annotated in its body and those that its methods assign as
        `self.name = ...`; nothing can be added from outside, because the layout of an object is fixed.

        CPython raises AttributeError when the line runs, and lets any code add attributes to an object. The
        message names an attribute that looks alike, where there is one.
        """,
        """
        class Point:
            def __init__(self, x: int, y: int) -> None:
                self.x = x
                self.y = y

        print(Point(1, 2).z)
        """,
        """
        class Point:
            def __init__(self, x: int, y: int) -> None:
                self.x = x
                self.y = y

        print(Point(1, 2).x)
        """,
    ),
    "PK0224": _explain(
        "a constant of the module is assigned",
        """
        The name belongs to something that does not change: a class, an import, static storage, or a
        constant, which is part of the read-only image.

        CPython would bind the name anew. Use another name. Where a module's variable is meant to change
        in a function, say `global name` at the function's beginning.
        """,
        """
        class Limit:
            value = 3

        print(Limit.value)
        Limit = 4
        print(Limit)
        """,
        """
        class Limit:
            value = 3

        print(Limit.value)
        limit = 4
        print(limit)
        """,
    ),
    "PK0225": _explain(
        "the property cannot be set",
        """
        The class has a property of this name with a getter alone: it can be read and not assigned.

        CPython raises AttributeError: property has no setter. Write a setter (`@name.setter`), or assign
        the field behind the property.
        """,
        """
        class Circle:
            def __init__(self, radius: float) -> None:
                self.radius = radius

            @property
            def diameter(self) -> float:
                return self.radius * 2.0

        circle = Circle(1.0)
        circle.diameter = 4.0
        """,
        """
        class Circle:
            def __init__(self, radius: float) -> None:
                self.radius = radius

            @property
            def diameter(self) -> float:
                return self.radius * 2.0

            @diameter.setter
            def diameter(self, value: float) -> None:
                self.radius = value / 2.0

        circle = Circle(1.0)
        circle.diameter = 4.0
        print(circle.radius)
        """,
    ),
    "PK0226": _explain(
        "memory inside a Struct cannot be rebound",
        """
        A Struct, an Array or an Atomic that is a field lies inside the Struct itself. There is no
        reference that could be made to point elsewhere: only its contents can change.

        CPython refuses it as well. Assign the fields or the elements one by one; an Atomic has `.store()`.
        """,
        """
        from pyuk.lang import Array, Struct, u8

        class Packet(Struct):
            data: Array[u8, 4]

        PACKET = Packet()
        OTHER: Array[u8, 4] = Array[u8, 4]()

        def fill() -> None:
            PACKET.data = OTHER

        fill()
        """,
        """
        from pyuk.lang import Array, Struct, u8

        class Packet(Struct):
            data: Array[u8, 4]

        PACKET = Packet()

        def fill() -> None:
            for i in range(4):
                PACKET.data[i] = i

        fill()
        print(PACKET.data[3])
        """,
    ),
    "PK0227": _explain(
        "the value has no elements",
        """
        `value[index]` works on tuples, lists, strs, Arrays, Buffers, and objects of classes with
        `__getitem__`. This value is none of them.

        CPython raises TypeError: object is not subscriptable. Often it is a call that was meant: `f(0)`.
        """,
        """
        count = 3
        print(count[0])
        """,
        """
        counts = [3]
        print(counts[0])
        """,
    ),
    "PK0228": _explain(
        "the index of a tuple has to be a constant",
        """
        An index that is computed takes an item whose type is the join of all items' types. Here the items have
        none, as one of them is memory (a Buffer, an Array or a Struct). So the compiler has to know which item
        is meant: the index is a number in the program.

        CPython computes the index at run time. Hold the memory in a class, or use a list of one kind of items.
        """,
        """
        from pyuk.lang import Buffer, u8

        pair = ("four bytes", Buffer[u8](4))
        for i in range(2):
            print(pair[i])
        """,
        """
        from pyuk.lang import Buffer, u8

        pair = ("four bytes", Buffer[u8](4))
        print(pair[0], pair[1][0])
        """,
    ),
    "PK0229": _explain(
        "there is no such item",
        """
        The number of items is known when the program is compiled, and the index is beyond it. Counting
        starts at 0: the last of three items is number 2, or -1.

        CPython raises IndexError when the line runs.
        """,
        """
        pair = (1, 2)
        print(pair[2])
        """,
        """
        pair = (1, 2)
        print(pair[1])
        """,
    ),
    "PK0230": _explain(
        "an index has to be an int",
        """
        The elements of a list, a str or an Array are numbered, so an index is an int. A float is not
        rounded behind your back, and a str is no index.

        CPython raises TypeError: indices must be integers. Convert the index: `items[int(x)]`, or divide
        with `//`, which gives an int.
        """,
        """
        items = [1, 2, 3]
        print(items[len(items) / 2])
        """,
        """
        items = [1, 2, 3]
        print(items[len(items) // 2])
        """,
    ),
    "PK0231": _explain(
        "the elements cannot be assigned",
        """
        strs and tuples do not change, so their elements cannot be assigned; neither can those of an
        object whose class has no `__setitem__`.

        CPython raises TypeError: object does not support item assignment. Make a new value of the parts,
        or use a list.
        """,
        """
        word = "cat"
        word[0] = "b"
        print(word)
        """,
        """
        word = "cat"
        word = "b" + word[1:]
        print(word)
        """,
    ),
    "PK0233": _explain(
        "a table made at build time needs a fitting type",
        """
        `TABLE: Array[u32, 3] = const([...])` computes a list when the image is built, and keeps it as
        read-only memory. The annotation says how: of which element type, and how many of them.

        Under CPython const() gives the list as it is. Annotate the name with an Array of just that length.
        """,
        """
        from pyuk.lang import Array, const, u32

        SQUARES: Array[u32, 3] = const([0, 1, 4, 9])

        print(SQUARES[2])
        """,
        """
        from pyuk.lang import Array, const, u32

        SQUARES: Array[u32, 4] = const([0, 1, 4, 9])

        print(SQUARES[2])
        """,
    ),
    "PK0234": _explain(
        "the value cannot be called",
        """
        Brackets after a value call it. Functions, classes, values of a Callable type and objects of
        classes with `__call__` can be called; a number or a str cannot. Often a variable has taken the
        name of a function, or an operator is missing: `2 (x + 1)`.

        CPython raises TypeError: object is not callable.
        """,
        """
        total = 3
        print(total(4))
        """,
        """
        total = 3
        print(total * 4)
        """,
    ),
    "PK0235": _explain(
        "the arguments do not fit the function",
        """
        The call gives too many arguments or too few, names a parameter that there is not, or gives one
        twice. The note shows the function as it is declared.

        CPython raises TypeError when the call runs.
        """,
        """
        def area(width: int, height: int) -> int:
            return width * height

        print(area(3))
        """,
        """
        def area(width: int, height: int) -> int:
            return width * height

        print(area(3, 4))
        """,
    ),
    "PK0236": _explain(
        "super() has nowhere to go",
        """
        super() calls a method of the next base class. Here the class has no base class of the program, or
        there is no class around at all.

        In CPython it is `object` then, whose `__init__()` does nothing; that call is allowed here too.
        Leave the call out.
        """,
        """
        class Point:
            def __init__(self, x: int) -> None:
                super().__init__(1)
                self.x = x

        print(Point(1).x)
        """,
        """
        class Point:
            def __init__(self, x: int) -> None:
                self.x = x

        print(Point(1).x)
        """,
    ),
    "PK0237": _explain(
        "the value has no length",
        """
        len() works on strs, lists, tuples, Arrays, Buffers, and objects of classes with `__len__`. A
        number has no length: its digits are counted by `len(str(n))`.

        CPython raises TypeError: object has no len().
        """,
        """
        print(len(1234))
        """,
        """
        print(len(str(1234)))
        """,
    ),
    "PK0238": _explain(
        "the class is abstract",
        """
        A method marked @abstractmethod has no code of its own: derived classes have to write it. A class
        that leaves one out cannot have instances, because a call of the method would go nowhere.

        CPython raises TypeError: Can't instantiate abstract class (where the class derives from ABC). Write
        the method, or make an instance of a derived class that has it.
        """,
        """
        from abc import ABC, abstractmethod

        class Shape(ABC):
            @abstractmethod
            def area(self) -> float: ...

        print(Shape().area())
        """,
        """
        from abc import ABC, abstractmethod

        class Shape(ABC):
            @abstractmethod
            def area(self) -> float: ...

        class Square(Shape):
            def area(self) -> float:
                return 4.0

        print(Square().area())
        """,
    ),
    "PK0239": _explain(
        "the type of a generic function's parameter cannot be told from the call",
        """
        A generic function is compiled for the types of its arguments. A lambda says nothing of what it takes, so
        that `T` stays unknown where nothing else is given that it stands in.

        CPython does not need to know. Write the type instead of `T`, or hand over a value of it as well.
        """,
        """
        from collections.abc import Callable
        from typing import TypeVar

        T = TypeVar("T")

        def each(function: Callable[[T], None], *values: T) -> None:
            print(len(values))

        each(lambda x: None)
        """,
        """
        from collections.abc import Callable
        from typing import TypeVar

        T = TypeVar("T")

        def each(function: Callable[[T], None], *values: T) -> None:
            print(len(values))

        each(lambda x: None, 3)
        """,
    ),
    "PK0240": _explain(
        "the items of a list have unlike types",
        """
        The items of a list have one type, the join of all of them. Objects and numbers join to a union;
        memory of its own, such as a Buffer or a Struct, is no object, and shares a list with nothing else.

        CPython's lists hold references to anything. Use a tuple for a fixed number of unlike values, a
        class with named fields, or two lists.
        """,
        """
        from pyuk.lang import Buffer, u8

        parts = ["Ada", Buffer[u8](4)]
        print(parts[0])
        """,
        """
        from pyuk.lang import Buffer, u8

        parts = ("Ada", Buffer[u8](4))
        print(parts[0])
        """,
    ),
    "PK0241": _explain(
        "the overrides of a method return unlike types",
        """
        A call of a method may reach the method of any derived class, and has one type all the same: the
        join of what they return. Memory of its own, such as a Buffer or a Struct, joins with nothing else.

        CPython gives whatever the method returned. Let all of them return one type, best by annotating
        the base class's method.
        """,
        """
        from pyuk.lang import Buffer, u8

        class Store:
            def room(self):
                return 4

        class Bytes(Store):
            def room(self):
                return Buffer[u8](4)

        def show(store: Store) -> None:
            print(store.room())

        show(Store())
        show(Bytes())
        """,
        """
        class Store:
            def room(self) -> int | None:
                return None

        class Bytes(Store):
            def room(self) -> int:
                return 4

        def show(store: Store) -> None:
            print(store.room())

        show(Store())
        show(Bytes())
        """,
    ),
    "PK0242": _explain(
        "the value has no text form",
        """
        print(), str() and f-strings turn values into text. Numbers, strs, tuples, lists and objects have
        a text form; a function, a class, a module, a Struct or raw memory has none here. Mostly the
        brackets of a call are missing.

        CPython shows something like `<function f at 0x7f...>`, which differs from run to run.
        """,
        """
        def answer() -> int:
            return 42

        print(answer)
        """,
        """
        def answer() -> int:
            return 42

        print(answer())
        """,
    ),
    "PK0243": _explain(
        "the object has no text form",
        """
        A generator is printed, or another object of pyuk's own library whose class says nothing about its
        text. CPython prints the class and the address, `<generator object squares at 0x7f...>`: it differs
        from run to run, so it is hardly what was meant.

        Print what the object holds: `list(...)` of a generator.
        """,
        """
        def squares(n: int):
            for i in range(n):
                yield i * i

        print(squares(3))
        """,
        """
        def squares(n: int):
            for i in range(n):
                yield i * i

        print(list(squares(3)))
        """,
    ),
    "PK0244": _explain(
        "the value takes no format",
        """
        What stands after the colon in `f"{value:>8}"` is a format, and numbers and strs understand one.
        A list, a tuple or an object does not, unless its class has `__format__`.

        CPython raises TypeError: unsupported format string. Write `!s` or `!r` before the colon, which makes
        a str first.
        """,
        """
        pair = (1, 2)
        print(f"{pair:>10}")
        """,
        """
        pair = (1, 2)
        print(f"{pair!s:>10}")
        """,
    ),
    "PK0245": _explain(
        "a Struct or Array cannot be made here",
        """
        Structs and Arrays are memory, not objects: they are static storage of a module, fields of one
        another, or views on memory. They are not made while the program runs, and take no arguments.

        Under CPython they can be made anywhere. Make it at module level, once, by `NAME = Cls()`. For memory
        of a size known only at run time there are lists, and `Buffer[T](n)`.
        """,
        """
        from pyuk.lang import Struct, u32

        class Point(Struct):
            x: u32

        def make() -> int:
            point = Point()
            return point.x

        print(make())
        """,
        """
        from pyuk.lang import Struct, u32

        class Point(Struct):
            x: u32

        POINT = Point()

        def read() -> int:
            return POINT.x

        print(read())
        """,
    ),
    "PK0246": _explain(
        "raw memory in a module that does not say so",
        """
        A wrong address can destroy anything in the machine, so raw memory is for few modules, and each
        says that it uses it: by importing what it uses from pyuk.lang.raw. Whoever looks for such a bug
        then knows where to look.

        CPython has no raw memory; there pyuk.lang.raw works on a simulated one. Import the name from
        pyuk.lang.raw, or use a Struct, an Array or a Buffer, whose bounds are checked.
        """,
        """
        import pyuk.lang.raw as raw
        from pyuk.lang import Struct, u32

        class Header(Struct):
            magic: u32

        def magic_at(address: int) -> int:
            return raw.view(Header, address).magic

        print(magic_at(4096))
        """,
        """
        from pyuk.lang import Struct, u32
        from pyuk.lang.raw import view

        class Header(Struct):
            magic: u32

        def magic_at(address: int) -> int:
            return view(Header, address).magic

        print(magic_at(4096))
        """,
    ),
    "PK0247": _explain(
        "an Atomic is used apart from its place",
        """
        An Atomic is a place in memory that several processors may change. Its methods work on that
        place, so they are called where it lies: `COUNTERS.hits.add(1)`.

        CPython's Atomic is an object, which can be passed around. Call the method on the field or on the
        module's own storage.
        """,
        """
        from pyuk.lang import Atomic, u64

        HITS: Atomic[u64] = Atomic[u64]()

        def count() -> None:
            hits = HITS
            hits.add(1)

        count()
        """,
        """
        from pyuk.lang import Atomic, u64

        HITS: Atomic[u64] = Atomic[u64]()

        def count() -> None:
            HITS.add(1)

        count()
        print(HITS.load())
        """,
    ),
    "PK0248": _explain(
        "the value has no address",
        """
        addressof() gives the address of a Struct, an Array, a Buffer or a Ptr. A number, a bool or a
        tuple is a value in a register, and has none; neither has it raw elements.

        CPython's objects have addresses, but not of anything that a device could use. Keep the value in
        a Struct, and take the address of that.
        """,
        """
        from pyuk.lang.raw import addressof

        def where() -> int:
            count = 3
            return addressof(count)

        print(where())
        """,
        """
        from pyuk.lang import Array, u64
        from pyuk.lang.raw import addressof

        COUNTS: Array[u64, 1] = Array[u64, 1]()

        def where() -> int:
            return addressof(COUNTS)

        print(where() > 0)
        """,
    ),
    "PK0249": _explain(
        "isinstance() needs a class",
        """
        The second argument of isinstance() is a class, or a tuple of classes. Something else stands there:
        a value, or the name of a class in quotes.

        CPython raises TypeError: isinstance() arg 2 must be a type.
        """,
        """
        def is_text(x: str) -> bool:
            return isinstance(x, "str")

        print(is_text("a"))
        """,
        """
        def is_text(x: str) -> bool:
            return isinstance(x, str)

        print(is_text("a"))
        """,
    ),
    "PK0250": _explain(
        "the value cannot be converted",
        """
        int(), float(), list(), abs(), round(), sum() and hash() each take certain types; for this one there
        is no rule, and its class has no method for it (`__int__`, `__abs__`, ...).

        CPython raises TypeError, or has a rule that pyuk lacks; then the message says "yet".
        """,
        """
        print(int([1, 2]))
        """,
        """
        print(int("12"))
        """,
    ),
    "PK0251": _explain(
        "a @stub is not one piece of assembly",
        """
        The body of a @stub function is a docstring and one call of asm() with a constant text, and nothing
        else: its code is that assembly. Arguments come in registers, the result goes to rax.

        Under CPython a stub calls what a test installed in its place. Write one `asm(...)`; what is
        better said in Python belongs into an ordinary function that calls the stub.
        """,
        """
        from pyuk.lang.raw import asm, stub

        @stub
        def halt() -> None:
            asm("cli")
            asm("hlt")

        halt()
        """,
        """
        from pyuk.lang.raw import asm, stub

        @stub
        def halt() -> None:
            asm(\"\"\"
                cli
                hlt
                ret
            \"\"\")

        halt()
        """,
        stage="build",
    ),
    "PK0253": _explain(
        "a reference to a CPU's block is kept",
        """
        `Cpu.this()` is the block of the CPU that runs at this moment. A task that keeps the reference may
        go on later on another CPU, and would then change the first one's block.

        CPython has one block, or those that a test has made. Call `this()` where the block is used, each
        time.
        """,
        """
        from pyuk.lang import Struct, percpu, u64

        @percpu
        class Cpu(Struct):
            ticks: u64

        class Clock:
            def __init__(self) -> None:
                self.cpu = Cpu.this()

        print(Clock().cpu.ticks)
        """,
        """
        from pyuk.lang import Struct, percpu, u64

        @percpu
        class Cpu(Struct):
            ticks: u64

        class Clock:
            def ticks(self) -> int:
                return Cpu.this().ticks

        print(Clock().ticks())
        """,
    ),
    "PK0254": _explain(
        "the value is no context manager",
        """
        `with` calls __enter__ of the value before its body and __exit__ on every way out of it. The class
        of this value lacks one of them.

        CPython raises TypeError when it gets to the line.
        """,
        """
        class Door:
            def close(self) -> None:
                print("closed")

        with Door() as door:
            print("open")
        """,
        """
        from contextlib import closing

        class Door:
            def close(self) -> None:
                print("closed")

        with closing(Door()) as door:
            print("open")
        """,
    ),
    # --- what pyuk does not have -----------------------------------------------------------
    "PK0270": _explain(
        "a value that can change is no key",
        """
        The keys of a dict and the items of a set are found by their hash. A value that can change after it
        was put in (a list, a dict, a set) has none, nor has a tuple that holds such a value, nor an object
        whose class defines `__eq__` and no `__hash__`: what is equal has to have one hash.

        CPython raises TypeError: unhashable type. Use a tuple in place of a list and a frozenset in place of
        a set, or give the class a `__hash__` that is made of what its `__eq__` compares.
        """,
        """
        seen = {[1, 2]: "here"}
        print(seen)
        """,
        """
        seen = {(1, 2): "here"}
        print(seen)
        """,
    ),
    "PK0301": _explain(
        "the decorator is not supported",
        """
        A function, and a method of a class that stands at the top of its module, may have any decorator; those
        that say what kind of method it is (property, staticmethod, classmethod) stand above the others. A
        decorator of a class has to give that class back: its name stands for it everywhere. A function that
        makes a property assigns variables, defines the accessors and returns the property, all at its top,
        and is used in classes at the top of the same module; `@property` stands in no other function.

        CPython calls any. Put the decorators of the kind of method first, and let a class decorator return
        the class that it gets.
        """,
        """
        def twice(f):
            return f

        class Greeter:
            @twice
            @staticmethod
            def greet() -> None:
                print("hello")

        Greeter.greet()
        """,
        """
        def twice(f):
            return f

        class Greeter:
            @staticmethod
            @twice
            def greet() -> None:
                print("hello")

        Greeter.greet()
        """,
    ),
    "PK0302": _explain(
        "the statement cannot stand in a class body",
        """
        A class body holds methods, fields, assignments and simple statements, which run where the class stands;
        a Struct's body holds annotated fields and methods.

        CPython runs any code there. Move the statement to the module, or into a method.
        """,
        """
        class Config:
            spare = 1
            size = int("3")
            del spare

        print(Config.size)
        """,
        """
        class Config:
            size = int("3")

        print(Config.size)
        """,
    ),
    "PK0303": _explain(
        "the type is not supported yet",
        """
        pyuk has the numbers, texts, containers and classes of Python. Some types are still missing, such as that
        of `...`; docs/language.md says what there is.

        CPython has them. Until pyuk does, use None, a list or a class.
        """,
        """
        missing = ...
        print(missing)
        """,
        """
        missing = None
        print(missing)
        """,
    ),
    "PK0304": _explain(
        "the type cannot be a part of a union",
        """
        `A | B` says that a value may be of either type. Such a value is an object that says which it is:
        ints and floats are put into one. A Buffer, an Array or a Struct is memory of its own, without
        such a mark.

        CPython does not look at annotations. Hold the memory in a class, and use that.
        """,
        """
        from pyuk.lang import Buffer, u8

        def size(data: Buffer[u8] | None) -> int:
            return 0 if data is None else len(data)

        print(size(None))
        """,
        """
        def show(value: int | str | None) -> None:
            print(value)

        show(3)
        show("three")
        show(None)
        """,
    ),
    "PK0305": _explain(
        "the bases have no common order",
        """
        With several bases, members are looked for in one order of all classes: each class before its bases, and
        the bases in the order in which they are written. Some lists of bases have no such order.

        CPython raises TypeError when the class is made. Write derived classes before their bases.
        """,
        """
        class Animal:
            pass

        class Dog(Animal):
            def speak(self) -> str:
                return "woof"

        class Puppy(Animal, Dog):
            pass

        print(Puppy().speak())
        """,
        """
        class Animal:
            pass

        class Dog(Animal):
            def speak(self) -> str:
                return "woof"

        class Puppy(Dog, Animal):
            pass

        print(Puppy().speak())
        """,
    ),
    "PK0306": _explain(
        "a class that a function makes depends on what is not known",
        """
        A class within a function has bases that are known where the function is called, and its methods may use the
        variables of the function: each object sees those of the call that made it. A class within such a class sees
        only the names of the module.

        CPython makes a new class in each call, of whatever the variables hold then.
        """,
        """
        class Plain:
            pass

        class Loud:
            pass

        def greet(words: int) -> None:
            base = Loud if words > 3 else Plain

            class Greeter(base):
                pass

            print(Greeter().__class__.__name__)

        greet(2)
        """,
        """
        class Plain:
            pass

        class Loud:
            pass

        def greet(base) -> None:
            class Greeter(base):
                pass

            print(Greeter().__class__.__name__)

        greet(Plain)
        greet(Loud)
        """,
    ),
    "PK0307": _explain(
        "how many arguments there are is not known",
        """
        The items of a list, or the entries of one dict, can be handed over to functions of the program and of the
        library, and the items of a list to those builtins that take any number, one or two. Most other builtins are
        compiled for the arguments that are written, and a call hands over the entries of one dict alone.

        CPython finds out when the call runs. Write the arguments out, or join the dicts first: `{**a, **b}`.
        """,
        """
        rows = [[3, 1, 2]]
        print(sorted(*rows))
        """,
        """
        rows = [[3, 1, 2]]
        print(sorted(rows[0]))
        """,
    ),
    "PK0308": _explain(
        "a module as a value",
        """
        Functions, methods and classes can be kept in variables, fields and lists. A module cannot: its
        names are found when the program is compiled.

        CPython keeps a module as an object. Use it by its own name, or keep the function that is meant.
        """,
        """
        import math

        library = math
        print(library.sqrt(2.0))
        """,
        """
        import math

        root = math.sqrt
        print(root(2.0))
        """,
    ),
    "PK0309": _explain(
        "the statement is not supported yet",
        """
        pyuk does not have this statement yet: except*, a class inside a function, and a few more.
        The message names a way around.

        CPython has it. docs/language.md says what pyuk has.
        """,
        """
        try:
            print(int("one"))
        except* ValueError:
            print("no number")
        """,
        """
        try:
            print(int("one"))
        except ValueError:
            print("no number")
        """,
    ),
    "PK0310": _explain(
        "a class argument or metaclass",
        """
        What stands behind the bases in `class C(Base, option=1)` goes to a metaclass, or to
        `__init_subclass__`, which may make the class in any way. The compiler has to know how a class is
        made, so it takes none, but `metaclass=ABCMeta` and a Struct's `packed=True`.

        CPython calls the metaclass. Leave the argument out, and write into the class what it would do.
        """,
        """
        class Meta(type):
            pass

        class Point(metaclass=Meta):
            x = 3

        print(Point.x)
        """,
        """
        class Point:
            x = 3

        print(Point.x)
        """,
    ),
    "PK0311": _explain(
        "the expression is not supported yet",
        """
        pyuk does not have this kind of expression here, such as `_missing_` of flags. The message names a way
        around.

        CPython has it. docs/language.md says what pyuk has.
        """,
        """
        from enum import Flag


        class Access(Flag):
            READ = 1
            WRITE = 2

            @classmethod
            def _missing_(cls, value: object) -> "Access":
                return cls.READ


        print(Access(8))
        """,
        """
        from enum import Flag


        class Access(Flag):
            READ = 1
            WRITE = 2


        print(Access(8) if 0 <= 8 <= 3 else Access.READ)
        """,
    ),
    "PK0312": _explain(
        "the builtin is not supported",
        """
        Python has this builtin function, and pyuk does not have it (yet): it needs types that are known
        only at run time, or parts of the library that are not written.

        CPython has it. The message names a way around.
        """,
        """
        first = "one"
        second = first
        print(id(first) == id(second))
        """,
        """
        first = "one"
        second = first
        print(first == second)
        """,
    ),
    "PK0313": _explain(
        "the default value of a method has to be a constant",
        """
        CPython computes a default value once, when the function is defined, and all calls share it: a list
        as a default value is the same list in each call, which surprises most people. pyuk does so for
        functions, and for methods of classes at the top of a module; for methods of a class within another one,
        or within a function, it takes constants only: numbers, strs, None, and tuples of them.

        Use None as the default, and make the value inside the method.
        """,
        """
        class Shop:
            class Bag:
                def collect(self, item: int, into: list[int] = []) -> list[int]:
                    into.append(item)
                    return into

        print(Shop.Bag().collect(1))
        """,
        """
        class Bag:
            def collect(self, item: int, into: list[int] | None = None) -> list[int]:
                if into is None:
                    into = []
                into.append(item)
                return into

        print(Bag().collect(1))
        """,
    ),
    "PK0314": _explain(
        "the default of a field would be shared",
        """
        The default of a field of a data class is made once, when the class is, and every object would have the
        same list, dict or set. That is hardly ever meant, so CPython refuses it with a ValueError.

        Say how to make one for each object: field(default_factory=list).
        """,
        """
        from dataclasses import dataclass

        @dataclass
        class Stack:
            items: list[int] = []

        print(Stack().items)
        """,
        """
        from dataclasses import dataclass, field

        @dataclass
        class Stack:
            items: list[int] = field(default_factory=list)

        print(Stack().items)
        """,
    ),
    "PK0315": _explain(
        "the class has no such positions",
        """
        `case Point(0, y):` takes the attributes that the class's `__match_args__` names, in that order. Here
        the pattern has more positions than those.

        CPython raises TypeError when the pattern is tried. Name the attributes, as `Point(x=0, y=y)`, or give
        the class `__match_args__ = ("x", "y")`.
        """,
        """
        class Point:
            def __init__(self, x: int, y: int) -> None:
                self.x = x
                self.y = y

        match Point(0, 3):
            case Point(0, y):
                print(y)
        """,
        """
        class Point:
            __match_args__ = ("x", "y")

            def __init__(self, x: int, y: int) -> None:
                self.x = x
                self.y = y

        match Point(0, 3):
            case Point(0, y):
                print(y)
        """,
    ),
    "PK0316": _explain(
        "code that is made at run time",
        """
        eval(), exec() and compile() run Python source that exists only at run time. The image holds
        machine code and no compiler, so they are refused for good.

        CPython runs them. Say with `if` or with a function what the text would say; `int(text)` and
        `float(text)` read numbers.
        """,
        """
        print(eval("1 + 2"))
        """,
        """
        print(1 + 2)
        """,
    ),
    "PK0317": _explain(
        "attributes and names by a computed name",
        """
        getattr(), setattr(), hasattr(), dir(), globals() and locals() find things by a name that
        is a str. In a compiled program names are gone: a field is a place in an object, and the compiler
        has to know which. Of an object of the program's own class the first three choose among the
        attributes that the class has; of anything else the name has to be written out. locals() is a dict of
        the variables of a function, where it is certain which of them have a value.

        CPython looks the name up at run time. Write the attribute itself (`obj.name`), an `if` over the
        names that there are, or keep the values in a dict.
        """,
        """
        for name in ["upper", "lower"]:
            print(getattr("Ab", name)())
        """,
        """
        for change in [str.upper, str.lower]:
            print(change("Ab"))
        """,
    ),
    "PK0318": _explain(
        "the dict of an object is changed or has no order, or it or the class is replaced",
        """
        The fields of an object lie in the object, not in a dict. `obj.__dict__` and `vars(obj)` show them: one
        that is kept has what the object has whenever it is looked at. What would write to it is refused, where
        that is seen; otherwise it is NotImplementedError. Its entries stand in the order in which the object
        got them, so `__init__` has to tell it. Where the fields lie, and which methods run for the object, is
        decided when it is made: nothing is assigned to `obj.__dict__` or `obj.__class__`.

        In CPython it is the dict that the object keeps its attributes in, and both may be replaced. Copy it
        (`dict(obj.__dict__)`), and write attributes by their names, or by setattr().
        """,
        """
        class Point:
            def __init__(self) -> None:
                self.x = 1

        Point().__dict__["y"] = 2
        """,
        """
        class Point:
            def __init__(self) -> None:
                self.x = 1

        found = dict(Point().__dict__)
        found["y"] = 2
        """,
    ),
    # --- values computed at build time -----------------------------------------------------
    "PK0401": _explain(
        "computing a constant raises an exception",
        """
        A name of the module that is assigned a constant expression is computed when the program is
        compiled, by running it as Python. That raised an exception.

        CPython raises the same exception when it imports the module. Mend the expression.
        """,
        """
        SIZE = 100
        PARTS = 0
        EACH = SIZE // PARTS
        print(EACH)
        """,
        """
        SIZE = 100
        PARTS = 4
        EACH = SIZE // PARTS
        print(EACH)
        """,
    ),
    "PK0402": _explain(
        "a constant is defined by itself",
        """
        To compute this constant its own value is needed, directly or through others.

        CPython runs a module from top to bottom, and raises NameError at the first name that has no value
        yet. Break the circle.
        """,
        """
        from pyuk.lang import const

        WIDTH = const(HEIGHT * 2)
        HEIGHT = const(WIDTH // 2)
        print(WIDTH, HEIGHT)
        """,
        """
        from pyuk.lang import const

        HEIGHT = const(10)
        WIDTH = const(HEIGHT * 2)
        print(WIDTH, HEIGHT)
        """,
    ),
    "PK0403": _explain(
        "a constant of this type is not possible",
        """
        What is computed at build time is put into the image as data: ints, floats, bools, strs, bytes, None,
        and tuples or lists of them. An object of another type has no such form.

        CPython keeps any object. Compute the parts, and make the object when the program runs.
        """,
        """
        from pyuk.lang import const

        NAMES = const({1: "one"})
        print(NAMES)
        """,
        """
        NAMES = ("zero", "one")
        print(NAMES[1])
        """,
    ),
    # --- promises about whole call chains --------------------------------------------------
    "PK0501": _explain(
        "@noalloc or @isr is not kept",
        """
        A function marked @noalloc promises to allocate no memory, and one marked @isr (it runs in an
        interrupt) neither to allocate nor to block: the interrupt may have come in the middle of an
        allocation. The compiler looks at everything that the function can reach, and the notes show the
        chain of calls that breaks the promise.

        Under CPython the decorators do nothing. Move the work to where it is allowed: let the interrupt
        set a flag, or use memory that exists already.
        """,
        """
        from pyuk.lang import noalloc

        @noalloc
        def label(n: int) -> str:
            return "item " + str(n)

        print(label(3))
        """,
        """
        from pyuk.lang import noalloc

        @noalloc
        def double(n: int) -> int:
            return n * 2

        print(double(3))
        """,
        stage="build",
    ),
}
