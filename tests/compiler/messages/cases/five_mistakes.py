class Account:
    def __init__(self, owner: str, balance: int) -> None:
        self.owner = owner
        self.balance = balence

    def pay(self, amount: int) -> None:
        if amount > self.balance:
            raise "too much"
        self.balance -= amount


def report(accounts: list[Account]) -> str:
    text = ""
    for account in accounts:
        text += account.owner + ": " + len(accounts) + "\n"
    return text


accounts = [Account("Ada", 10), Account("Bob", 20)]
for account in accounts:
    account.pay("3")
print(report(accounts))
print(acounts)
