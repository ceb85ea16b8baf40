"""Functions without a single annotation, used with several types."""


def largest(values):
    best = values[0]
    for value in values:
        if value > best:
            best = value
    return best


def repeat(x, n):
    result = x
    for _ in range(n - 1):
        result = result + x
    return result


class Pair:
    def __init__(self, first, second):
        self.first = first
        self.second = second

    def swapped(self):
        return Pair(self.second, self.first)

    def __repr__(self):
        return f"<{self.first} {self.second}>"


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def mean(values):
    total = 0
    for v in values:
        total += v
    return total / len(values)


print(largest([3, 1, 2]), largest([1.5, 2.5]), largest(["x", "abc"]), largest("hello"))
print(repeat(2, 5), repeat("ab", 3), repeat(0.5, 4), repeat([1], 2))
print(Pair(1, 2).swapped(), Pair(1, 2).first, fib(15), mean([1, 2, 4]))
