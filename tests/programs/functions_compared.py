"""Functions and bound methods that are compared: in heaps, sorted tuples, dicts, conditions."""

import heapq
class T:
    def __init__(s, n): s.n = n
    def run(s): print("run", s.n)
q = []
heapq.heappush(q, (2, 0, T(2).run))
heapq.heappush(q, (1, 1, T(1).run))
heapq.heappush(q, (1, 2, lambda: print("lam")))
while q:
    p, i, fn = heapq.heappop(q)
    fn()
tasks = [(3, "c", T(3).run), (1, "a", T(1).run)]
for p, n, fn in sorted(tasks):
    fn()
for p, n, fn in sorted(tasks, key=lambda t: t[0]):
    fn()
nested = []
cur = nested
for i in range(3):
    new = [i]
    cur.append(new)
    cur = new
print(nested)
l = [1, 2]
l.append(l)
print(l)
from typing import Callable, Optional
def hi(): print("hi")
class Button:
    def __init__(self, callback: Optional[Callable[[], None]] = None):
        self.callback = callback
    def press(self):
        if self.callback:
            self.callback()
        else:
            print("no callback")
Button(hi).press()
Button().press()
def run(cb):
    if cb:
        cb()
    if not cb:
        print("none")
run(hi)
run(None)
run(lambda: print("lam"))
handlers = {"a": hi}
h = handlers.get("a")
if h: h()
h = handlers.get("b")
if not h: print("no b")
cb = hi
if cb: cb()
x = cb and 5
