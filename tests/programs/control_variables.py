"""Names: assigned in branches and loops, swapped, unbound, global."""

counter = 10


def bump() -> int:
    global counter
    counter += 1
    return counter


def shadow() -> int:
    counter = 5
    counter += 1
    return counter


def maybe(flag: bool) -> int:
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as error:
        print(error)
        return -1


def after_loop(n: int) -> int:
    for i in range(n):
        last = i * i
    try:
        return last
    except UnboundLocalError as error:
        print(error)
        return -1


print(bump(), bump(), shadow(), counter)
print(maybe(True), maybe(False), after_loop(4), after_loop(0))
a, b = 1, 2
a, b = b, a
a, b, c = b, a + b, a * 10
print(a, b, c)
x = y = z = 7
x += 1
print(x, y, z)
(p, q), r = (1, 2), 3
print(p, q, r)
[s, t] = [4, 5]
print(s, t)
first, second = "ab"
print(first, second)
del r
try:
    print(r)
except NameError as error:
    print(error)
