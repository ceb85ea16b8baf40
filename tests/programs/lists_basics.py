"""Lists: elements, methods, slices, and what they raise."""

a = [3, 1, 2]
b = a
b.append(4)
print(a, b is a, a == [3, 1, 2, 4], a != b, len(a), a[0], a[-1], 2 in a, 9 in a, 9 not in a)
a[0] = 30
a[-1] += 5
a[1] *= 7
print(a, a.index(2), a.count(2), a + [1], a * 2, 2 * [0], [] == [1][1:])
a.insert(1, 100)
a.insert(-1, 200)
a.insert(99, 300)
a.insert(-99, 400)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.extend([1, 2, 3])
a += [9]
a.remove(1)
a.reverse()
print(a, a[1:3], a[:2], a[-2:], a[::-1], a[::2], a[5:1:-2], a[10:], a[:-10])
c = a.copy()
c.clear()
print(a, c, len(c), not c)
c.append(1)
del a[0]
del a[-1]
print(a, c, min(a), max(a), sum(a))
empty: list[int] = []
for kind in range(7):
    try:
        if kind == 0:
            print(a[100])
        elif kind == 1:
            print(a[-100])
        elif kind == 2:
            a[100] = 1
        elif kind == 3:
            print(empty.pop())
        elif kind == 4:
            print(a.pop(100))
        elif kind == 5:
            a.remove(12345)
        else:
            print(a.index(12345))
    except (IndexError, ValueError) as error:
        print(kind, repr(error))
for x in a:
    if x == 2:
        a.append(77)
print(a)


# --- += takes anything that can be iterated over ---
def doubled(items):
    for item in items:
        yield item * 2


grown = [0]
same_list = grown
grown += (1, 2)
grown += range(3)
grown += {7}
grown += {5: 6}
grown += (x + 1 for x in grown[:2])
grown += map(int, "12")
grown += {5: 6}.values()
grown += doubled([4, 5])
letters_grown = []
letters_grown += "abc"
print(grown, grown is same_list, letters_grown)
try:
    grown += 5
except TypeError as error:
    print(error)


def copied(a):
    if len(a) <= 1:
        return a
    out = []
    out.append(a[0])
    return out
print(copied([]))
def ms(a):
    if len(a) <= 1:
        return a
    left = ms(a[:1])
    out = []
    out += left
    return out
print(ms([]))
