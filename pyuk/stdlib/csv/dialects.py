"""How a CSV file is written: what separates fields, what quotes them. Next: readers.py, writers.py."""

# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from typing import Final

QUOTE_MINIMAL: Final = 0
QUOTE_ALL: Final = 1
QUOTE_NONNUMERIC: Final = 2
QUOTE_NONE: Final = 3
UNSET = "not given"  # as an option, or by a class of dialects
NO_QUOTING: Final = -1  # likewise


class Error(Exception):
    """What cannot be read or written."""


class Dialect:
    """What a class of the program derives from, which has to say most of this itself."""

    delimiter: str = UNSET
    quotechar: str | None = None
    escapechar: str | None = None
    doublequote: bool = False
    skipinitialspace: bool = False
    lineterminator: str = UNSET
    quoting: int = NO_QUOTING
    strict: bool = False

    def copy(self) -> Dialect:
        """Another one with the same rules."""
        result = Dialect()
        result.delimiter = self.delimiter
        result.quotechar = self.quotechar
        result.escapechar = self.escapechar
        result.doublequote = self.doublequote
        result.skipinitialspace = self.skipinitialspace
        result.lineterminator = self.lineterminator
        result.quoting = self.quoting
        result.strict = self.strict
        return result

    def check(self) -> None:
        """TypeError where the rules make no sense."""
        if self.delimiter == UNSET:
            raise TypeError('"delimiter" must be string, not NoneType')
        if self.quoting == NO_QUOTING:
            raise TypeError('"quoting" must be an integer')
        if self.lineterminator == UNSET:
            raise TypeError("lineterminator must be set")
        if len(self.delimiter) != 1:
            raise TypeError('"delimiter" must be a 1-character string')
        quote = self.quotechar
        if quote is not None and len(quote) != 1:
            raise TypeError('"quotechar" must be a 1-character string')
        escape = self.escapechar
        if escape is not None and len(escape) != 1:
            raise TypeError('"escapechar" must be a 1-character string')
        if not QUOTE_MINIMAL <= self.quoting <= QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        if quote is None and self.quoting != QUOTE_NONE:
            raise TypeError("quotechar must be set if quoting enabled")


class excel(Dialect):
    """What is usual."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """Fields separated by tabs."""

    delimiter = "\t"


class unix_dialect(excel):
    """Lines that end in a line feed, all fields quoted."""

    lineterminator = "\n"
    quoting = QUOTE_ALL


registered: dict[str, Dialect] = {"excel": excel(), "excel-tab": excel_tab(), "unix": unix_dialect()}


def get_dialect(name: str) -> Dialect:
    """The dialect of a name. Error where there is none."""
    found = registered.get(name)
    if found is None:
        raise Error("unknown dialect")
    return found


def list_dialects() -> list[str]:
    """The names of all dialects."""
    return list(registered)


def unregister_dialect(name: str) -> None:
    """Forget a dialect. Error where there is none."""
    if name not in registered:
        raise Error("unknown dialect")
    del registered[name]


def as_dialect(dialect) -> Dialect:  # type: ignore[no-untyped-def]
    """The rules of a name, of a class of dialects or of one of its objects, to be changed."""
    if isinstance(dialect, str):
        return get_dialect(dialect).copy()
    if isinstance(dialect, Dialect):
        return dialect.copy()
    made: Dialect = dialect()
    return made.copy()


def with_options(  # type: ignore[no-untyped-def]
    dialect,
    delimiter: str | None,
    quotechar: str | None,
    escapechar: str | None,
    doublequote: bool | None,
    skipinitialspace: bool | None,
    lineterminator: str | None,
    quoting: int | None,
    strict: bool | None,
) -> Dialect:
    """A dialect with the options that are given. TypeError."""
    result = as_dialect(dialect)
    if delimiter is not None:
        result.delimiter = delimiter
    if quotechar is None or quotechar != UNSET:
        result.quotechar = quotechar
        if quotechar is None and quoting is None:
            result.quoting = QUOTE_NONE
    if escapechar is not None:
        result.escapechar = escapechar
    if doublequote is not None:
        result.doublequote = doublequote
    if skipinitialspace is not None:
        result.skipinitialspace = skipinitialspace
    if lineterminator is not None:
        result.lineterminator = lineterminator
    if quoting is not None:
        result.quoting = quoting
    if strict is not None:
        result.strict = strict
    result.check()
    return result


def register_dialect(  # type: ignore[no-untyped-def]
    name: str,
    dialect="excel",
    delimiter: str | None = None,
    quotechar: str | None = UNSET,
    escapechar: str | None = None,
    doublequote: bool | None = None,
    skipinitialspace: bool | None = None,
    lineterminator: str | None = None,
    quoting: int | None = None,
    strict: bool | None = None,
) -> None:
    """Give a dialect a name."""
    registered[name] = with_options(
        dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
    )
