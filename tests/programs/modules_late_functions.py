"""Functions and classes that are asked for, through others, before the line that defines them has run."""

def main():
    return helper() + 1
try:
    print(main())
except NameError as e:
    print("NameError:", e)
def helper():
    return 3
print(main())
def even(n):
    return True if n == 0 else odd(n - 1)
print(even(0))
try:
    even(1)
except NameError as e:
    print(e)
def odd(n):
    return False if n == 0 else even(n - 1)
print(even(5), odd(5), even(10))
class Shop:
    def total(self, x):
        return with_tax(x)
shop = Shop()
try:
    shop.total(1)
except NameError as e:
    print(e)
def with_tax(x, rate=2):
    return x * rate
print(shop.total(4), with_tax(1, rate=3), with_tax.__name__)
def first():
    return list(numbers(2))
try:
    first()
except NameError as e:
    print(e)
def numbers(n):
    for i in range(n):
        yield i
print(first(), sorted(numbers(3), key=lambda x: -x))
def apply():
    return [transform(x) for x in (1, 2)], list(map(transform, [3]))
try:
    apply()
except NameError as e:
    print(e)
def transform(x):
    return x * 10
print(apply())
class Early:
    def m(self):
        return Late(3)
    def n(self, x):
        if isinstance(x, Late):
            return "b"
        for i in range(2):
            y = [Late(i)]
        return y[0].v
try:
    Early().m()
except NameError as e:
    print(e)
def build(kind: "Late | None" = None):
    print("building")
    return Late(1)
try:
    build()
except NameError as e:
    print(e)
class Late:
    def __init__(self, v): self.v = v
print(Early().m().v, Early().n(Late(1)), Early().n(2), build().v)
