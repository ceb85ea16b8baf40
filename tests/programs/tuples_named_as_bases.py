"""Classes that derive from a call of namedtuple(), and trees of such in a heap."""

import collections
import heapq
from collections import Counter, namedtuple
class P(namedtuple('P', 'x y')):
    __slots__ = ()
    ORIGIN = None
    def add(self, o):
        return P(self.x + o.x, self.y + o.y)
    def __add__(self, o):
        return self.add(o)
    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    @classmethod
    def parse(cls, s):
        return cls(*map(int, s.split(',')))
class Leaf(collections.namedtuple('Leaf', ['char'])):
    def walk(self, code, acc):
        code[self.char] = acc or '0'
    def __str__(self):
        return 'leaf ' + self.char
class Opt(namedtuple('Opt', 'a b c', defaults=(5, None))):
    pass
print(P(1, 2).add(P(3, 4)), P(1, 2) == (1, 2), Leaf('a').char, Leaf('b'), repr(Leaf('c')))
d = {}
Leaf('b').walk(d, '01')
print(d, P(1, 2)._replace(x=5), P._fields, isinstance(P(1, 2), tuple))
x, y = P(5, 6)
print(x, y, hash(P(1, 2)) == hash((1, 2)), P(1, 2) < P(1, 3), sorted([P(3, 1), P(1, 2)]))
print(P(3, 4).norm, P.parse('7,8'), P(1, 2) + P(1, 1), Opt(1), Opt(1, 2, c='x'), P(1, 2)[0], len(P(1, 2)), P(1, 2)._asdict())
class Node(namedtuple('Node', ['left', 'right'])):
    def walk(self, code, acc):
        self.left.walk(code, acc + '0')
        self.right.walk(code, acc + '1')
code = {}
Node(Leaf('a'), Node(Leaf('b'), Leaf('c'))).walk(code, '')
print(code)
s = {P(1, 2), P(1, 2), P(2, 1)}
print(len(s), {P(1, 2): 'v'}[1, 2] if False else 'ok', max(P(1, 9), P(2, 0)))
for a, b in [P(1, 2), P(3, 4)]:
    print(a * b)
def huffman_encode(s):
    h = []
    for ch, freq in Counter(s).items():
        h.append((freq, len(h), Leaf(ch)))
    heapq.heapify(h)
    count = len(h)
    while len(h) > 1:
        freq1, _count1, left = heapq.heappop(h)
        freq2, _count2, right = heapq.heappop(h)
        heapq.heappush(h, (freq1 + freq2, count, Node(left, right)))
        count += 1
    code = {}
    if h:
        [(_freq, _count, root)] = h
        root.walk(code, '')
    return code
print(sorted(huffman_encode("this is an example for huffman encoding").items()))
