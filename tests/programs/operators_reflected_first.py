"""The right operand of a derived class is asked first, where it has a method of its own."""


class Money:
    def __init__(self, amount: int) -> None:
        self.amount = amount

    def __add__(self, other: "Money") -> str:
        return f"Money.__add__ {self.amount} {other.amount}"

    def __sub__(self, other: "Money") -> str:
        return f"Money.__sub__ {self.amount} {other.amount}"

    def __rsub__(self, other: "Money") -> str:
        return f"Money.__rsub__ {self.amount} {other.amount}"

    def __mul__(self, factor: int) -> str:
        return f"Money.__mul__ {factor}"


class Taxed(Money):
    def __radd__(self, other: Money) -> str:
        return f"Taxed.__radd__ {self.amount} {other.amount}"


class Foreign(Money):
    def __rsub__(self, other: Money) -> str:
        return f"Foreign.__rsub__ {self.amount} {other.amount}"

    def __iadd__(self, other: Money) -> "Foreign":
        self.amount += other.amount
        return self


print(Money(1) + Taxed(2))
print(Taxed(2) + Money(1))
print(Taxed(2) + Taxed(3))
print(Money(1) - Foreign(2))
print(Foreign(2) - Money(1))
print(Money(1) - Taxed(2))
print(Foreign(1) - Foreign(2))
total = Foreign(5)
total += Taxed(6)
print(total.amount)
print(Money(3) * 4)
