"""array.array: its methods, its operators, its bytes, and what does not fit."""

from array import array

numbers = array("i", [1, 2, 3])
numbers.append(4)
numbers.extend([5, 6])
numbers.extend(array("i", [7]))
print(numbers, len(numbers), numbers[0], numbers[-1], numbers.itemsize, numbers.typecode, sum(numbers), max(numbers))
print(numbers[1:3], numbers[::-2], 3 in numbers, 9 in numbers, list(numbers), [n * n for n in numbers])
numbers[0] = 10
numbers.insert(1, 99)
print(numbers.pop(), numbers.pop(0), numbers.index(3), numbers.count(99), numbers.tolist())
numbers.remove(99)
numbers.reverse()
del numbers[0]
print(numbers, numbers.tobytes(), bytes(2) + numbers.tobytes()[:2])
again = array("i")
again.frombytes(numbers.tobytes())
print(again == numbers, again != numbers, again < array("i", [9]), again + numbers, again * 2, 2 * again)
again += array("i", [1])
print(again)
again.byteswap()
print(again)
floats = array("d", [1.5, 2, -0.0])
floats.append(3)
print(floats, floats.tobytes()[:8], floats[1], array("f", [0.1, 1e300, 2.5]), array("f", [0.5]).tobytes())
print(array("d"), array("b"), array("B", b"abc"), array("H", range(4)), array("q", (n * 10 for n in range(3))))
grid = [array("h", [0] * 4) for _ in range(2)]
grid[0][1] = -7
print(grid, grid[0].tobytes())


def total(values: array) -> int:
    return sum(values)


print(total(array("l", [1, 2])), isinstance(numbers, array), {"k": array("B", [255])})
for code, value in (("b", 128), ("b", -129), ("b", 40000), ("B", 256), ("B", -1), ("h", 32768), ("H", 65536), ("H", -1)):
    try:
        if code == "b":
            array("b").append(value)
        elif code == "B":
            array("B").append(value)
        elif code == "h":
            array("h", [value])
        else:
            array("H").insert(0, value)
    except OverflowError as error:
        print(code, value, error)
for make in (lambda: array("i", [1 << 31]), lambda: array("I", [-1]), lambda: array("I", [1 << 32]), lambda: array("Q", [-5])):
    try:
        make()
    except OverflowError as error:
        print(error)
empty = array("i")
for action in (lambda: empty.pop(), lambda: empty[0], lambda: empty.remove(3), lambda: empty.index(3), lambda: numbers.pop(50)):
    try:
        action()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
try:
    empty.frombytes(b"abc")
except ValueError as error:
    print(error)
