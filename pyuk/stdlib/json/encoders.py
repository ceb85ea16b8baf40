"""JSONEncoder: what dumps() does, as a class whose methods a program can replace."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator

from pyuk.stdlib.json.encoder import Writer


class JSONEncoder:
    """Makes JSON texts. default() gives another value for what has none."""

    __module__ = "json.encoder"

    def __init__(
        self,
        *,
        skipkeys: bool = False,
        ensure_ascii: bool = True,
        check_circular: bool = True,
        allow_nan: bool = True,
        sort_keys: bool = False,
        indent: int | str | None = None,
        separators: tuple[str, str] | None = None,
    ) -> None:
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        self._separators = separators

    def default(self, o: object) -> object:
        """Another value for one that JSON does not know. TypeError where there is none."""
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o: object) -> str:
        """The JSON text of a value."""
        writer = Writer(
            self.skipkeys,
            self.ensure_ascii,
            self.check_circular,
            self.allow_nan,
            self.indent,
            self._separators,
            self.sort_keys,
        )
        writer.write(o, lambda value: self.default(value))
        return "".join(writer.parts)

    def iterencode(self, o: object) -> Iterator[str]:
        """The JSON text of a value in pieces; here it is one."""
        yield self.encode(o)
