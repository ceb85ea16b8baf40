"""Attributes that only some derived classes have, in a bank; keys and items of kinds that a container lacks."""


class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.needed = needed
        self.available = available


class Account:
    interest = 0.01
    next_id = 1

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.id = Account.next_id
        Account.next_id += 1
        self._log = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        self._log.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self.balance -= amount
        self._log.append(("withdraw", amount))
        return self

    @property
    def log(self):
        return list(self._log)

    def __str__(self):
        return f"{type(self).__name__}({self.owner}: {self.balance})"

    __repr__ = __str__


class Savings(Account):
    interest = 0.05

    def add_interest(self):
        self.balance *= 1 + self.interest
        self.balance = round(self.balance, 2)


class Checking(Account):
    def __init__(self, owner, balance=0, overdraft=100):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def withdraw(self, amount):
        if amount > self.balance + self.overdraft:
            raise InsufficientFunds(amount, self.balance + self.overdraft)
        self.balance -= amount
        return self


accounts = [Savings("Ann", 100), Checking("Bob"), Account("Cid", 50.5)]
accounts[0].add_interest()
print(accounts)
for acc in accounts:
    try:
        acc.deposit(10).withdraw(105)
        print(acc, acc.log)
    except InsufficientFunds as e:
        print("failed:", e, e.needed - e.available)
try:
    accounts[1].deposit(-1)
except ValueError as e:
    print(e)
print(sum(a.balance for a in accounts), max(accounts, key=lambda a: a.balance), Account.next_id)
print(Savings.interest, Checking.interest, isinstance(accounts[0], Account), issubclass(Savings, Account))


def lookup(table, key):
    try:
        return table[key]
    except KeyError as error:
        return f"no {error}"


codes = {"a": 1, "b": 2}
names = {1: "one", 2: "two"}
for key in ["a", None, "z"]:
    print(lookup(codes, key), key in codes, key not in codes)
for key in [1, None, 3]:
    print(lookup(names, key), key in names)
print("x" in names, None in codes, 1 in codes, "1" in {1, 2}, b"a" not in {"a"}, True in names)
word = None if len(names) > 5 else "word"
print("o" in word)
word = None if len(names) < 5 else "word"
try:
    print("o" in word)
except TypeError as error:
    print(error)
for account in accounts:
    try:
        print(account.overdraft, end=" ")
        account.add_interest()
    except AttributeError as error:
        print(error)
mixed: list[object] = [(1, ("a", [2])), {"k": (None, 3.5)}, "text", (4,)]
print(mixed, hash((1, "x")) == hash((1, "x")), [hash(each) == hash(each) for each in ((1, 2), "a", None)])


# What getattr() falls back to is evaluated in any case, before the attribute is looked for.
def fallback() -> int:
    print("fallback")
    return 5


class Bare:
    pass


class Having(Bare):
    def __init__(self) -> None:
        self.z = 3


bare: list[Bare] = [Bare(), Having()]
for one in bare:
    print(getattr(one, "z", fallback()))
print(getattr(Having(), "z", fallback()), getattr(Bare(), "z", fallback()))
for name in ("z", "y"):
    print(getattr(Having(), name, fallback()))


class Refused(Exception):
    def __init__(self, needed: int) -> None:
        super().__init__(f"needs {needed}")
        self.needed = needed

    def more(self, times: int) -> int:
        return self.needed * times


try:
    try:
        raise Refused(4)
    except Refused as e:
        raise RuntimeError("cannot pay") from e
except RuntimeError as e:
    print(e, e.__cause__, e.__cause__.needed, e.__context__.more(3))
try:
    raise RuntimeError("alone")
except RuntimeError as e:
    try:
        print(e.__cause__.needed)
    except AttributeError as missing:
        print(missing)
