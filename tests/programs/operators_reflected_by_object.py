"""Operands are asked in the order that their objects say, not their variables."""

from dataclasses import dataclass


class Low:
    def __init__(self, x: int) -> None:
        self.x = x

    def __add__(self, o: "Low") -> str:
        return f"A+{self.x}{o.x}"

    def __lt__(self, o: "Low") -> bool:
        print("A lt")
        return self.x < o.x

    def __eq__(self, o: object) -> bool:
        print("A eq", isinstance(o, Low))
        return True


class Mid(Low):
    def __radd__(self, o: Low) -> str:
        return f"Br{self.x}{o.x}"

    def __gt__(self, o: "Low") -> bool:
        print("B gt")
        return self.x > o.x


class High(Mid):
    def __add__(self, o: Low) -> str:
        return f"C+{self.x}{o.x}"

    def __radd__(self, o: Low) -> str:
        return f"Cr{self.x}{o.x}"

    def __eq__(self, o: object) -> bool:
        print("C eq", isinstance(o, Low))
        if isinstance(o, High):
            return self.x == o.x
        return NotImplemented


xs: list[Low] = [Low(1), Mid(2), Mid(3), High(4), High(5)]
for a in xs:
    for b in xs:
        print(a + b)
        print(a < b)
        print(a == b, a != b)


class Number:
    def __init__(self, x: int) -> None:
        self.x = x

    def __add__(self, o: "Number") -> str:
        print("A add")
        if self.x > 1:
            return NotImplemented
        return "add"

    def __radd__(self, o: "Number") -> str:
        print("A radd")
        return "radd"


class Odd(Number):
    def __iadd__(self, o: "Number") -> "Odd":
        print("B iadd")
        self.x += 1
        return self

    def __radd__(self, o: "Number") -> str:
        print("B radd")
        if self.x > 1:
            return NotImplemented
        return "Bradd"


for n in [Number(1), Number(2), Odd(1), Odd(2)]:
    for m in [Number(1), Number(2), Odd(1), Odd(2)]:
        print(n.x, m.x)
        try:
            print(n + m)
        except TypeError as e:
            print(e)
m = Odd(1)
m += Number(1)
print(m.x)


@dataclass(order=True)
class P:
    x: int
    y: int = 0


@dataclass(order=True)
class Q(P):
    z: int = 0


ps: list[P] = [P(1), Q(1), P(1, 2)]
for p in ps:
    for q in ps:
        print(p == q, p != q)
        try:
            print(p < q)
        except TypeError as e:
            print(e)
