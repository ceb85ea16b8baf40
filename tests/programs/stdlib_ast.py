"""ast.literal_eval: literals of every kind, what is none, lists that lie in lists."""

import ast
from ast import literal_eval

for text in (
    "1",
    "-5",
    "+3",
    "0x1F",
    "0b101",
    "0o17",
    "1_000",
    "1.5",
    ".5",
    "5.",
    "1e3",
    "-1.5e-3",
    "2j",
    "1+2j",
    "-1.5-2.5j",
    "True",
    "None",
    "False",
    "'a'",
    '"b"',
    "'it\\'s'",
    "r'a\\n'",
    "b'xy\\x00'",
    "u'z'",
    "'''tri\nple'''",
    "'a' 'b' \"c\"",
    "b'a' b'b'",
    "'\\x41\\u20ac\\101\\q'",
    "'#no'",
    "[]",
    "[1, 2, 3]",
    "[1, [2, [3]], ]",
    "()",
    "(1,)",
    "(1)",
    "(1, 'a')",
    "1, 2",
    "1,",
    "{}",
    "{'a': 1, 'b': [2]}",
    "{1, 2}",
    "set()",
    "{'k': {'n': None}, 5: (1,)}",
    "  [1,\n 2]  ",
    "[1, # note\n 2]",
    "[ 'x' , -1 ]",
    "((1, 2), (3, 4))",
    "{(1, 2): 'p'}",
    "[1, 2][0:1]"[:6],
    "\t7",
    "3\n",
):
    value = literal_eval(text)
    print(repr(text), value, type(value).__name__)
for text in ("", "foo", "[1, 2", "{'a': 1", "   ", "{'a':", "[1,", "-"):
    try:
        print(literal_eval(text))
    except SyntaxError as error:
        print("SyntaxError", text)
    except ValueError as error:
        print("ValueError", text)


def size(packet):
    return 1 if isinstance(packet, int) else sum(size(part) for part in packet)


def compare(left, right):
    if isinstance(left, int) and isinstance(right, int):
        return (left > right) - (left < right)
    left = [left] if isinstance(left, int) else left
    right = [right] if isinstance(right, int) else right
    for one, other in zip(left, right):
        order = compare(one, other)
        if order:
            return order
    return (len(left) > len(right)) - (len(left) < len(right))


pairs = ["[1,1,3,1,1]\n[1,1,5,1,1]", "[[1],[2,3,4]]\n[[1],4]", "[9]\n[[8,7,6]]", "[]\n[3]", "[[[]]]\n[[]]"]
print(
    [compare(*map(ast.literal_eval, pair.split("\n"))) for pair in pairs],
    size(literal_eval("[1,[2,[3,4]],5]")),
)
config = ast.literal_eval("{'name': 'demo', 'sizes': [1, 2.5], 'on': True}")
print(config["name"], config["sizes"][1] * 2, config["on"] and "yes", sorted(config))
