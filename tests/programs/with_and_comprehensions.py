import contextlib
from contextlib import contextmanager


class Table:
    SIZE = 3

    def __init__(self, rows: int) -> None:
        self.cells = [[r * 10 + c for c in range(self.SIZE)] for r in range(rows)]
        self.by_name = {n: [row[i] for row in self.cells] for i, n in enumerate("xy")}

    def column(self, i: int) -> list[int]:
        return [row[i] for row in self.cells]

    def find(self, pred) -> list[tuple[int, int]]:
        return [(r, c) for r, row in enumerate(self.cells) for c, v in enumerate(row) if pred(v)]

    def __repr__(self) -> str:
        return f"Table({'; '.join(','.join(str(v) for v in row) for row in self.cells)})"


@contextmanager
def section(title: str, log: list[str]):
    log.append(f"begin {title}")
    try:
        yield len(log)
    except ZeroDivisionError as e:
        log.append(f"error {e}")
    finally:
        log.append(f"end {title}")


def with_in_gen(log: list[str]):
    with section("gen", log) as n:
        yield n
        for i in range(3):
            with section(f"in{i}", log):
                yield i


def gen_in_with(log: list[str]) -> int:
    with section("outer", log):
        for v in with_in_gen(log):
            if v == 1:
                return v
    return -1


def loop_with(log: list[str]) -> str:
    out = ""
    for i in range(5):
        with section(str(i), log), contextlib.suppress(ValueError):
            if i == 1:
                continue
            if i == 2:
                raise ValueError(i)
            if i == 3:
                1 // 0
            if i == 4:
                break
            out += str(i)
    return out


def nested_scopes() -> None:
    x = 1
    fs = [[lambda: (i, j, x) for j in range(2)] for i in range(2)]
    x = 9
    print([f() for row in fs for f in row])
    print([(lambda n: n * i)(10) for i in range(3)])
    ks = [k for k in range(3) if all(k != m for m in [1])]
    print(ks, [sum(q for q in range(p)) for p in range(4)])
    data = [3, 1, 2]
    print([last := d for d in data if d > 1], last)
    print({k: v for k, v in sorted({"b": 1, "a": 2}.items())}, {(v := d) * 2 for d in [1, 1]}, v)
    s = "ab"
    print(f"{[c * 2 for c in s]} {sum(ord(c) for c in s)} {max((c for c in s), default='z')}")
    matrix = [[1, 2, 3], [4, 5, 6]]
    print([[row[i] for row in matrix] for i in range(len(matrix[0]))])
    print([y for x in matrix for y in x if y % 2], [x for x in [[a] for a in range(2)]])
    total = 0
    for total in (t + 1 for t in range(3)):
        pass
    print(total)


def main() -> None:
    t = Table(2)
    print(t, t.column(1), t.find(lambda v: v > 10), t.by_name)
    log: list[str] = []
    print(gen_in_with(log), log)
    log.clear()
    print(loop_with(log), log)
    nested_scopes()
    log2: list[str] = []
    g = with_in_gen(log2)
    print(next(g), next(g))
    g.close()
    print(log2)
    try:
        with section("a", log2):
            with section("b", log2):
                raise KeyError("k")
    except KeyError:
        print(log2[-2:])


main()
