"""What tests have proved of a variable stays, when its attributes are assigned; of these it does not."""
from typing import Callable, Dict, Optional


class S:
    def __init__(self): self.n = 0
def h(s: S, x: str) -> int:
    return len(x)
hs: Dict[str, Callable[[S, str], int]] = {"a": h}
def go(lines, s: Optional[S] = None) -> S:
    s = s or S()
    for l in lines:
        r = hs["a"](s, l)
        s.n = r
    return s
print(go(["x"]).n)
class Node:
    def __init__(self, v, next=None):
        self.v = v
        self.next = next
class Box:
    def __init__(self):
        self.head = None
        self.label = None
    def push(self, v):
        self.head = Node(v, self.head)
    def clear(self):
        self.head = None
b = Box()
for i in range(3):
    b.push(i)
n = b.head
while n is not None:
    if n.next is not None:
        n.next.v += 10
        n.v = n.next.v + 1
    print(n.v)
    n = n.next
if b.head is not None:
    b.label = "x"
    while b.head is not None:
        b.head.v = 5
        b.head = b.head.next
        print(b.head and b.head.v)
if b.label is not None:
    for k in range(2):
        print(b.label.upper() if b.label else "none")
        b.label = None if k == 0 else "y"
x = b if len("a") else None
if x is not None:
    for k in range(2):
        x.label = str(k)
        print(x.label + "!")


class Link:
    def __init__(self, word):
        self.word: Optional[str] = word
        self.after: Optional["Link"] = None


def words(first: Optional[Link]):
    first = first or Link("none")
    last = first
    try:
        for i in range(3):
            last.after = Link(f"w{i}")
            if last.after is not None:
                last = last.after
                last.word = None if i == 1 else last.word
    finally:
        last.word = last.word or "end"
    found = []
    each: Optional[Link] = first
    while each is not None:
        if each.word is not None:
            found.append(each.word.upper())
            each.word = None
        else:
            found.append("-")
        each = each.after
    return found


print(words(None), words(Link("a")))
