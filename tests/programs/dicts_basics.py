def main() -> None:
    d = {"a": 1, "b": 2}
    print(d, len(d), d["a"], "b" in d, "c" not in d)
    d["c"] = 3
    d["a"] += 10
    for k in d:
        print(k, d[k])
    for k, v in d.items():
        print(k, v)
    for v in d.values():
        print(v)
    print(d.keys(), d.values(), d.items())
    try:
        print(d["zz"])
    except KeyError as err:
        print("KeyError", err)
    del d["b"]
    print(d.get("a", 0), d.get("x", -1))
    print(d.pop("a"), d.pop("q", 5), d)
    print(d.setdefault("n", 9), d.setdefault("n", 10))
    print(d.popitem(), d)
    c = {}
    for w in "a b a c a".split():
        c[w] = c.get(w, 0) + 1
    print(c)
    e = {1: "x", 2: "y"}
    f = dict(e)
    f.update({3: "z"})
    print(e | f, e == f, f == {3: "z", 1: "x", 2: "y"}, {**e, 7: "q"})
    print(dict(a=1, b=2), dict([(1, 2.5), (3, 4.5)]))
    try:
        for kk in f:
            f[kk + 10] = "no"
    except RuntimeError as er2:
        print(er2)
    t: dict[tuple[int, int], str] = {}
    t[1, 2] = "one"
    t[(3, 4)] = "two"
    print(t, (1, 2) in t)


main()
