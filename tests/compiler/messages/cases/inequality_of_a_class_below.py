class B:
    pass
class D(B):
    def __init__(self, n: int) -> None:
        self.n = n
    def __ne__(self, other: object) -> bool:
        return True
xs: list[B] = [D(1), D(2)]
print(xs[0] != xs[1])
