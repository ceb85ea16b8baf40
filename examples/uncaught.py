"""An exception that nobody catches.

    pyuk run examples/uncaught.py
    echo $?

The third order cannot be filled. The exception passes three calls, which its traceback names with file, line
and function, and ends the program with the exit code 1: the same words as under `python`. Try `pyuk debug
examples/uncaught.py` with `break uncaught.py:30`.
"""


class OutOfStock(Exception):
    """There is less in the store than was ordered."""


class Store:
    """Things on one shelf, all alike."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, count: int) -> None:
        """Take things off the shelf. OutOfStock where there are too few."""
        if count > self.left:
            raise OutOfStock(f"{count} ordered, {self.left} left")
        self.left -= count


def fill(store: Store, order: int, count: int) -> None:
    """Take what one order asks for."""
    store.take(count)
    print(f"order {order}: {count} taken, {store.left} left")


def fill_all(store: Store, counts: list[int]) -> None:
    """Fill the orders one after the other."""
    for i, count in enumerate(counts):
        fill(store, i + 1, count)


fill_all(Store(10), [3, 5, 7, 1])
print("never printed")
