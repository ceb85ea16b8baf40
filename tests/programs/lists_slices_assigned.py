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


def with_steps(items: list[int], step: int) -> None:
    """A computed step decides what a missing bound means."""
    print(items[::step], items[2::step], items[:2:step], items[1:5:step])
    changed = items[:]
    changed[::step] = [0] * len(items[::step])
    print(changed)
    del changed[1::step]
    print(changed)
    changed[1:3:1] = [7, 7, 7, 7]
    del changed[:2]
    print(changed)


with_steps([1, 2, 3, 4, 5, 6], 2)
with_steps([1, 2, 3, 4, 5, 6], -2)
with_steps([1, 2, 3, 4, 5, 6], 1)
