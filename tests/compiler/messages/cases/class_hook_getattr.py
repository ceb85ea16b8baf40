class Proxy:
    def __init__(self, target: list[int]) -> None:
        self.target = target

    def __getattribute__(self, name: str) -> int:
        return 0


print(Proxy([1]).target)
