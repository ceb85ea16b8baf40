"""Classes of builtin containers that variables, tuples and dicts keep, asked by isinstance()."""


def kind(value):
    if value is None:
        return "null"
    for t in (bool, int, float, str, list, dict):
        if isinstance(value, t):
            return t.__name__
    return "?"


print([kind(v) for v in (None, True, 1, 2.5, "x", [1], {"a": 1}, (1,))])
TYPES = {"int": int, "str": str, "list": list, "dict": dict, "tuple": tuple, "set": set}


def check(v, name):
    return isinstance(v, TYPES[name])


for n in TYPES:
    print(n, check(3, n), check("a", n), check([1], n), check({}, n), check((1, 2), n), check({1}, n))


class A:
    pass


class B(A):
    pass


def first(value, kinds):
    for i, k in enumerate(kinds):
        if isinstance(value, k):
            return i
    return -1


for v in (A(), B(), 1, "x", [1], None):
    print(first(v, (B, A, int)), first(v, [str, int]), first(v, (list, A)))


def conv(value, kind):
    if not isinstance(value, kind):
        value = kind(value)
    return value


print(conv("3", int), conv(3, str), conv(2, float))
KINDS = (int, tuple)
SEQ = tuple
ALIAS = (list, tuple)
for v in (1, (1, 2), (), [1], "x", tuple("ab")):
    print(
        isinstance(v, KINDS),
        isinstance(v, SEQ),
        isinstance(v, ALIAS),
        isinstance(v, (list, tuple)),
        type(v) is tuple,
        type(v) in (tuple, list),
        type(v) == SEQ,
    )
    if isinstance(v, KINDS):
        print("kinds")
    if isinstance(v, SEQ):
        print("tuple", len(v))
