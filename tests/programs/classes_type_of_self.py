from abc import ABC, abstractmethod
from typing import Self


class P:
    made = 0
    def __init__(self, x):
        self.x = x
        type(self).made += 1
    def moved(self, d):
        return type(self)(self.x + d)
    def again(self):
        return self.__class__(self.x)
    def __repr__(self):
        return f"{type(self).__name__}({self.x})"
print(P(1).moved(2), P(3).again(), P.made, type(P(1)) is P, type(3) is int, type("a") == str)


class Query:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def where(self, text: str) -> Self:
        self.parts.append(text)
        return self

    def copy(self) -> Self:
        other = type(self)()
        other.parts = list(self.parts)
        return other

    def __add__(self, text: str) -> Self:
        return self.copy().where(text)

    @property
    def twice(self) -> Self:
        return self + "twice"


class UserQuery(Query):
    def adults(self) -> Self:
        return self.where("age >= 18")


class AdminQuery(UserQuery):
    def users(self) -> UserQuery:
        return self.where("admin").adults()


def run(query: UserQuery) -> str:
    return f"{type(query).__name__}: " + " and ".join(query.parts)


print(run(UserQuery().where("a").adults().copy().adults()), run(UserQuery() + "b"), run(AdminQuery().twice.adults()))
print(run(AdminQuery().users()), [run(q.where("x")) for q in (UserQuery(), AdminQuery() + "z")])
class Account(ABC):
    _count = 0
    def __init__(self, owner):
        Account._count += 1
        self.number = f"{self.prefix()}-{Account._count:04d}"
        self.kind = type(self).prefix()
        self.owner = owner
    @classmethod
    @abstractmethod
    def prefix(cls):
        ...
    def other(self):
        return self.prefix() + self.__class__.prefix()
class Checking(Account):
    @classmethod
    def prefix(cls):
        return "CHK"
class Savings(Account):
    rate = 1
    @classmethod
    def prefix(cls):
        return f"SAV{cls.rate}"
class Child(Savings):
    rate = 2
accs = [Checking("a"), Savings("b"), Child("c")]
for a in accs:
    print(a.number, a.kind, a.prefix(), a.other(), type(a).prefix())
try:
    Account("x")
except TypeError as e:
    print(e)
class Shape:
    @staticmethod
    def sides(): return 0
    def both(self):
        f = self.sides
        return f(), self.sides()
class Square(Shape):
    @staticmethod
    def sides(): return 4
class Odd(Square):
    @staticmethod
    def sides(): return 5
print([s.both() for s in (Shape(), Square(), Odd())])
