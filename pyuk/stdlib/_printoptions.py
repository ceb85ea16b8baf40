"""print() whose keyword arguments are found out when it runs: `print(*values, **options)`."""

from __future__ import annotations


def print_with(*values: object, **options: object) -> None:
    """print(*values, **options)."""
    sep, end = " ", "\n"
    file: object = None
    flush = False
    for name, value in options.items():
        if name == "sep":
            sep = _text(name, value, sep)
        elif name == "end":
            end = _text(name, value, end)
        elif name == "file":
            file = value
        elif name == "flush":
            flush = bool(value)
        else:
            raise TypeError(f"'{name}' is an invalid keyword argument for print()")
    text = sep.join([str(value) for value in values]) + end
    if file is None:
        print(text, end="", flush=flush)
        return
    try:  # an object of any class may have the methods or not
        file.write(text)  # type: ignore[attr-defined]
        if flush:
            file.flush()  # type: ignore[attr-defined]
    except AttributeError:
        raise


def _text(name: str, value: object, usual: str) -> str:
    if value is None:
        return usual
    if not isinstance(value, str):
        raise TypeError(f"{name} must be None or a string, not {type(value).__name__}")
    return value
