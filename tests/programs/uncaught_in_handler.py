"""An exception that is raised while another is handled."""


def parse(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise KeyError(text)  # noqa: B904


print(parse("12"))
print(parse("x"))
