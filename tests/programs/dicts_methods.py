"""Every method of dict, and what goes wrong with it."""


def main() -> None:
    d = {"one": 1, "two": 2, "three": 3}
    print(d.get("one", 0), d.get("four", 4), d.get("four", -1))
    print(d.pop("two"), d.pop("two", 22), d)
    try:
        d.pop("two")
    except KeyError as error:
        print("pop", error)
    print(d.setdefault("five", 5), d.setdefault("one", 100), d)
    print(d.popitem(), d.popitem(), d)
    d.clear()
    print(d, len(d), bool(d))
    try:
        d.popitem()
    except KeyError as error:
        print(error)
    d.update({"a": 1, "b": 2})
    d.update([("c", 3), ("a", 10)])
    d.update(d=4, a=11)
    d.update({"e": 5}, f=6)
    print(d)
    copy = d.copy()
    copy["a"] = 0
    print(d["a"], copy["a"], d == copy, d != copy)
    print({1: 2} | {3: 4}, {1: 2, 5: 6} | {1: 20})
    d |= {"z": 26}
    d |= [("y", 25)]
    print(d)
    print(dict.fromkeys(["x", "y"], 0), dict.fromkeys("ab"), dict.fromkeys(range(3), "n"))
    print(list(d), list(d.keys()), list(d.values()), list(d.items()))
    print(list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())))
    print(len(d.keys()), "a" in d.keys(), 4 in d.values(), ("c", 3) in d.items(), ("c", 4) in d.items())
    keys, values, items = d.keys(), d.values(), d.items()
    del d["a"]
    d["new"] = 7
    print(keys, values, items, len(keys))
    print({}, dict(), [{}], {"k": {}}, {"k": [{"n": None}]})
    print(str({"quote's": 'double"'}), f"{d}", repr({1: "x"}))
    nested = {"outer": {"inner": {"leaf": 1}}}
    nested["outer"]["inner"]["leaf"] += 1
    nested["outer"]["other"] = {"leaf": 3}
    print(nested)
    table: dict[str, list[int]] = {}
    for name, n in [("a", 1), ("b", 2), ("a", 3)]:
        table.setdefault(name, []).append(n)
    print(table)
    del table["a"][0]
    print(table)
    print({1: "a", 2: "b"} == {2: "b", 1: "a"}, {1: "a"} == {1: "b"}, {1: 1} == {2: 1}, {1: 1} == {1: 1, 2: 2})


def changed_while_iterating() -> None:
    d = {i: i for i in range(5)}
    try:
        for k in d:
            d[k + 100] = 0
    except RuntimeError as error:
        print(error, len(d))
    try:
        for k in d:
            del d[k]
    except RuntimeError as error:
        print(error, len(d))
    try:
        for k, v in d.items():
            d.pop(k)
            d[k + 1000] = v
    except RuntimeError as error:
        print(error, len(d))
    for k in list(d):
        if k % 2:
            del d[k]
    print(d)
    for k in d:
        d[k] = -1
    print(d)
    for k in d:
        d[999] = 1
        break
    print(len(d))


def churn() -> None:
    d: dict[int, int] = {}
    for i in range(20000):
        d[i] = i
        if i >= 100:
            del d[i - 100]
    print(len(d), sum(d), list(d)[:3], list(d)[-3:])
    while d:
        k, v = d.popitem()
    print(d, k, v)
    queue = {i: str(i) for i in range(1000)}
    total = 0
    while queue:
        for first in queue:
            break
        total += len(queue.pop(first))
        if first < 3000:
            queue[first + 1000] = str(first)
    print(total)


def equal_keys_keep_the_first() -> None:
    d = {0.0: "zero"}
    d[-0.0] = "minus zero"
    print(d)
    s = {0.0}
    s.add(-0.0)
    print(s)


def optional(name: str, table: dict[str, str]) -> str | None:
    return table.get(name)


def lookups() -> None:
    table = {"a": "alpha", "b": "beta"}
    for name in ("a", "x"):
        found = optional(name, table)
        if found is None:
            print("none for", name)
        else:
            print(found.upper())
    print(table.get("c"), table.get("a"), table.get("zz", None), table.pop("b", None), table.pop("b", None))
    objects: dict[int, list[int]] = {1: [1]}
    got = objects.get(1)
    if got is not None:
        got.append(2)
    print(objects, objects.get(2))


main()
changed_while_iterating()
churn()
equal_keys_keep_the_first()
lookups()
