"""Containers that widen are the same objects to everybody who has them."""

class Bag:
    def __init__(self, items):
        self.items = items
    def list(self):
        return self.items
    def copy(self):
        return self.items
    def sorted(self):
        self.items.sort()
        return self.items
    def __getitem__(self, key):
        return self.items
    def __mul__(self, n):
        return self.items
    def __add__(self, n):
        return self.items
shared = [3, 1]
bag = Bag(shared)
a = bag.list()
a.append("a")
b = bag.copy()
b.append("b")
c = bag[1]
c.append("c")
d = bag * 2
d.append(None)
e = bag + 1
e.append(2.5)
print(shared, a is shared, b is c, bag.items is d)
own = shared[1:]
own.append((1,))
print(own, shared, own is shared)
def sorted_names(names):
    names.append("x")
    return names
nums = [1]
print(sorted_names(nums), nums)
def get(items):
    return items
x = get(nums)
x.append(5.5)
y = nums
y.append(None)
print(nums, x is nums)
pair = [nums, nums]
pair[0].append({"k": 1})
print(pair, nums)
d1 = {"a": nums}
d1["a"].append("last")
d1["b"] = 3
print(d1, nums[-1])
