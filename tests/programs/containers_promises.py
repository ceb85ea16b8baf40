"""Containers whose annotations say what they hold, and that get objects, values of several types, other containers."""

import argparse
import json


def join(words: list[str], sep: str = ",") -> str:
    return sep.join(word.upper() for word in words)


def count(words: list[str]) -> dict[str, int]:
    out: dict[str, int] = {}
    for word in words:
        out[word] = out.get(word, 0) + 1
    return out


class Bag:
    def __init__(self, words: list[str]) -> None:
        self.words: list[str] = words

    def add(self, word: str) -> None:
        self.words.append(word)


def split(text: str) -> list[str]:
    return text.split()


parser = argparse.ArgumentParser()
parser.add_argument("names", nargs="*", default=[])
parser.add_argument("-t", "--tag", action="append", default=[])
options = parser.parse_args(["a", "b", "-t", "x", "-t", "y"])
data = json.loads('{"names": ["q", "r", "q"], "n": 1, "m": 2, "text": "x"}')
print(join(options.names), join(options.tag), count(options.tag))
print(join(data["names"]), count(data["names"]))
print(join(split("u v w")), count(split("u v u")))
for source in (split("m n"), data["names"], options.names):
    bag = Bag(source)
    bag.add("z")
    print(bag.words, len(bag.words), join(bag.words), source is bag.words)


# Displays and comprehensions of what may be of other types than their annotation says.


def find(i):
    return [data["text"], "y", None, 3][i]


def doubled(text: str) -> dict[str, float]:
    return {name: value * 2 for name, value in json.loads(text).items()}


def pairs(text: str) -> list[tuple[str, int]]:
    return [(key, value + 1) for key, value in json.loads(text).items()]


def total(numbers: list[int]) -> int:
    return sum(numbers)


names: list[str] = [find(0), find(1)]
print(names, names[0].upper())
prices: dict[str, int] = {key: 1 + value for key, value in data.items() if key in "nm"}
print(prices, prices["n"] + 1)
print(doubled('{"p": 1.5, "q": 2}'), pairs('{"p": 1, "q": 2}'))
tags: set[str] = {tag for tag in json.loads('["a", "b", "a"]')}
rows: list[list[int]] = [[cell for cell in row] for row in json.loads("[[1, 2], [3]]")]
print(sorted(tags), rows, sum(map(sum, rows)))
print(total([data["n"], data["m"]]), total([x * 2 for x in json.loads("[1, 2]")]))
words: list[str] = []
words.append(data["text"])
words += [data["text"]]
words.extend(json.loads('["u", "v"]'))
maybe: list[str | None] = [find(0), find(2)]
print(words, maybe)
pair: tuple[str, int] = (find(1), find(3))
print(pair)


# What is put into a list that nobody annotated: items of other types, one by one or as lists.


class Op:
    def __init__(self, n: int) -> None:
        self.n = n

    def __repr__(self) -> str:
        return f"Op({self.n})"


class Add(Op):
    pass


code = [Op(1)]
code.extend("a b c".split())
code += ["x", "y"]
code.append(3)
print(code, code + ["z"] + [None])
ops: list[Op] = [Op(1)]
adds = [Add(7)]
ops.extend([Add(2), Add(3)])
ops.extend(adds)
ops += adds
print(ops, ops + adds, adds)
numbers = [1, 2]
numbers.extend([2.5, 3.5])
numbers += [True]
print(numbers, sum(numbers))
numbers.extend(numbers)
numbers += numbers
print(len(numbers))
flat = []
for row in [[1, "a"], [2, "b"]]:
    flat.extend(row)
flat.extend([None])
print(flat)


# Trees of tuples of any length in `match`.


def read(source):
    tokens = source.replace("(", " ( ").replace(")", " ) ").split()

    def form():
        token = tokens.pop(0)
        if token == "(":
            out = []
            while tokens[0] != ")":
                out.append(form())
            tokens.pop(0)
            return tuple(out)
        try:
            return int(token)
        except ValueError:
            return token

    return form()


def value_of(x):
    match x:
        case int():
            return x
        case ("+", *args):
            return sum(value_of(arg) for arg in args)
        case ("-", first, *rest):
            return value_of(first) - sum(map(value_of, rest))
        case ("*", a, b):
            return value_of(a) * value_of(b)
        case (head, *_, last):
            return f"{head}..{last}"
        case [only]:
            return [only]
        case str():
            return x.upper()
        case _:
            return None


for text in ("(+ 1 2 3)", "(- 10 (+ 1 2) 3)", "(* 2 (+))", "(foo bar baz)", "x", "(q)", "(foo (+ 1 2) (bar 3))", "()"):
    print(text, value_of(read(text)))
