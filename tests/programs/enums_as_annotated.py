"""Members of an IntEnum where annotations say int, of a StrEnum where they say str: each stays what it is."""

from collections import deque, defaultdict, Counter
from dataclasses import dataclass, field
from enum import Enum, IntEnum, StrEnum, IntFlag
from typing import Optional


class Level(IntEnum):
    LOW = 1
    HIGH = 5


class Color(str, Enum):
    RED = "red"
    BLUE = "blue"

    def __str__(self) -> str:
        return self.value


class Mode(IntFlag):
    R = 4
    W = 2


@dataclass(order=True)
class Task:
    level: int
    name: str = "task"
    tags: list[str] = field(default_factory=list)
    parent: Optional[int] = None


def paint(color: str, times: int = 1) -> str:
    return color.upper() * times + f"{color}/{color!r}/{color:>6}" + str(len(color))


def total(*levels: int) -> int:
    return sum(levels)


def pick(level: int) -> str:
    if level == Level.HIGH:
        return "high"
    return {1: "one", 2: "two"}.get(level, "many")


def main() -> None:
    print(paint("green"), paint(Color.RED, Level.LOW), paint(Color.BLUE, 2))
    tasks = [Task(Level.HIGH, Color.RED, [Color.BLUE, "x"], Level.LOW), Task(3, "b"), Task(Level.LOW)]
    print(sorted(tasks), tasks[0].level + 1, tasks[0].parent)
    print(total(Level.LOW, 2, Level.HIGH), pick(Level.LOW), pick(Level.HIGH), pick(9))
    counts: dict[str, int] = {}
    for name in ["red", Color.RED, Color.BLUE, "green"]:
        counts[name] = counts.get(name, 0) + 1
    print(counts, counts["blue"], Color.BLUE in counts)
    levels: list[int] = [3]
    levels.append(Level.LOW)
    levels.insert(0, Level.HIGH)
    print(levels, max(levels), sum(levels), sorted(levels), Level.LOW in levels, levels.index(1))
    plain = [3]
    plain.append(Level.LOW)
    print(plain, plain.count(Level.LOW))
    queue: deque[int] = deque()
    queue.append(Level.HIGH)
    queue.append(2)
    print(queue, queue.popleft() + 1)
    words: set[str] = {"red"}
    words.add(Color.RED)
    words.add(Color.BLUE)
    print(sorted(words), len(words), "blue" in words)
    by: defaultdict[str, list[int]] = defaultdict(list)
    by[Color.RED].append(Level.LOW)
    by["red"].append(7)
    print(dict(by))
    mode: int = Mode.R | Mode.W
    print(mode, mode & 4, mode == 6, isinstance(mode, int), isinstance(mode, Mode))
    value: str = Color.RED
    print(value, value == "red", value + "!", value in ("red", "blue"), isinstance(value, str))
    ratio: float = Level.HIGH
    print(ratio / 2, ratio * 1.5)


main()
