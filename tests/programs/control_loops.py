"""while and for with else, break and continue, nested."""


def first_divisor(n: int) -> int:
    for d in range(2, n):
        if n % d == 0:
            print(n, "is", d, "times", n // d)
            break
    else:
        print(n, "is prime")
        return n
    return d


for n in range(2, 12):
    print(first_divisor(n))
n = 0
while n < 10:
    n += 1
    if n % 2:
        continue
    if n == 8:
        break
    print(n, end=" ")
else:
    print("never")
print("left at", n)
while n > 5:
    n -= 1
else:
    print("done at", n)
for i in range(4):
    for k in range(4):
        if k == 2:
            continue
        if i + k == 4:
            break
        print(i, k, end="; ")
    else:
        print("row", i)
        continue
    print("broken", i)
for i in range(0):
    print("never")
else:
    print("empty")
while True:
    n += 1
    if n > 100:
        break
print(n)
