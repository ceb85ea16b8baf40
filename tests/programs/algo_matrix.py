"""Matrices on lists of lists: product, transpose, determinant, inverse."""


def identity(n: int) -> list[list[float]]:
    result: list[list[float]] = []
    for i in range(n):
        row = [0.0] * n
        row[i] = 1.0
        result.append(row)
    return result


def multiply(a: list[list[float]], b: list[list[float]]) -> list[list[float]]:
    result: list[list[float]] = []
    for row in a:
        out = [0.0] * len(b[0])
        for k in range(len(b[0])):
            total = 0.0
            for i in range(len(b)):
                total += row[i] * b[i][k]
            out[k] = total
        result.append(out)
    return result


def transpose(a: list[list[float]]) -> list[list[float]]:
    result: list[list[float]] = []
    for k in range(len(a[0])):
        column: list[float] = []
        for row in a:
            column.append(row[k])
        result.append(column)
    return result


def inverse(a: list[list[float]]) -> tuple[list[list[float]], float]:
    n = len(a)
    work: list[list[float]] = []
    for row in a:
        work.append(row.copy())
    result = identity(n)
    determinant = 1.0
    for i in range(n):
        best = i
        for r in range(i + 1, n):
            if abs(work[r][i]) > abs(work[best][i]):
                best = r
        if work[best][i] == 0.0:
            raise ValueError("the matrix is singular")
        if best != i:
            work[i], work[best] = work[best], work[i]
            result[i], result[best] = result[best], result[i]
            determinant = -determinant
        pivot = work[i][i]
        determinant *= pivot
        for k in range(n):
            work[i][k] /= pivot
            result[i][k] /= pivot
        for r in range(n):
            if r != i:
                factor = work[r][i]
                for k in range(n):
                    work[r][k] -= factor * work[i][k]
                    result[r][k] -= factor * result[i][k]
    return result, determinant


a = [[2.0, 1.0, 3.0], [0.0, -1.0, 4.0], [1.0, 2.0, -2.0]]
print(multiply(a, identity(3)) == a, transpose(a), multiply(a, transpose(a)))
inverted, determinant = inverse(a)
print(determinant)
for row in multiply(a, inverted):
    for x in row:
        print(f"{x:6.3f}", end=" ")
    print()
try:
    inverse([[1.0, 2.0], [2.0, 4.0]])
except ValueError as error:
    print(error)
