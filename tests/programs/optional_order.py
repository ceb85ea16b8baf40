"""Comparing with what may be None: the TypeError names both sides as they are."""


def pick(i):
    return None if i % 2 else "text"
def num(i):
    return None if i % 2 else 5
for a, b in [(pick(0), pick(1)), (pick(1), pick(0)), (pick(1), pick(1)), (pick(0), pick(2))]:
    try:
        print(a < b)
    except TypeError as e:
        print(e)
try:
    print("a" < pick(1))
except TypeError as e:
    print(e)
for op in ("<", ">=", ">"):
    try:
        print(num(0) < num(1) if op == "<" else num(1) >= num(0) if op == ">=" else num(0) > num(1))
for op in ("<", ">=", ">"):
    try:
        print(num(0) < num(1) if op == "<" else num(1) >= num(0) if op == ">=" else num(0) > num(1))
    except TypeError as e:
        print(e)
for letters in (["b", None], [None, "b"], [None, None]):
    try:
        print(sorted(letters))
    except TypeError as e:
        print(e)
