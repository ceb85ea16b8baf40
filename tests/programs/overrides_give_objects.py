"""What overrides give as objects is looked at by what it is."""

from collections.abc import Callable
from typing import Any


def shown(o: object) -> str:
    if isinstance(o, str):
        return "str"
    if isinstance(o, list):
        return "list"
    if isinstance(o, dict):
        return "dict"
    if isinstance(o, Leaf):
        return "leaf"
    if isinstance(o, Other):
        return "other"
    if isinstance(o, bytes):
        return "bytes"
    if isinstance(o, tuple):
        return "tuple"
    if isinstance(o, set):
        return "set"
    if isinstance(o, Third):
        return "third"
    return "none of them"


class Leaf:
    pass


class Other:
    pass


class Third:
    pass


class Base:
    def get(self) -> object:
        return None

    @property
    def prop(self) -> object:
        return None

    def __getitem__(self, i: int) -> object:
        return None

    def __add__(self, o: int) -> object:
        return None


class A(Base):
    def get(self):
        return "text"

    @property
    def prop(self):
        return b"x"

    def __getitem__(self, i):
        return {i}

    def __add__(self, o):
        return Third()


class B(Base):
    def get(self):
        return Leaf()


for b in (Base(), A(), B()):
    print(shown(b.get()), shown(b.prop), shown(b[1]), shown(b + 1))


def make() -> list:
    return [1]


f: Callable[[], object] = make
print(shown(f()))
fs: list[Callable[[], Any]] = [lambda: {1: 2}, make]
print([shown(g()) for g in fs])


def other() -> Other:
    return Other()


def call(g: Callable[[], object]) -> object:
    return g()


print(shown(call(other)))


class Enc:
    def default(self, o: object) -> object:
        raise TypeError(f"no {type(o).__name__}")

    def encode(self, o: object) -> str:
        return write(o, lambda value: self.default(value))


def write(o: object, default) -> str:
    if isinstance(o, str):
        return "s" + o
    print(type(o).__name__)
    return write(default(o), default)


class Sub(Enc):
    def default(self, o):
        return "other"


print(Sub().encode({3}))
