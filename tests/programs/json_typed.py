"""What json makes, where annotations say more: programs as typed Python writes them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, TypedDict


class Address(TypedDict):
    street: str
    city: str


class Person(TypedDict):
    name: str
    age: int
    emails: list[str]
    address: Address


class Point(TypedDict):
    x: int
    y: int


TEXT = """
{"people": [{"name": "Ann", "age": 31, "emails": ["a@x.org", "b@y.org"], "address": {"street": "1 Way", "city": "Ulm"}},
            {"name": "Bob", "age": 25, "emails": [], "address": {"street": "2 Way", "city": "Bonn"}}],
 "limits": {"cpu": 4, "memory": 512}, "rates": {"eur": 1, "usd": 1.25}, "names": ["x", "y"], "matrix": [[1, 2], [3, 4]]}
"""

limits: dict[str, int] = json.loads(TEXT)["limits"]
print(sum(limits.values()), sorted(limits), limits["cpu"] * 2, limits.get("disk", 0))
limits["disk"] = 100
for key, value in limits.items():
    print(f"{key:>8} {value:5d}")
names: list[str] = json.loads(TEXT)["names"]
names.append("z")
print(", ".join(names), len(names), names[0].upper(), [name * 2 for name in names])


def load_people(text: str) -> list[Person]:
    people: list[Person] = json.loads(text)["people"]
    return people


def oldest(people: list[Person]) -> Person:
    return max(people, key=lambda person: person["age"])


def cities(people: list[Person]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person in people:
        found.setdefault(person["address"]["city"], []).append(person["name"])
    return found


people = load_people(TEXT)
print(oldest(people)["name"], cities(people))
print([email.split("@")[1] for person in people for email in person["emails"]])
print(sum(person["age"] for person in people) / len(people))
people.append({"name": "Cy", "age": 40, "emails": ["c@z.org"], "address": {"street": "3 Way", "city": "Ulm"}})
print(len(people), json.dumps(people[-1]))


def corner(text: str) -> Point:
    return json.loads(text)


point = corner('{"x": 3, "y": 4}')
print((point["x"] ** 2 + point["y"] ** 2) ** 0.5, point)


def total(matrix: list[list[int]]) -> int:
    return sum(sum(row) for row in matrix)


matrix: list[list[int]] = json.loads(TEXT)["matrix"]
matrix[0][1] += 10
print(total(matrix), total([[1], [2]]), matrix)


@dataclass
class Item:
    name: str
    price: float
    tags: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)

    def cost(self, n: int) -> float:
        return self.price * n


items = [Item(**each) for each in json.loads('[{"name": "pen", "price": 2, "tags": ["a", "b"]}, {"name": "ink", "price": 1.5}]')]
for item in items:
    item.tags.append("new")
    item.sizes["s"] = len(item.tags)
    print(item, item.cost(3), "/".join(item.tags))


class Config:
    def __init__(self, text: str) -> None:
        self.values: dict[str, Any] = json.loads(text)
        self.rates: dict[str, float] = self.values["rates"]
        self.names: list[str] = self.values.get("names", [])

    def convert(self, amount: float, currency: str) -> float:
        return amount * self.rates[currency]


config = Config(TEXT)
print(config.rates, config.convert(10, "usd"), config.convert(10, "eur"), config.names[-1])
config.names.extend(["w"])
print(config.values["names"], config.values["names"] is config.names)
empty: list[int] = json.loads("[]")
print(empty, sum(empty))
counts: dict[str, int] = json.loads('{"a": 1}')
for letter in "banana":
    counts[letter] = counts.get(letter, 0) + 1
print(counts, max(counts, key=lambda key: counts[key]))
try:
    wrong: list[int] = json.loads('["a"]')
    print(sum(wrong))
except TypeError as error:
    print(error)
