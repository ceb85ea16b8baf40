def name(n: int) -> str:
    return str(n)


def double(n: int) -> int:
    return n * 2


for step in [name, double]:
    print(step(4))
