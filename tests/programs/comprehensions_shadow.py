"""Variables of comprehensions that have the names of parameters."""


def eliminate(values, s, d):
    if d not in values[s]:
        return values
    values[s] = values[s].replace(d, "")
    for u in [["A1", "A2"], ["A2", "A1"]]:
        dplaces = [s for s in u if d in values[s]]
        if len(dplaces) == 0:
            return None
        elif len(dplaces) == 1:
            print(dplaces, s, d)
    return values


print(eliminate({"A1": "123", "A2": "12"}, "A1", "2"))


def f(s, xs):
    ys = [s for s in xs if s in "ab"]
    print(s, ys)
    if not all(g(s2) for s2 in xs):
        return None
    for u in xs:
        zs = [s for s in u]
        print(zs, s)
    return s


def g(x):
    return x


print(f("z", ["a", "b", "c"]))
