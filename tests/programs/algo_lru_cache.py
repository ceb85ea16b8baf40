"""An LRU cache by a doubly linked list and a dict, and by OrderedDict."""
from __future__ import annotations
from collections import OrderedDict
from typing import Generic, Iterator, Optional, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Node(Generic[K, V]):
    def __init__(self, key: K, value: V) -> None:
        self.key = key
        self.value = value
        self.prev: Optional[Node[K, V]] = None
        self.next: Optional[Node[K, V]] = None


class LRUCache(Generic[K, V]):
    def __init__(self, capacity: int) -> None:
        if capacity <= 0:
            raise ValueError(f"capacity must be positive, got {capacity}")
        self.capacity = capacity
        self.map: dict[K, Node[K, V]] = {}
        self.head: Optional[Node[K, V]] = None
        self.tail: Optional[Node[K, V]] = None
        self.hits = self.misses = 0

    def _unlink(self, node: Node[K, V]) -> None:
        if node.prev:
            node.prev.next = node.next
        else:
            self.head = node.next
        if node.next:
            node.next.prev = node.prev
        else:
            self.tail = node.prev
        node.prev = node.next = None

    def _push_front(self, node: Node[K, V]) -> None:
        node.next = self.head
        if self.head is not None:
            self.head.prev = node
        self.head = node
        if self.tail is None:
            self.tail = node

    def get(self, key: K, default: Optional[V] = None) -> Optional[V]:
        node = self.map.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._push_front(node)
        return node.value

    def put(self, key: K, value: V) -> None:
        if key in self.map:
            node = self.map[key]
            node.value = value
            self._unlink(node)
            self._push_front(node)
            return
        if len(self.map) >= self.capacity:
            assert self.tail is not None
            old = self.tail
            self._unlink(old)
            del self.map[old.key]
        node = Node(key, value)
        self.map[key] = node
        self._push_front(node)

    def __len__(self) -> int:
        return len(self.map)

    def __iter__(self) -> Iterator[tuple[K, V]]:
        node = self.head
        while node is not None:
            yield node.key, node.value
            node = node.next

    def __contains__(self, key: K) -> bool:
        return key in self.map

    def __repr__(self) -> str:
        inner = ", ".join(f"{k!r}: {v!r}" for k, v in self)
        return f"LRUCache({{{inner}}})"


class Simple(OrderedDict):
    pass


cache: LRUCache[str, int] = LRUCache(3)
for i, word in enumerate("the quick brown fox jumps over the lazy dog".split()):
    cache.put(word, i)
    print(cache)
print(cache.get("lazy"), cache.get("nope"), cache.get("nope", -1), len(cache), "dog" in cache)
print(cache.hits, cache.misses, list(cache))
try:
    LRUCache(0)
except ValueError as exc:
    print("error:", exc)
od: OrderedDict[str, int] = OrderedDict()
for w in ["a", "b", "c", "a"]:
    od[w] = od.get(w, 0) + 1
    od.move_to_end(w)
print(od, list(od), od.popitem(last=False), od)
