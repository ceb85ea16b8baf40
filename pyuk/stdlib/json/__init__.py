"""The module json: values as texts and texts as values."""

from __future__ import annotations

from typing import TypeVar

from pyuk.stdlib.json.decoder import JSONDecodeError, load, loads
from pyuk.stdlib.json.encoder import Writer

D = TypeVar("D")
F = TypeVar("F")


def dumps(
    obj: object,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: D = None,  # type: ignore[assignment]
    sort_keys: bool = False,
) -> str:
    """The JSON text of a value."""
    writer = Writer(skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, sort_keys)
    writer.write(obj, default)
    return "".join(writer.parts)


def dump(
    obj: object,
    fp: F,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: D = None,  # type: ignore[assignment]
    sort_keys: bool = False,
) -> None:
    """Write the JSON text of a value to a file."""
    writer = Writer(skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, sort_keys)
    writer.names_floats = True
    writer.write(obj, default)
    fp.write("".join(writer.parts))  # type: ignore[attr-defined]


__all__ = ["JSONDecodeError", "dump", "dumps", "load", "loads"]
