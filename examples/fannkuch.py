"""Pancakes: the most flips that a stack of n can need.

    pyuk run examples/fannkuch.py -- 7

A stack is turned over at its first number until that is a 1, and this for every order of 1 to n. Prints a
checksum and the greatest number of flips. Whole numbers in lists, and nothing else: 9 takes CPython a while.
"""

import sys


def fannkuch(n: int) -> tuple[int, int]:
    """The checksum over all orders, and the most flips of any."""
    order = [0] * n
    for i in range(n):
        order[i] = i
    count = [0] * n
    stack = [0] * n
    most = checksum = number = 0
    left = n
    while True:
        while left != 1:
            count[left - 1] = left
            left -= 1
        flips = flips_of(order, stack)
        most = max(most, flips)
        checksum += flips if number % 2 == 0 else -flips
        number += 1
        left = next_order(order, count)
        if left == n:
            return checksum, most


def flips_of(order: list[int], stack: list[int]) -> int:
    """How many flips it takes until the first number is the least. Uses `stack` to try it."""
    first = order[0]
    if first == 0:
        return 0
    for i in range(len(order)):
        stack[i] = order[i]
    flips = 0
    while True:
        low = 1
        high = first - 1
        while low < high:
            stack[low], stack[high] = stack[high], stack[low]
            low += 1
            high -= 1
        flips += 1
        following = stack[first]
        stack[first] = first
        first = following
        if first == 0:
            return flips


def next_order(order: list[int], count: list[int]) -> int:
    """Make the next order. How much of it was turned: all of it where that was the last."""
    turned = 1
    n = len(order)
    while turned < n:
        first = order[0]
        for i in range(turned):
            order[i] = order[i + 1]
        order[turned] = first
        count[turned] -= 1
        if count[turned] > 0:
            return turned
        turned += 1
    return n


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    checksum, most = fannkuch(n)
    print(checksum)
    print(f"Pfannkuchen({n}) = {most}")


if __name__ == "__main__":
    main()
