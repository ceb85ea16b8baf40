"""Defaults of methods that are computed once, where the class is defined, and shared by all calls."""

import random
import sys


class Log:
    def __init__(self, out=sys.stdout, level="info"):
        self.out = out
        self.level = level

    def write(self, text, *, end="\n", marks=["*", "-"]):
        print(f"{marks[0]}{self.level}: {text}", file=self.out, end=end)


class Basket:
    def add(self, item, items=[]):
        items.append(item)
        return items

    @staticmethod
    def pick(rng=random.Random(7)):
        return rng.randint(1, 100)

    @classmethod
    def count(cls, seen={}):
        seen[cls.__name__] = seen.get(cls.__name__, 0) + 1
        return dict(seen)


class Bag(Basket):
    def add(self, item, items=[]):
        return super().add(item, items)


log = Log()
log.write("one")
log.write("two", end="!\n", marks=["#"])
Log(level="debug").write("three")
print(Basket().add(1), Basket().add(2), Bag().add(9), Bag().add(8, [7]))
print(Basket.pick(), Basket.pick(), Basket.count(), Bag.count(), Basket.count())


# --- names that the top level unpacks ---

RED, BLACK = 'red', 'black'
class N:
    __slots__ = ('key', 'color')
    def __init__(self, key, color=RED):
        self.key = key
        self.color = color
print(N(1).color, N(2, BLACK).color)
[LEFT, RIGHT], UP = (1, 2), 3
class Move:
    def __init__(self, way=LEFT, *, up=UP, other=RED):
        self.way, self.up, self.other = way, up, other
    def turned(self, by=RIGHT):
        return self.way + by
RED = 'changed'
m = Move()
print(m.way, m.up, m.other, Move(RIGHT, up=0).turned(), Move().turned(10), Move(other=RED).other)
def plain(way=LEFT):
    return way
print(plain(), N(3).color)


# --- names that the top level binds to what is computed ---

MISSING = object()
NOTES = ["of all"]
LEVEL = 1
class Table:
    rows = {"a": 1, "none": None}
    def get(self, key: str, default=MISSING):
        if key in self.rows:
            return self.rows[key]
        if default is MISSING:
            raise KeyError(key)
        return default
    def note(self, text, notes=NOTES, *, level=LEVEL):
        notes.append(text * level)
        return notes
    @staticmethod
    def is_given(value=MISSING):
        return value is not MISSING
def raise_level():
    global LEVEL
    LEVEL += 1
raise_level()
t = Table()
print(t.get("a"), t.get("none"), t.get("b", None), t.get("b", "default"), Table.is_given(), Table.is_given(None))
try:
    t.get("c")
except KeyError as e:
    print("no", e)
print(t.note("x"), t.note("y", level=LEVEL), t.note("z", []), NOTES is t.note("w"))


print("what stands above has run")
START = "abc w"
LIMIT: int = 10
RATE = 0.5


class Game:
    def limit(self, n=LIMIT, *, rate=RATE):
        return n * rate


class Board(Game):
    def __init__(self, fen=START):
        self.fen = fen

    def limit(self, n=LIMIT, *, rate=RATE):
        return n + rate

    @classmethod
    def made(cls, fen=START):
        return cls(fen)


print(Board().fen, Board("x").fen, Board.made().fen)
for game in (Game(), Board()):
    print(game.limit(), game.limit(3), game.limit(rate=2))
