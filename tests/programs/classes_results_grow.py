"""What overrides of one method return becomes more while types are found out: ints first, then floats."""

from abc import ABC, abstractmethod
class A(ABC):
    def __init__(self, b=0):
        self._b = b
        self.h = []
    @property
    def bal(self):
        return self._b
    @bal.setter
    def bal(self, v):
        self._b = v
    def dep(self, amount):
        self.bal += amount
    def check(self, amount):
        if amount > self.available():
            raise ValueError(self.available())
        self._b -= amount
    @abstractmethod
    def available(self): ...
    @abstractmethod
    def month(self): ...
class S(A):
    def __init__(self, b=0, rate=0.02):
        super().__init__(b)
        self.rate = rate
    def available(self):
        return self.bal
    def month(self):
        i = round(self.bal * self.rate / 12, 2)
        self.bal += i
class C(A):
    def __init__(self, b=0, *, od=100):
        super().__init__(b)
        self.od = od
    def available(self):
        return self.bal + self.od
    def month(self):
        self._b -= 5
class Bank:
    def __init__(self):
        self.accounts = {}
    def open(self, cls, *args, **kwargs):
        acc = cls(*args, **kwargs)
        self.accounts[len(self.accounts)] = acc
        return acc
    def __getitem__(self, i):
        return self.accounts[i]
    def transfer(self, a, b, amount):
        self[a].check(amount)
        self[b].dep(amount)
bank = Bank()
s = bank.open(S, 1000, rate=0.5)
c = bank.open(C, 5, od=3)
bank.transfer(0, 1, 10.5)
try:
    bank.transfer(1, 0, 500)
except ValueError as e:
    print(e)
s.month()
c.month()
print(s.bal, c.bal)
