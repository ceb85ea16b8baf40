from collections import Counter, OrderedDict, defaultdict, deque


def counters() -> None:
    c = Counter("abracadabra")
    print(c, c["a"], c["z"], len(c), c.most_common(2), c.most_common())
    c.update("aaa")
    c["q"] += 2
    print(c, sum(c.values()), c.total(), sorted(c.elements()))
    d = Counter(a=1, b=5)
    print(c + d, c - d, c & d, c | d)
    c.subtract({"a": 3})
    print(c["a"], +c, dict(c))
    words = Counter(w for w in "the cat the dog a cat".split())
    for w, n in words.most_common():
        print(w, n)
    del c["nothing"]
    print(Counter(), Counter({"x": 3}), Counter([1, 2, 2, 3, 3, 3]))


def defaults() -> None:
    groups = defaultdict(list)
    for w in "one two three four five six".split():
        groups[len(w)].append(w)
    print(groups, dict(groups))
    counts = defaultdict(int)
    for ch in "mississippi":
        counts[ch] += 1
    print(counts, counts["zzz"], len(counts), "q" in counts)
    graph = defaultdict(set)
    for a, b in [(1, 2), (2, 3), (1, 3)]:
        graph[a].add(b)
        graph[b].add(a)
    print(graph, sorted(graph))
    ones = defaultdict(lambda: 1)
    ones["a"] += 1
    print(ones["a"], ones["b"], sorted(ones.items()))
    nested = defaultdict(lambda: defaultdict(int))
    nested["x"]["y"] += 3
    print({k: dict(v) for k, v in nested.items()})


def deques() -> None:
    d = deque([1, 2, 3])
    d.append(4)
    d.appendleft(0)
    print(d, d.pop(), d.popleft(), d, len(d), d[0], d[-1])
    d.extend([7, 8])
    d.extendleft([9, 10])
    print(d)
    d.rotate(2)
    print(d)
    d.rotate(-3)
    print(d, list(d), 7 in d, d.index(7), d.count(8))
    last = deque(maxlen=3)
    for i in range(6):
        last.append(i)
    print(last)
    try:
        deque([1]).popleft()
        e = deque([1])
        e.clear()
        e.pop()
    except IndexError as error:
        print(error)
    for x in d:
        print(x, end=" ")
    print()
    try:
        for x in d:
            d.append(x)
    except RuntimeError as error:
        print(error)


def ordered() -> None:
    o = OrderedDict()
    for i, ch in enumerate("abcd"):
        o[ch] = i
    o.move_to_end("a")
    o.move_to_end("d", last=False)
    print(o, list(o), o.popitem(), o.popitem(last=False), o)
    print(OrderedDict([("a", 1), ("b", 2)]) == OrderedDict([("b", 2), ("a", 1)]))


counters()
defaults()
deques()
ordered()
