import heapq
from heapq import heapify, heappop, heappush


class Task:
    def __init__(self, priority, name):
        self.priority = priority
        self.name = name

    def __lt__(self, other):
        return self.priority < other.priority

    def __repr__(self):
        return f"Task({self.priority}, {self.name!r})"


def heap_sort(values):
    heap = values[:]
    heapify(heap)
    result = []
    while heap:
        result.append(heappop(heap))
    return result


def shortest(edges, source, count):
    """Dijkstra; edges as (from, to, weight)."""
    distances = [10**9] * count
    distances[source] = 0
    queue = [(0, source)]
    while queue:
        distance, node = heapq.heappop(queue)
        if distance > distances[node]:
            continue
        for start, end, weight in edges:
            if start == node and distance + weight < distances[end]:
                distances[end] = distance + weight
                heapq.heappush(queue, (distance + weight, end))
    return distances


def all_ascending(values):
    for i in range(len(values) - 1):
        if values[i] > values[i + 1]:
            return False
    return True


numbers = [5, 3, 9, 1, 8, 2, 7, 2, 6, 0]
heap = []
for n in numbers:
    heappush(heap, n)
    print(heap)
while heap:
    print(heappop(heap), heap)

print(heap_sort(numbers), heap_sort(["pear", "apple", "fig"]), heap_sort([2.5, -1.0, 0.0]))
h = [9, 8, 7, 6, 5, 4, 3, 2, 1]
heapq.heapify(h)
print(h)
print(heapq.heapreplace(h, 10), h)
print(heapq.heappushpop(h, 0), heapq.heappushpop(h, 11), h)
print(heapq.nsmallest(3, numbers), heapq.nlargest(3, numbers), heapq.nsmallest(0, numbers), heapq.nlargest(-2, numbers))
print(heapq.nlargest(100, [1, 3, 2]), heapq.nsmallest(1, ["b", "a"]))

tasks = []
for i, name in enumerate(["write", "read", "test", "sleep"]):
    heappush(tasks, Task((i * 7) % 4, name))
print(tasks)
print(heappop(tasks), heappop(tasks).name, len(tasks))

pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "a")]
heapify(pairs)
print(pairs, heappop(pairs), pairs)
print(shortest([(0, 1, 7), (0, 2, 3), (2, 1, 1), (1, 3, 2), (2, 3, 8), (3, 4, 1)], 0, 6))

state = 12345
many = []
for _ in range(2000):
    state = (state * 1103515245 + 12345) % 2147483648
    heappush(many, state % 1000)
ordered = []
for _ in range(2000):
    ordered.append(heappop(many))
print(all_ascending(ordered), ordered[:10], ordered[-3:])

try:
    heappop(heap)
except IndexError as error:
    print("empty:", error)
try:
    heapq.heapreplace(heap, 1)
except IndexError as error:
    print("empty:", error)

words = ["pear", "fig", "banana", "kiwi", "apple", "plum"]
print(heapq.nsmallest(3, words, key=len), heapq.nlargest(3, words, key=len), heapq.nlargest(2, words, lambda w: w[-1]))
print(heapq.nsmallest(2, range(10, 0, -1)), heapq.nlargest(3, "heap"), heapq.nsmallest(4, words, key=lambda w: (len(w), w)))
