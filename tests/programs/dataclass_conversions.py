"""asdict(), astuple() and fields() of data classes."""

from __future__ import annotations
from dataclasses import dataclass, field, asdict, astuple, fields, replace
import json
from typing import Any, Optional
@dataclass
class Addr:
    street: str
    zip: int
@dataclass
class Person:
    name: str
    addr: Addr
    tags: list[str] = field(default_factory=list)
    old: list[Addr] = field(default_factory=list)
    by: dict[str, Addr] = field(default_factory=dict)
    boss: Optional[Person] = None
    t: tuple[int, Addr] | None = None
@dataclass
class Emp(Person):
    salary: float = 1.5
p = Person("Al", Addr("x", 1), ["a"], [Addr("y", 2)], {"k": Addr("z", 3)}, t=(1, Addr("q", 4)))
e = Emp("Bo", Addr("w", 9), boss=p, salary=3.25)
print(asdict(p))
print(asdict(e))
d = asdict(p)
d["tags"].append("new")
print(p.tags, d["tags"], d["addr"]["zip"] + 1)
print(json.dumps(asdict(p.addr), sort_keys=True), json.dumps(d, indent=1))
x: list[Person] = [p, e]
for o in x: print(len(asdict(o)), sorted(asdict(o)))
print(astuple(p.addr), astuple(Addr("a", 2))[1] + 1)
@dataclass
class T3:
    a: list[int]
    b: list[Addr]
print(astuple(T3([1], [Addr("s", 2)])))
for f in fields(Addr): print(f.name, f.init, f.repr)
print([f.name for f in fields(e)], len(fields(p)))
print(Addr(**{"street": "a", "zip": 5}) if False else 0)


# --- metadata of fields ---
@dataclass
class Measured:
    length: int = field(default=3, metadata={"unit": "m", "min": 1, "max": 10 * 10})
    label: str = "a"
    items: list[int] = field(default_factory=list, metadata={"doc": "items"})

    def limits(self):
        for each in fields(self):
            if "min" in each.metadata:
                print(each.name, each.metadata["min"], each.metadata["max"], each.metadata.get("none", "-"))


@dataclass
class Timed(Measured):
    seconds: float = field(default=0.5, metadata={"unit": "s"})


Measured().limits()
print([each.metadata.get("unit", "?") for each in fields(Timed)], fields(Timed)[1].metadata, dict(fields(Timed)[0].metadata))
