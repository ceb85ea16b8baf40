"""Huffman coding with a heap; a trie; run-length encoding."""
import heapq
from collections import Counter, namedtuple


class HuffNode:
    def __init__(self, freq, char=None, left=None, right=None):
        self.freq = freq
        self.char = char
        self.left = left
        self.right = right

    def __lt__(self, other):
        return (self.freq, self.char or "") < (other.freq, other.char or "")


def build(text):
    heap = [HuffNode(f, c) for c, f in Counter(text).items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        a = heapq.heappop(heap)
        b = heapq.heappop(heap)
        heapq.heappush(heap, HuffNode(a.freq + b.freq, None, a, b))
    return heap[0]


def codes(node, prefix="", table=None):
    if table is None:
        table = {}
    if node.char is not None:
        table[node.char] = prefix or "0"
    else:
        codes(node.left, prefix + "0", table)
        codes(node.right, prefix + "1", table)
    return table


def decode(node, bits):
    out = []
    current = node
    for bit in bits:
        current = current.left if bit == "0" else current.right
        if current.char is not None:
            out.append(current.char)
            current = node
    return "".join(out)


text = "abracadabra alakazam"
tree = build(text)
table = codes(tree)
encoded = "".join(table[c] for c in text)
print(sorted(table.items()))
print(len(encoded), encoded[:30], decode(tree, encoded) == text)


class Trie:
    def __init__(self):
        self.children = {}
        self.is_word = False

    def insert(self, word):
        node = self
        for ch in word:
            node = node.children.setdefault(ch, Trie())
        node.is_word = True

    def words(self, prefix=""):
        if self.is_word:
            yield prefix
        for ch, child in sorted(self.children.items()):
            yield from child.words(prefix + ch)

    def complete(self, prefix):
        node = self
        for ch in prefix:
            if ch not in node.children:
                return []
            node = node.children[ch]
        return list(node.words(prefix))


trie = Trie()
for w in "car card care cat dog do done".split():
    trie.insert(w)
print(trie.complete("ca"), trie.complete("do"), trie.complete("x"), list(trie.words()))
Run = namedtuple("Run", "char count")


def rle(s):
    runs = []
    for ch in s:
        if runs and runs[-1].char == ch:
            runs[-1] = runs[-1]._replace(count=runs[-1].count + 1)
        else:
            runs.append(Run(ch, 1))
    return runs


runs = rle("aaabccdddd")
print(runs, "".join(f"{r.count}{r.char}" for r in runs), "".join(c * n for c, n in runs))
