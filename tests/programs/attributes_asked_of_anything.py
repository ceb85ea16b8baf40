"""getattr() and hasattr() of what may be None, of functions, and names that only classes have."""
from functools import partial


class Order:
    def __init__(self, price, strategy=None):
        self.price = price
        self.strategy = strategy

    def __repr__(self):
        return f"<Order {self.price} {getattr(self.strategy, '__name__', None)}>"


def ten(order):
    """A tenth."""
    return order.price * 0.1


def sale(order):
    return order.price * 0.25 + 20


for chosen in (None, ten, sale):
    print(Order(100, chosen), getattr(chosen, "__doc__", "?") if chosen else "-")
half = partial(ten)
print(getattr(ten, "__name__", "x"), getattr(half, "__name__", "partial"), getattr(lambda: 1, "__name__", "x"))


def find(n):
    return Order(n) if n > 0 else None


for n in (3, 0):
    found = find(n)
    print(getattr(found, "price", "none"), hasattr(found, "price"), getattr(found, "missing", 7), hasattr(found, "missing"))
for value in (1, "a", 2.5, None, [1], (1, 2), {1: 2}, True):
    print(hasattr(value, "__name__"), hasattr(value, "__len__"), hasattr(value, "__class__"), hasattr(value, "mro"))
print(hasattr(5, "__qualname__"), getattr("s", "__name__", "no name"), hasattr(Order(1), "__name__"), hasattr(Order, "__name__"))
