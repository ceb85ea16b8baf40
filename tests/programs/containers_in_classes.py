class Node:
    def __init__(self, name: str) -> None:
        self.name = name
        self.children: dict[str, "Node"] = {}
        self.tags: set[str] = set()
        self.links: list["Node"] = []

    def add(self, name: str) -> "Node":
        child = Node(name)
        self.children[name] = child
        return child

    def __repr__(self) -> str:
        return f"Node({self.name!r}, {self.links}, {self.children})"


class Registry(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return len(key)

    def total(self) -> int:
        return sum(self.values())


class Lower(dict[str, int]):
    def __setitem__(self, key: str, value: int) -> None:
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key: str) -> int:
        return super().__getitem__(key.lower())


class Trie:
    def __init__(self) -> None:
        self.next: dict[str, Trie] = {}
        self.end = False

    def insert(self, word: str) -> None:
        node = self
        for ch in word:
            node = node.next.setdefault(ch, Trie())
        node.end = True

    def find(self, word: str) -> bool:
        node = self
        for ch in word:
            found = node.next.get(ch)
            if found is None:
                return False
            node = found
        return node.end


def main() -> None:
    root = Node("root")
    a = root.add("a")
    a.add("b")
    root.links.append(a)
    a.links.append(root)
    print(root)
    r = Registry()
    r["x"] = 5
    print(r["x"], r["hello"], r.total(), len(r), "hello" in r, r)
    low = Lower()
    low["ABC"] = 1
    print(low["aBc"], low, list(low.keys()))
    trie = Trie()
    for w in ("car", "cart", "dog"):
        trie.insert(w)
    print(trie.find("car"), trie.find("ca"), trie.find("cart"), trie.find("zebra"))
    people = [("ann", 30), ("bob", 25), ("cid", 30)]
    by_age: dict[int, list[str]] = {}
    for name, age in people:
        by_age.setdefault(age, []).append(name)
    for age in sorted(by_age):
        print(age, by_age[age])
    d: dict[str, dict[str, list[int]]] = {}
    d.setdefault("a", {}).setdefault("b", []).append(1)
    print(d)
    e: dict[str, float] = {"pi": 3.14}
    e["e"] = 2.71
    print(e, sum(e.values()))
    grid = {(x, y): "#" if (x + y) % 2 else "." for x in range(3) for y in range(3)}
    for y in range(3):
        print("".join(grid[x, y] for x in range(3)))
    ops = {"+": lambda x, y: x + y, "-": lambda x, y: x - y}
    print(ops["+"](1, 2), ops["-"](5, 3), sorted(ops))
    counts = [0] * 3
    index = {"a": 0, "b": 1, "c": 2}
    for ch in "abcab":
        counts[index[ch]] += 1
    print(counts)
    word = {}
    word["k"] = word.get("k", 0) + 1
    print(word)
    lookup = dict(sorted({"z": 1, "y": 2}.items()))
    print(lookup)
    k, v = next(iter(lookup.items()))
    print(k, v, next(iter({7, 8})))
    try:
        next(iter({}))
    except StopIteration:
        print("stop")


main()
