"""The functions of dataclasses on objects of one of several classes, in mixins, and dict_factory."""
import dataclasses
from dataclasses import dataclass, field, replace, asdict, fields, astuple
@dataclass
class A:
    x: int
    y: int = 0
@dataclass
class B:
    name: str
    items: list[A] = field(default_factory=list)
def show(obj):
    for f in fields(obj):
        print(f.name, getattr(obj, f.name))
    print(asdict(obj))
    print(astuple(obj))
for o in [A(1), B("n", [A(2, 3), A(4)])]:
    show(o)
objs = [A(1), B("n", [A(2, 3), A(4)])]
for o in objs:
    print([f.name for f in fields(o)], asdict(o))
def bump(o):
    if isinstance(o, A):
        return replace(o, x=o.x + 1)
    return replace(o, name=o.name + "!")
for o in objs:
    print(bump(o))
class Mixin:
    def to_dict(self):
        return asdict(self)
    def names(self):
        return [f.name for f in fields(self)]
    def kinds(self):
        return [f.name for f in fields(type(self))]
    def copy(self, **kw):
        return replace(self)
@dataclass
class C(Mixin):
    c: int = 1
@dataclass
class D(Mixin):
    d: str = "d"
    e: float = 0.5
@dataclass
class E(D):
    f: tuple = (1, 2)
for o in (C(), D("x"), E()):
    print(o.to_dict(), o.names(), o.kinds(), o.copy(), astuple(o))
for o in (A(1), 5, None):
    try:
        print(asdict(o))
    except TypeError as err:
        print(err)
base: D = E("q") if len(objs) else D()
print(replace(base, e=9.0), astuple(base))
print(dataclasses.is_dataclass(base))
def header(cls):
    return [f.name for f in fields(cls)]
print(header(A), header(B), [header(c) for c in (C, D, E)])
def camel(pairs):
    return {k.upper(): v for k, v in pairs}
print(asdict(B("q", [A(9)]), dict_factory=camel))
print(asdict(objs[1], dict_factory=lambda kv: {k: v for k, v in kv if v}))
print(asdict(A(3), dict_factory=dict), asdict(B("z", []), dict_factory=lambda p: len(p)))
@dataclass
class Deep:
    a: A
    more: dict[str, A]
    maybe: A | None = None
print(asdict(Deep(A(1), {"k": A(2)}), dict_factory=lambda x: {k: v for (k, v) in x if v is not None}))
print(asdict(A(1), dict_factory=lambda x: x))
