def merge_sort(a):
    if len(a) <= 1:
        return a
    mid = len(a) // 2
    left, right = merge_sort(a[:mid]), merge_sort(a[mid:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            out.append(right[j]); j += 1
        else:
            out.append(left[i]); i += 1
    out += left[i:]
    out += right[j:]
    return out
fs = {"m": merge_sort, "s": sorted}
for k, f in fs.items():
    print(f([3, 2, 1]), f(["b", "a"]), f([]))
nobody = []
for x in nobody:
    print(x + 1)
def f(b):
    return [y * 2 for y in b]
print(f([]), sum(f(())), sorted([], key=lambda t: t[0]))
print(sorted([], key=lambda t: t[0]))
print(list(map(lambda t: t[0], [])))
xs = []
xs.sort(key=lambda t: t[0])
print(xs)
def up(words):
    out = []
    for w in words:
        out.append(w.upper())
        a, b = w.split("-")
    return out
def mean(xs):
    total = 0
    for x in xs:
        total += x
    return total / len(xs) if xs else None
def pairs(xs):
    return {k: v + 1 for k, v in xs}
def biggest(xs):
    best = None
    for x in xs:
        if best is None or x > best:
            best = x
    return best
def binsearch(a, x):
    lo, hi = 0, len(a) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if a[mid] == x:
            return mid
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1
def lis(nums):
    if not nums:
        return 0
    dp = [1] * len(nums)
    for i in range(len(nums)):
        for j in range(i):
            if nums[j] < nums[i]:
                dp[i] = max(dp[i], dp[j] + 1)
    return max(dp)
print(up([]), mean([]), pairs([]), biggest([]), binsearch([], 3), lis([]), up(()))
def lcp(strs):
    if not strs: return ""
    shortest = min(strs, key=len)
    for i, ch in enumerate(shortest):
        for other in strs:
            if other[i] != ch:
                return shortest[:i]
    return shortest
def two_sum(nums, target):
    seen = {}
    for i, n in enumerate(nums):
        if target - n in seen:
            return [seen[target - n], i]
        seen[n] = i
    return []
def rotate(m):
    return [list(r) for r in zip(*m[::-1])]
def flat(xs): return [y for x in xs for y in x]
def group(words):
    d = {}
    for w in words:
        d.setdefault("".join(sorted(w)), []).append(w)
    return list(d.values())
def qs(a):
    if len(a) < 2: return a
    p, *rest = a
    return qs([x for x in rest if x <= p]) + [p] + qs([x for x in rest if x > p])
print(repr(lcp([])), two_sum([], 3), rotate([]), flat([]), group([]), qs([]))
print(sum([]), max([], default=-1), any([]), all([]), list(map(str, [])), "".join([]), dict([]), set([]), list(zip([], [1])))
print([x * 2 for x in []], sum(x * x for x in []), [s.strip() for s in []], {k: v for k, v in []}, sorted([], key=len, reverse=True))
for a, b in []:
    print(a + b)
try:
    print(max([]))
except ValueError as e:
    print(e)
try:
    empty = []
    print(empty[0] + 1)
except IndexError as e:
    print(e)
try:
    print(empty.pop().name)
except IndexError as e:
    print(e)
d = {}
try:
    print(d["x"] + 1, d.get("y"))
except KeyError as e:
    print("KeyError", e)
print(d.get("y"), d.get("z", 3), len(d), [k.upper() for k in d])
class Stack:
    def __init__(self):
        self.items = []
    def top(self) -> int:
        return self.items[-1]
    def total(self):
        return sum(i.price for i in self.items)
s = Stack()
try:
    s.top()
except IndexError as e:
    print("E", e)
print(s.total())


def counted_down(items):
    for weight, value in items:
        for step in range(5, weight - 1, -1):
            print(step, value)
counted_down([])
