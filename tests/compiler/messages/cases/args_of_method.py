class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance

    def pay(self, amount: int, to: str) -> None:
        self.balance -= amount
        print(to)


Account(10).pay(3, "Bob", "now")
