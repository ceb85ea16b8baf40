def count(n: int):
    i = 0
    while i < n:
        yield i
        i += 1

def evens(n: int):
    for i in count(n):
        if i % 2 == 0:
            yield i, [i]

def main() -> None:
    total = 0
    for k in range(60):
        for i, xs in evens(2000):
            total += i + len(xs)
    print(total)
    t = 0
    for i in count(200000):
        t += i
    print(t)
    print(sum(x * x for x in count(5000)))
main()
