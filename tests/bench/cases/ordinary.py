"""Ordinary Python, a function for each thing that programs spend their time on; each takes a size and gives a check sum."""

import heapq
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

TEXT = "the quick brown fox jumps over the lazy dog and the dog sleeps on while the fox runs far away from there"


def numbers(count: int) -> Iterator[int]:
    """The same numbers in every run, below 2**31."""
    value = 42
    for _ in range(count):
        value = (value * 1103515245 + 12345) % 2147483648
        yield value


def word_count(size: int) -> int:
    counts: dict[str, int] = {}
    for _ in range(size):
        for word in TEXT.split():
            counts[word] = counts.get(word, 0) + 1
    common = Counter(TEXT.split() * size).most_common(3)
    return sum(len(word) * count for word, count in counts.items()) + common[0][1]


def queens(size: int) -> int:
    def place(row: int, columns: set[int], up: set[int], down: set[int]) -> int:
        if row == size:
            return 1
        found = 0
        for column in range(size):
            if column not in columns and row + column not in up and row - column not in down:
                columns.add(column)
                up.add(row + column)
                down.add(row - column)
                found += place(row + 1, columns, up, down)
                columns.remove(column)
                up.remove(row + column)
                down.remove(row - column)
        return found

    return place(0, set(), set(), set())


def sudoku(size: int) -> int:
    puzzle = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"

    def allowed(grid: list[list[int]], row: int, column: int, digit: int) -> bool:
        if digit in grid[row] or any(line[column] == digit for line in grid):
            return False
        top, left = row // 3 * 3, column // 3 * 3
        return all(grid[r][c] != digit for r in range(top, top + 3) for c in range(left, left + 3))

    def solve(grid: list[list[int]]) -> bool:
        for row in range(9):
            for column in range(9):
                if grid[row][column] == 0:
                    for digit in range(1, 10):
                        if allowed(grid, row, column, digit):
                            grid[row][column] = digit
                            if solve(grid):
                                return True
                            grid[row][column] = 0
                    return False
        return True

    total = 0
    for _ in range(size):
        grid = [[int(c) if c != "." else 0 for c in puzzle[at : at + 9]] for at in range(0, 81, 9)]
        solve(grid)
        total += sum(grid[i][i] for i in range(9))
    return total


def json_texts(size: int) -> int:
    total = 0
    for at in range(size):
        text = json.dumps({"id": at, "name": f"item {at}", "tags": ["a", "b", "c"], "price": at / 4, "ok": True})
        total += len(text) + len(json.loads(text)["name"])
    return total


def shortest_paths(size: int) -> int:
    draws = numbers(size * 10)
    graph: dict[int, list[tuple[int, int]]] = {node: [] for node in range(size)}
    for at in range(size * 5):
        graph[at % size].append((next(draws) % size, next(draws) % 100 + 1))
    distances = {0: 0}
    queue = [(0, 0)]
    while queue:
        distance, node = heapq.heappop(queue)
        if distance > distances[node]:
            continue
        for neighbour, weight in graph[node]:
            further = distance + weight
            if neighbour not in distances or further < distances[neighbour]:
                distances[neighbour] = further
                heapq.heappush(queue, (further, neighbour))
    return sum(distances.values())


def matrix_product(size: int) -> int:
    left = [[float(i * j % 7) for j in range(size)] for i in range(size)]
    right = [[float(i + j) for j in range(size)] for i in range(size)]
    product = [[sum(left[i][k] * right[k][j] for k in range(size)) for j in range(size)] for i in range(size)]
    return int(sum(map(sum, product)))


def strings(size: int) -> int:
    total = 0
    for at in range(size):
        line = ",".join([TEXT, str(at), "end"])
        parts = line.replace("the", "a").upper().split(",")
        total += len(" ".join(reversed(parts)).strip().lower()) + line.find("dog") + line.count("fox")
        total += parts[1].startswith("1") + parts[1].isdigit() + len(parts[0].title()) + len(parts[1].zfill(8))
    return total


def building(size: int) -> int:
    text = ""
    for at in range(size):
        text += f"{at:>6}|{at / 3:.2f}|{at:x};"
    return len(text) + sum(map(ord, text[:100]))


def characters(size: int) -> int:
    vowels = 0
    letters: dict[str, int] = {}
    for _ in range(size):
        for letter in TEXT:
            if letter in "aeiou":
                vowels += 1
            letters[letter] = letters.get(letter, 0) + 1
    return vowels + letters["o"] + len("".join(sorted(TEXT)))


@dataclass
class Vector:
    x: float
    y: float

    def __add__(self, other: "Vector") -> "Vector":
        return Vector(self.x + other.x, self.y + other.y)

    def scaled(self, by: float) -> "Vector":
        return Vector(self.x * by, self.y * by)


@dataclass
class Body:
    place: Vector
    speed: Vector
    mass: float = 1.0


def simulation(size: int) -> int:
    bodies = [Body(Vector(float(i), 0.0), Vector(0.0, float(i % 3)), 1.0 + i) for i in range(10)]
    for _ in range(size):
        for body in bodies:
            pull = body.place.scaled(-0.001 / body.mass)
            body.speed = body.speed + pull
            body.place = body.place + body.speed.scaled(0.01)
    return int(sum(body.place.x * 1000 + body.place.y for body in bodies))


def pipeline(size: int) -> int:
    def odd(values: Iterator[int]) -> Iterator[int]:
        for value in values:
            if value % 2:
                yield value

    def squares(values: Iterator[int]) -> Iterator[int]:
        for value in values:
            yield value * value % 1000

    return sum(value for value in squares(odd(numbers(size))) if value > 10)


def expressions(size: int) -> int:
    address = re.compile(r"(\w+)@(\w+)\.(com|org)")
    total = 0
    for at in range(size):
        line = f"from user{at}@example.com to other@site.org on 2024-01-{at % 28 + 1:02}"
        total += sum(len(found.group(1)) for found in address.finditer(line))
        found = re.search(r"\d{4}-\d\d-(\d\d)", line)
        total += int(found.group(1)) if found else 0
        total += len(re.sub(r"[aeiou]", "", line))
    return total


def sorting(size: int) -> int:
    values = list(numbers(size))
    words = [str(value) for value in values]
    pairs = [(value % 100, word) for value, word in zip(values, words)]
    values.sort()
    by_length = sorted(words, key=lambda word: (len(word), word))
    pairs.sort(reverse=True)
    return values[size // 2] + len(by_length[0]) + len(pairs[0][1]) + int(sorted(words)[0])


def grid_of_tuples(size: int) -> int:
    cells = {(value % 60, value // 60 % 60) for value in numbers(size)}
    for _ in range(5):
        counts: dict[tuple[int, int], int] = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
        cells = {cell for cell, count in counts.items() if count == 3 or (count == 2 and cell in cells)}
    return len(cells)


def primes(size: int) -> int:
    sieve = [True] * (size + 1)
    sieve[0:2] = [False, False]
    for number in range(2, int(size**0.5) + 1):
        if sieve[number]:
            sieve[number * number :: number] = [False] * len(sieve[number * number :: number])
    return sum(number for number, prime in enumerate(sieve) if prime)


def stacks(size: int) -> int:
    stack: list[int] = []
    total = 0
    for value in numbers(size):
        stack.append(value % 1000)
        if len(stack) > 10:
            total += stack.pop() + stack.pop()
        if value % 3 == 0:
            stack.insert(0, value % 7)
    return total + sum(stack[-5:]) + len(stack)


class Shape:
    def area(self) -> float:
        raise NotImplementedError


class Square(Shape):
    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return self.side * self.side


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        self.radius = radius

    def area(self) -> float:
        return 3 * self.radius * self.radius


def objects(size: int) -> int:
    shapes: list[Shape] = [Square(float(i)) if i % 2 else Circle(float(i)) for i in range(100)]
    total = 0.0
    for _ in range(size):
        for shape in shapes:
            if isinstance(shape, Circle):
                total += shape.area() / 2
            else:
                total += shape.area()
    return int(total)


def exceptions(size: int) -> int:
    caught = 0
    for at in range(size):
        try:
            if at % 3 == 0:
                raise ValueError(f"bad {at}")
            caught += [1, 2, 3][at % 4]
        except ValueError as error:
            caught += len(str(error))
        except IndexError:
            caught += 1
    return caught


def memo(size: int) -> int:
    known: dict[int, int] = {}

    def steps(value: int) -> int:
        if value == 1:
            return 0
        if value not in known:
            known[value] = 1 + steps(value // 2 if value % 2 == 0 else 3 * value + 1)
        return known[value]

    return max(steps(value) for value in range(1, size))
