"""An uncaught exception of the program's own class, with a text of its own."""


class BadState(RuntimeError):
    def __init__(self, state: str, step: int) -> None:
        super().__init__("state " + state)
        self.step = step

    def __str__(self) -> str:
        return super().__str__() + f" in step {self.step}"


print("before")
raise BadState("green", 3)
