"""Bank accounts: a hierarchy of exceptions, transactions that are taken back, a log."""


class BankError(Exception):
    """Something that a customer is told."""


class Overdrawn(BankError):
    def __init__(self, owner: str, missing: int) -> None:
        super().__init__(f"{owner} lacks {missing}")
        self.missing = missing


class NoAccount(BankError):
    pass


class Account:
    def __init__(self, owner: str, balance: int = 0) -> None:
        self.owner = owner
        self.balance = balance

    def withdraw(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError("an amount is positive")
        if amount > self.allowed():
            raise Overdrawn(self.owner, amount - self.allowed())
        self.balance -= amount

    def deposit(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError("an amount is positive")
        self.balance += amount

    def allowed(self) -> int:
        return self.balance

    def __repr__(self) -> str:
        return f"{self.owner}={self.balance}"


class Credit(Account):
    def __init__(self, owner: str, limit: int) -> None:
        super().__init__(owner)
        self.limit = limit

    def allowed(self) -> int:
        return self.balance + self.limit


class Bank:
    def __init__(self) -> None:
        self.accounts: list[Account] = []
        self.log: list[str] = []

    def open(self, account: Account) -> Account:
        self.accounts.append(account)
        return account

    def find(self, owner: str) -> Account:
        for account in self.accounts:
            if account.owner == owner:
                return account
        raise NoAccount(owner)

    def transfer(self, source: str, target: str, amount: int) -> bool:
        giver = self.find(source)
        before = giver.balance
        try:
            giver.withdraw(amount)
            self.find(target).deposit(amount)
        except BankError as error:
            giver.balance = before
            self.log.append(f"refused: {error}")
            raise
        except ValueError as error:
            self.log.append(f"wrong: {error}")
            return False
        else:
            self.log.append(f"{source} -> {target}: {amount}")
            return True
        finally:
            self.log.append("--")


bank = Bank()
bank.open(Account("ann", 100))
bank.open(Credit("bob", 50))
for source, target, amount in [("ann", "bob", 30), ("bob", "ann", 100), ("bob", "ann", 60), ("ann", "cy", 10),
                               ("cy", "ann", 1), ("ann", "bob", -5)]:  # fmt: skip
    try:
        print(bank.transfer(source, target, amount), bank.accounts)
    except Overdrawn as error:
        print("overdrawn by", error.missing, bank.accounts)
    except BankError as error:
        print(type(error).__name__, error, bank.accounts)
for line in bank.log:
    print(line)
