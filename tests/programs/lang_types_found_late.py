"""Types of what a container holds that are found out after others have read it."""

import heapq
from collections import defaultdict
from itertools import product


class State:
    def __init__(self):
        self.transitions = {}
        self.silent = []

    def add(self, char, state):
        self.transitions.setdefault(char, set()).add(state)


def closure(states):
    stack = list(states)
    seen = set(stack)
    while stack:
        for other in stack.pop().silent:
            if other not in seen:
                seen.add(other)
                stack.append(other)
    return frozenset(seen)


class Automaton:
    def __init__(self, start, alphabet):
        first = closure([start])
        names = {first: 0}
        self.table = {}
        queue = [first]
        while queue:
            current = queue.pop()
            row = {}
            for char in alphabet:
                target = closure(t for s in current for t in s.transitions.get(char, ()))
                if not target:
                    continue
                if target not in names:
                    names[target] = len(names)
                    queue.append(target)
                row[char] = names[target]
            self.table[names[current]] = row

    def runs(self, text):
        state = 0
        for char in text:
            try:
                state = self.table[state][char]
            except KeyError:
                return -1
        return state


a, b = State(), State()
a.add("a", b)
a.silent.append(b)
b.add("b", a)
automaton = Automaton(a, "ab")
print(automaton.table, automaton.runs("ab"), automaton.runs("aa"))


class Graph:
    """Of strs here and ints there: what the heap holds is widened more than once."""

    def __init__(self):
        self.near = defaultdict(dict)

    def add(self, u, v, weight=1):
        self.near[u][v] = weight
        self.near[v][u] = weight

    def edges(self):
        for u in self.near:
            for v, weight in self.near[u].items():
                yield u, v, weight

    def spanning(self, start):
        heap = [(weight, start, v) for v, weight in self.near[start].items()]
        heapq.heapify(heap)
        used, tree = {start}, []
        while heap:
            weight, u, v = heapq.heappop(heap)
            if v in used:
                continue
            used.add(v)
            tree.append((u, v))
            for x, more in self.near[v].items():
                if x not in used:
                    heapq.heappush(heap, (more, v, x))
        return tree

    def order(self):
        ready = list(self.near)
        heapq.heapify(ready)
        return [heapq.heappop(ready) for _ in range(len(ready))]


letters, numbers = Graph(), Graph()
for edge in [("A", "B", 4), ("A", "C", 2), ("B", "C", 1)]:
    letters.add(*edge)
for pair in [(5, 2), (5, 0), (2, 3)]:
    numbers.add(*pair)
print(letters.spanning("A"), numbers.order(), sorted((w, u, v) for u, v, w in letters.edges()))


def cover(rows, table):
    columns = {row: set() for row in rows}
    for key, needed in table.items():
        for row in needed:
            columns[row].add(key)
    return columns


def covered(size):
    """What the table holds is not known before product() is."""
    cells = [("cell", cell) for cell in product(range(size), range(size))]
    table = dict()
    for r, c in product(range(size), range(size)):
        table[(r, c)] = [("cell", (r, c)), ("cell", (c, r))]
    return cover(cells, table)


for row, keys in covered(2).items():
    print(row, sorted(keys))


# --- a recursion over groups of which nothing is known in the first round


def grouped(rows, column):
    groups = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return groups


def decisions(rows, columns):
    if not columns:
        return rows[0][-1]
    best = columns[0]
    left = [column for column in columns if column != best]
    return {best: {value: decisions(group, left) for value, group in grouped(rows, best).items()}}


print(decisions([("sunny", False, "no"), ("rain", True, "yes"), ("rain", False, "no")], [0, 1]))


# --- slices of one of several lists


def descent(start):
    x = list(start)
    for _ in range(2):
        high, low = x[:], x[:]
        high[0] += 0.5
        low[-1] -= 0.25
        x = [(one + other) * 0.5 for one, other in zip(high, low)]
    return x


print(descent([0, 0]), descent([1.5, 2]))
