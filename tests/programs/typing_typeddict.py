from typing import TypedDict, NewType, Literal, NotRequired, Optional, Any, List
import json
class Address(TypedDict):
    street: str
    zip: int
class Person(TypedDict):
    name: str
    age: int
    height: float
    address: Address
    tags: List[str]
    nick: NotRequired[str]
    boss: Optional[str]
class Employee(Person):
    salary: float
Simple = TypedDict("Simple", {"a": int, "b": str})
class Strs(TypedDict, total=False):
    x: str
    y: str
class Node(TypedDict):
    v: int
    kids: "list[Node]"

def greet(p: Person) -> str:
    return "Hello " + p["name"].upper() + " of " + p["address"]["street"]
def older(p: Person, by: int = 1) -> Person:
    return {"name": p["name"], "age": p["age"] + by, "height": p["height"], "address": p["address"], "tags": [*p["tags"]], "boss": None}
p: Person = {"name": "Ann", "age": 30, "height": 1.7, "address": {"street": "Main", "zip": 123}, "tags": ["x"], "boss": None}
print(greet(p), older(p)["age"], older(p, 5))
p["tags"].append("y")
p["nick"] = "A"
if p["boss"] is None:
    print("no boss")
print(len(p["tags"]), p.get("nick"), "boss" in p, sorted(p))
for k, v in p.items():
    print(k, v)
people: list[Person] = [p, older(p)]
print(sum(q["age"] for q in people), max(people, key=lambda q: q["age"])["age"])
print(sorted(people, key=lambda q: -q["age"])[0]["age"])
by_name: dict[str, Person] = {q["name"]: q for q in people}
print(by_name["Ann"]["age"])
e: Employee = {**p, "salary": 10.5}
print(e["salary"] * 2, e["name"])
s: Simple = {"a": 1, "b": "z"}
s["a"] += 4
print(s, s["b"] * 2)
st = Strs(x="1")
st["y"] = "2"
print(st, st["x"] + st["y"])
def total(n: Node) -> int:
    return n["v"] + sum(total(k) for k in n["kids"])
print(total({"v": 1, "kids": [{"v": 2, "kids": []}, {"v": 3, "kids": [{"v": 4, "kids": []}]}]}))
print(json.dumps(p))
try:
    print(p["missing"])
except KeyError as err:
    print("KeyError", err)
del p["nick"]
print("nick" in p, p == {**p})
UserId = NewType("UserId", int)
Name = NewType("Name", str)
def look(u: UserId) -> Name:
    return Name("user" + str(u))
print(look(UserId(7)), {UserId(1): "a"}[UserId(1)])
Level = Literal["low", "high"]
def lev(x: Level = "low", n: Literal[1, 2, 3] = 1) -> int:
    return n * (2 if x == "high" else 1)
print(lev(), lev("high", 3))
class Box:
    def __init__(self, v): self.v = v
Special = NewType("Special", Box)
b = Box(1)
print(Special(b) is b)
L = NewType("L", list)
l = [1]
print(L(l) is l)
def parse(rows: list[str]) -> list[Simple]:
    out: list[Simple] = []
    for r in rows:
        a, b = r.split(":")
        out.append({"a": int(a), "b": b})
    return out
print(parse(["1:x", "2:y"]))
print([row["a"] * 2 for row in parse(["1:x", "2:y"])])
