"""if, elif, else, conditional expressions and chained comparisons, each operand evaluated once."""


def ask(n: int) -> int:
    print("asked", n, end="; ")
    return n


def size(n: int) -> str:
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    else:
        if n < 100:
            return "medium"
    return "large"


for n in [-5, 0, 5, 50, 500]:
    print(size(n), "even" if n % 2 == 0 else "odd", "a" if n < 0 else "b" if n < 10 else "c")
print(ask(1) < ask(2) < ask(3))
print(ask(1) < ask(1) < ask(3))
print(ask(3) > ask(2) >= ask(2) != ask(5) == ask(5))
print(1 < 2 == True, 1 < 3 > 2, "a" < "b" < "c", 1 <= 1.0 <= 1)
x = 5
print(0 <= x < 10, 0 <= x < 5, not 0 < x, (y := x * 2) > 9 and y > 3)
if (half := x // 2) == 2:
    print("half", half)
while (x := x - 1) > 2:
    print("x", x)
