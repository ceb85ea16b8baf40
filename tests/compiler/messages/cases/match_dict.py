def kind(x: int) -> str:
    match x:
        case {"a": 1}:
            return "map"
        case _:
            return "other"


print(kind(0))
