"""Slices on the left of an assignment: replaced by more, fewer or no elements, or by the list itself."""

a = list(range(10))
a[2:4] = [20, 30, 40]
print(a)
a[:0] = [-1]
a[len(a) :] = [99]
print(a)
a[3:6] = []
print(a)
a[-3:-1] = a
print(a)
a[1:3] = []
print(a)
a[5:] = []
print(a)
a[:] = [1]
print(a)
