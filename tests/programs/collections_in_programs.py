from collections import defaultdict, Counter, deque, OrderedDict


def bfs(graph: dict[str, list[str]], start: str) -> dict[str, int]:
    dist = {start: 0}
    todo = deque([start])
    while todo:
        node = todo.popleft()
        for n in graph.get(node, []):
            if n not in dist:
                dist[n] = dist[node] + 1
                todo.append(n)
    return dist


class LRU:
    def __init__(self, size: int) -> None:
        self.size = size
        self.data: OrderedDict[str, int] = OrderedDict()

    def get(self, key: str) -> int:
        if key not in self.data:
            return -1
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key: str, value: int) -> None:
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            self.data.popitem(last=False)


class Index:
    def __init__(self) -> None:
        self.words = defaultdict(set)
        self.counts = Counter()
        self.recent = deque(maxlen=3)

    def add(self, doc: int, text: str) -> None:
        for w in text.split():
            self.words[w].add(doc)
            self.counts[w] += 1
            self.recent.append(w)


def main() -> None:
    g = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
    print(bfs(g, "a"))
    cache = LRU(2)
    cache.put("x", 1)
    cache.put("y", 2)
    print(cache.get("x"))
    cache.put("z", 3)
    print(cache.get("y"), cache.get("x"), list(cache.data.items()), cache.data)
    ix = Index()
    ix.add(1, "red green blue")
    ix.add(2, "green blue blue")
    print({w: sorted(d) for w, d in ix.words.items()}, ix.counts.most_common(2), ix.recent)
    c = Counter("aab") + Counter("bcc")
    print(c, c == Counter({"a": 2, "b": 2, "c": 2}), c == {"a": 2, "b": 2, "c": 2})
    window = deque(maxlen=3)
    sums = []
    for i in range(6):
        window.append(i)
        sums.append(sum(window))
    print(sums, window, list(reversed(window)), deque("abc") == deque(["a", "b", "c"]))
    d = defaultdict(lambda: [0, 0])
    d["a"][1] += 5
    print(dict(d), d["q"])
    o = OrderedDict(a=1, b=2)
    o["a"] = 3
    for k, v in o.items():
        print(k, v)
    print(o == {"b": 2, "a": 3}, o == OrderedDict(b=2, a=3))
    print(deque([3, 1, 2], 2), deque(range(3)), deque(x * x for x in range(4)))
    q = deque([1, 2, 3])
    q.insert(1, 9)
    del q[0]
    q.remove(3)
    q[0] = 7
    q.reverse()
    print(q, q.copy(), q + q, q * 2, 7 in q)
    try:
        q[10]
    except IndexError as e:
        print(e)
    dd = defaultdict(int, {"z": 1}, y=2)
    print(dd, dd | {"k": 1}, dd.get("nope", 5), "nope" in dd)
    try:
        x = defaultdict(None, {1: 2})
        print(x[5])
    except KeyError as e:
        print("KeyError", e)


main()
