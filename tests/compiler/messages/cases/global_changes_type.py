total = 0


def add(amount: float) -> None:
    global total
    total = total + amount


add(2.5)
print(total)
