"""The module json: values as texts and texts as values."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import TypeVar

from pyuk.stdlib.json.decoder import JSONDecodeError, JSONDecoder, load, loads
from pyuk.stdlib.json.encoder import Writer
from pyuk.stdlib.json.encoders import JSONEncoder

D = TypeVar("D")
F = TypeVar("F")


def dumps(
    obj: object,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    cls=None,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: D = None,  # type: ignore[assignment]
    sort_keys: bool = False,
) -> str:
    """The JSON text of a value. cls: a class below JSONEncoder that makes it."""
    if cls is None:
        writer = Writer(skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, sort_keys)
        writer.write(obj, default)
        return "".join(writer.parts)
    else:
        if default is not None:
            raise NotImplementedError("json: cls= and default= together")
        encoder = cls(
            skipkeys=skipkeys,
            ensure_ascii=ensure_ascii,
            check_circular=check_circular,
            allow_nan=allow_nan,
            indent=indent,
            separators=separators,
            sort_keys=sort_keys,
        )
        return encoder.encode(obj)  # type: ignore[no-any-return]


def dump(
    obj: object,
    fp: F,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    cls=None,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    default: D = None,  # type: ignore[assignment]
    sort_keys: bool = False,
) -> None:
    """Write the JSON text of a value to a file."""
    if cls is None:
        writer = Writer(skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, sort_keys)
        writer.names_floats = True
        writer.write(obj, default)
        fp.write("".join(writer.parts))  # type: ignore[attr-defined]
    else:
        text = dumps(
            obj,
            skipkeys=skipkeys,
            ensure_ascii=ensure_ascii,
            check_circular=check_circular,
            allow_nan=allow_nan,
            cls=cls,
            indent=indent,
            separators=separators,
            default=default,
            sort_keys=sort_keys,
        )
        fp.write(text)  # type: ignore[attr-defined]


__all__ = ["JSONDecodeError", "JSONDecoder", "JSONEncoder", "dump", "dumps", "load", "loads"]
