class B:
    pass
class D(B):
    def __init__(self, n: int) -> None:
        self.n = n
    def __eq__(self, other: object) -> bool:
        return True
    def __hash__(self) -> int:
        return 1
xs: list[B] = [D(1), D(2)]
print(len(set(xs)), xs[0] == xs[1])
