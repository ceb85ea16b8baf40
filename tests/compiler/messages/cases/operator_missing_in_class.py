class Money:
    def __init__(self, cents: int) -> None:
        self.cents = cents


print((Money(3) + Money(4)).cents)
