"""Trees, lists and expressions of nested tuples, whose types nobody wrote."""

def insert(tree, v):
    if tree is None:
        return (None, v, None)
    left, x, right = tree
    if v < x:
        return (insert(left, v), x, right)
    return (left, x, insert(right, v))
def walk(tree):
    if tree is None:
        return []
    left, x, right = tree
    return walk(left) + [x] + walk(right)
def depth(t):
    return 0 if t is None else 1 + max(depth(t[0]), depth(t[2]))
t = None
for v in [5, 2, 8, 1, 9, 3]:
    t = insert(t, v)
print(walk(t), depth(t))
def evaluate(e):
    if isinstance(e, int):
        return e
    op, a, b = e
    x, y = evaluate(a), evaluate(b)
    if op == "+":
        return x + y
    if op == "*":
        return x * y
    raise ValueError(op)
print(evaluate(("+", 1, ("*", 2, 3))))
print(evaluate(("+", ("*", 4, 5), ("*", 2, ("+", 1, 1)))))
def push(s, x):
    return (x, s)
s = None
for i in range(5):
    s = push(s, i)
n = 0
while s is not None:
    x, s = s
    n += x
print(n)
def parse(tokens):
    tok = tokens.pop(0)
    if tok == "(":
        l = []
        while tokens[0] != ")":
            l.append(parse(tokens))
        tokens.pop(0)
        return l
    try:
        return int(tok)
    except ValueError:
        return tok
print(parse("( a ( b 1 ) 2 )".split()))
def put(tree, key, value):
    if tree is None:
        return (key, value, None, None)
    k, v, left, right = tree
    if key < k:
        return (k, v, put(left, key, value), right)
    if key > k:
        return (k, v, left, put(right, key, value))
    return (key, value, left, right)
def lookup(tree, key):
    while tree is not None:
        k, v, left, right = tree
        if key == k:
            return v
        tree = left if key < k else right
    return None
def pairs(tree):
    if tree:
        k, v, left, right = tree
        yield from pairs(left)
        yield (k, v)
        yield from pairs(right)
root = None
for i, w in enumerate("the quick brown fox jumps over the lazy dog".split()):
    root = put(root, w, i)
print(list(pairs(root)))
print(lookup(root, "fox"), lookup(root, "cat"))
def height(t):
    if t is None:
        return 0
    return 1 + max(height(t[2]), height(t[3]))
print(height(root))
def cons(a, b): return (a, b)
def to_list(c):
    out = []
    while c:
        head, c = c
        out.append(head)
    return out
lst = None
for x in range(4):
    lst = cons(x, lst)
print(to_list(lst), lst)
def show(e):
    if isinstance(e, tuple):
        op, a, b = e
        return f"({show(a)} {op} {show(b)})"
    return str(e)
print(show(("+", 1, ("*", "x", ("-", 3, "y")))))
def huff(freqs):
    heap = sorted((n, c) for c, n in freqs.items())
    while len(heap) > 1:
        a = heap.pop(0)
        b = heap.pop(0)
        heap.append((a[0] + b[0], (a, b)))
        heap.sort(key=lambda t: t[0])
    return heap[0]
def levels(x):
    return 1 + max(map(levels, x), default=0) if isinstance(x, list) else 0
print(levels([1, [2, [3, []]]]))
