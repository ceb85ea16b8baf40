from dataclasses import dataclass
from abc import ABC
class Expr(ABC):
    pass

@dataclass(frozen=True)
class Lit(Expr):
    value: int

@dataclass(frozen=True)
class Add(Expr):
    left: Expr
    right: Expr

class Plain(Expr):
    def __init__(self, n):
        self.n = n

class Own(Expr):
    def __init__(self, n: int):
        self.n = n
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and self.n == other.n or isinstance(other, Plain)
    def __hash__(self) -> int:
        return self.n

a = Add(Lit(1), Lit(2))
p = Plain(4)
o = Own(4)
xs: list[Expr] = [a, Lit(1), p, o, Add(Lit(1), Lit(2)), Own(4)]
for x in xs:
    print([x == y for y in xs], [x != y for y in xs])
print(Lit(1) in xs, xs.index(Own(4)), Lit(3) in xs)
print(p == p, p == o, o == p, p == Plain(4))
print(len(set(xs)))
print({Lit(1): "one", a: "a"}[Add(Lit(1), Lit(2))])
