"""Objects that are strs, floats and ints in data classes, containers, json and annotations."""

import json
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NewType, Optional


class Email(str):
    def __new__(cls, value):
        if "@" not in value:
            raise ValueError(f"invalid email: {value!r}")
        return super().__new__(cls, value.strip().lower())

    @property
    def domain(self) -> str:
        return self.split("@", 1)[1]

    @property
    def user(self) -> str:
        return self.partition("@")[0]

    @classmethod
    def of(cls, user: str, domain: str) -> "Email":
        return cls(f"{user}@{domain}")


class Seconds(float):
    @classmethod
    def from_minutes(cls, m):
        return cls(m * 60)

    def pretty(self):
        minutes, seconds = divmod(self, 60)
        return f"{int(minutes)}m{seconds:04.1f}s"


class Level(int):
    NAMES = {10: "DEBUG", 20: "INFO"}

    def __str__(self):
        return self.NAMES.get(self, "LEVEL %d" % self)


@dataclass
class User:
    email: Email
    age: int
    levels: list = field(default_factory=list)


@dataclass(frozen=True, order=True)
class Task:
    wait: Seconds
    name: str


def find(users: list[User], email: str) -> Optional[User]:
    for user in users:
        if user.email == email:
            return user
    return None


def longest(names: list[str]) -> str:
    return max(names, key=len)


users = [User(Email("Ann@Example.com"), 30, [Level(10)]), User(Email.of("bob", "test.org"), 41, [Level(20), Level(5)])]
for user in users:
    print(user, user.email.domain, user.email.user, [str(x) for x in user.levels])
print(find(users, "bob@test.org"), find(users, "nobody@x"), find(users, Email("ann@example.com")))
print(longest([u.email for u in users]), longest(["a", "bb"]))
by_domain = defaultdict(list)
for user in users:
    by_domain[user.email.domain].append(user.email)
print(dict(by_domain))
print(json.dumps({"email": users[0].email, "level": Level(10), "wait": Seconds(1.5), "list": [Email("x@y")]}))
print(json.dumps([Level(1), Seconds(2)]), json.dumps({Email("k@v"): 1}))
counts = Counter([Email("a@b"), Email("A@B"), Email("c@d")])
print(counts, counts[Email("a@b")], counts.most_common(1))
try:
    Email("nope")
except ValueError as e:
    print(e)
s = Seconds.from_minutes(1.5)
print(s, s.pretty(), Seconds(75.5).pretty(), s + Seconds(1), math.sin(Seconds(0)), math.hypot(Seconds(3), Seconds(4)))
tasks = [Task(Seconds(3), "c"), Task(Seconds(1), "b"), Task(Seconds(1), "a")]
print(sorted(tasks), min(tasks).wait, {Task(Seconds(1), "a"): 1}[Task(Seconds(1.0), "a")])
print(Level(10), f"{Level(20)}", f"{Level(20):>8}", "%s %d" % (Level(30), Level(30)), repr(Level(10)), [Level(10)])
levels = {Level(10): "low", 20: "mid"}
print(levels[10], levels[Level(20)], {k: v for k, v in levels.items()}, sum(levels), max(levels))
values = list(map(Seconds, ["1", "2.5"]))
print(values, sum(values), [v * 2 for v in values], sorted(values, reverse=True), [type(v).__name__ for v in values])
name: str = Email("typed@var")
print(name.upper(), name, isinstance(name, Email))
pairs = [(Email("z@z"), 1), (Email("a@a"), 2)]
print(sorted(pairs), dict(pairs), dict(pairs)["z@z"])
text = "to: " + Email("q@q") + ";"
print(text, Email("q@q").join(["1", "2"]), Email("a@b").startswith("a"), Email("a@b") in "x a@b y", "a@b c@d".split(Email("@")))
print(str(Email("s@s")).__class__.__name__, type(Email("s@s") + "").__name__, type(Email("s@s").strip()).__name__)
print(Email("a@b") < Email("b@b"), Email("a@b") == Email("A@b"), {Email("a@b"), "a@b"}, Email("é@x").encode("utf-8"))
for i, ch in enumerate(Email("a@b")):
    print(i, ch, end=";")
print()
x, *rest = Email("w@x")
print(x, rest, list(zip(Email("a@b"), range(3))), "".join(reversed(Email("a@b"))), min(Email("c@b")), Email("a@b").index("@"))
print(int(Level(7)) == 7, float(Level(7)), complex(Level(2)), bool(Level(0)), abs(Level(-3)), round(Level(15), -1), Level(7).__class__.__name__)
