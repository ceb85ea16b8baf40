"""The spectral norm of an infinite matrix, by the power method on its first n rows and columns.

    pyuk run examples/spectral_norm.py -- 100

A[i][k] = 1 / ((i + k) * (i + k + 1) / 2 + i + 1). Lists of floats and whole-number arithmetic in the innermost
loop; the result goes to 1.274224153 as n grows.
"""

import sys
from math import sqrt

ITERATIONS = 10


def element(i: int, k: int) -> float:
    """A[i][k]."""
    return 1.0 / ((i + k) * (i + k + 1) // 2 + i + 1)


def multiply(vector: list[float], result: list[float]) -> None:
    """result = A * vector"""
    for i in range(len(vector)):
        total = 0.0
        for k in range(len(vector)):
            total += element(i, k) * vector[k]
        result[i] = total


def multiply_transposed(vector: list[float], result: list[float]) -> None:
    """result = transpose(A) * vector"""
    for i in range(len(vector)):
        total = 0.0
        for k in range(len(vector)):
            total += element(k, i) * vector[k]
        result[i] = total


def spectral_norm(n: int) -> float:
    """The norm of the first n rows and columns."""
    u = [1.0] * n
    v = [0.0] * n
    between = [0.0] * n
    for _ in range(ITERATIONS):
        multiply(u, between)
        multiply_transposed(between, v)
        multiply(v, between)
        multiply_transposed(between, u)
    uv = vv = 0.0
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    return sqrt(uv / vv)


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print(f"{spectral_norm(n):.9f}")


if __name__ == "__main__":
    main()
