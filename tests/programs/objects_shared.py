"""Identity: objects are shared, not copied, through lists, fields, arguments and globals."""


class Box:
    count = 0

    def __init__(self, value: int) -> None:
        self.value = value


def change(box: Box, items: list[int]) -> None:
    box.value += 1
    items.append(box.value)
    box = Box(100)
    items = [0]
    box.value += len(items)


box = Box(1)
items: list[int] = []
change(box, items)
change(box, items)
print(box.value, items)
boxes = [box, box, Box(3)]
boxes[0].value = 50
print(boxes[1].value, boxes[0] is boxes[1], boxes[0] is boxes[2], boxes[2] is not box)
pair = (box, items)
pair[1].append(7)
pair[0].value += 1
print(items, box.value)
a = [1, 2]
b = a[:]
c = a
a += [3]
print(a, b, c, a is c, a == b + [3])
a = a + [4]
print(a, c, a is c)
print(Box.count)
