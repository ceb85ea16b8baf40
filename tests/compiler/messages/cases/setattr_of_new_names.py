class Bunch:
    def __init__(self, values: dict[str, int]) -> None:
        for name, value in values.items():
            setattr(self, name, value)


Bunch({"a": 1})
