"""Objects, lists and exceptions: written once, run under CPython, under the JIT and in the guest."""


class Account:
    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.balance = 0

    def move(self, amount: int) -> None:
        if self.balance + amount < 0:
            raise ValueError(f"{self.owner} has only {self.balance}")
        self.balance += amount


class Savings(Account):
    def move(self, amount: int) -> None:
        if amount < 0:
            raise PermissionError("savings stay")
        super().move(amount)


def attempt(account: Account, amount: int) -> str:
    try:
        account.move(amount)
    except ValueError as error:
        return f"refused: {error}"
    except OSError as error:
        return f"forbidden: {error}"
    finally:
        print(account.owner, account.balance)
    return "done"


def test_accounts() -> None:
    ann = Account("ann")
    assert attempt(ann, 10) == "done"
    assert attempt(ann, -11) == "refused: ann has only 10"
    assert attempt(Savings("bob"), -1) == "forbidden: savings stay"


def test_sorting() -> None:
    values: list[int] = []
    state = 7
    for _ in range(300):
        state = state * 75 % 65537
        values.append(state % 100)
    ordered = values.copy()
    ordered.sort()
    for i in range(1, len(ordered)):
        assert ordered[i - 1] <= ordered[i]
    assert sum(ordered) == sum(values)
    assert min(values) == ordered[0] and max(values) == ordered[-1]


def test_indices() -> None:
    values = [1, 2, 3]
    found = 0
    for i in range(-5, 6):
        try:
            found += values[i]
        except IndexError as error:
            assert str(error) == "list index out of range"
    assert found == 12
    values[-1] = 9
    assert values == [1, 2, 9] and values.index(9) == 2
