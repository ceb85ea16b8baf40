"""str.format(), format_map() and ascii()."""


class Point:
    def __init__(self, x: int, y: float) -> None:
        self.x = x
        self.y = y

    def __str__(self) -> str:
        return f"({self.x}, {self.y})"

    def __repr__(self) -> str:
        return f"Point({self.x}, {self.y})"

    def __format__(self, spec: str) -> str:
        return f"<{spec}>"


def basics(name: str, count: int, price: float) -> None:
    print("{} has {} at {}".format(name, count, price), "{0} {1} {0}".format(name, count), "{n}-{c}".format(n=name, c=count))
    print("{:>8}|{:<8}|{:^8}|{:*^9}|".format(name, count, price, name), "{:5d}|{:05d}|{:+d}|{:,}".format(count, count, count, count * 1000000))
    print("{:.2f} {:8.3f}| {:e} {:g} {:%} {:.1%}".format(price, price, price, price, price, 0.256), "{:x} {:#x} {:o} {:b} {:#010b} {:c} {:X}".format(255, 255, 8, 5, 5, 65, 255))
    print("{0:{1}}|{0:{width}.{digits}f}|{0:>{1}}".format(price, 9, width=10, digits=1), "{:{}}|{:{}{}}".format(name, 7, name, ">", 6))
    print("{!r} {!s} {!a} {!r:>12}".format(name, name, "é", "a"), "{{}} {{{}}} }}{{".format(count), "no fields".format(), "".format())
    print("{:_} {:_x} {:n} {:s} {:.2} {:6.2}|".format(1234567, 65535, 42, "abc", "abcdef", "abcdef"), "{} {} {}".format(True, None, [1, 2]), "{:d} {:5}|".format(True, True))


def parts(point: Point, rows: list[list[int]], pair: tuple[int, str]) -> None:
    print("{0.x} {0.y:.1f} {p.x:>4}".format(point, p=point), "{0[1]} {0[0]:>3}".format(rows[0]), "{0[1][0]}".format(rows), "{0[0]} {0[1]}".format(pair))
    print("{} {!s} {!r} {:abc}".format(point, point, point, point), "{0[name]} {0[size]:>5}".format({"name": "n", "size": "s"}))


def order() -> None:
    def say(text: str) -> str:
        print("say", text)
        return text

    print("{1}{0}".format(say("a"), say("b")), "{x}".format(x=say("c"), y=say("d")))


def maps() -> None:
    ages = {"ann": 31, "bob": 27}
    print("{ann} {bob:>5} {ann:x}".format_map(ages))
    try:
        print("{carl}".format_map(ages))
    except KeyError as error:
        print("missing", error)


def failures(case: int, spec: str, values: list[int]) -> str:
    if case == 0:
        return "{:{}}".format(3, spec)
    if case == 1:
        return "{:{}}".format(3.5, spec)
    if case == 2:
        return "{:{}}".format("text", spec)
    return "{0[5]}".format(values)


basics("spam", 3, 2.5)
parts(Point(3, 4.5), [[1, 2], [3, 4]], (7, "seven"))
order()
maps()
for spec in ["d", "s", "10", ",", "z", ".3", "=5"]:
    for case in range(3):
        try:
            print(case, spec, failures(case, spec, []))
        except ValueError as error:
            print(case, spec, error)
try:
    print(failures(3, "", [1]))
except IndexError as error:
    print(error)
print(ascii("é€😀\n'"), ascii(["ü"]), ascii(1.5), f"{'ä'!a} {'ö'!a:>8}|")
