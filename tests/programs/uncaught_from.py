"""raise ... from: the cause is told first."""


def parse(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f"no number: {text!r}") from error


print(parse("12"))
print(parse("x"))
