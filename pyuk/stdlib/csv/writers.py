"""Writing CSV. The rules and the messages are those of CPython 3.11's Modules/_csv.c. Read first: dialects.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pyuk.stdlib.csv.dialects import (
    QUOTE_ALL,
    QUOTE_MINIMAL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    UNSET,
    Dialect,
    Error,
    with_options,
)

Item = TypeVar("Item")
File = TypeVar("File", bound=Any)
Row = TypeVar("Row", bound="Iterable[Any]")
Rows = TypeVar("Rows", bound="Iterable[Any]")


def text_of(value: Item) -> str:
    """A value as a field."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return str(value)


def is_number(value: Item) -> bool:
    """Whether QUOTE_NONNUMERIC leaves a value without quotes."""
    return isinstance(value, int) or isinstance(value, float)


class Writer:
    """put: writes a text, and gives what the file's write() gives."""

    def __init__(self, put: Callable[[str], int], dialect: Dialect) -> None:
        self.put = put
        self.dialect = dialect
        quote = dialect.quotechar
        escape = dialect.escapechar
        self.quote = "" if quote is None else quote
        self.escape = "" if escape is None else escape
        self.special = dialect.delimiter + self.quote + self.escape + dialect.lineterminator

    def writerow(self, row: Row) -> int:
        """Write the values of a row."""
        fields: list[str] = []
        quoting = self.dialect.quoting
        for value in row:
            quoted = quoting == QUOTE_ALL or (quoting == QUOTE_NONNUMERIC and not is_number(value))
            fields.append(self.field(text_of(value), quoted))
        return self.finish(fields)

    def finish(self, fields: list[str]) -> int:
        """Write fields as one line."""
        if len(fields) == 1 and fields[0] == "":
            if self.dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            fields[0] = self.quote + self.quote
        return self.put(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows: Rows) -> None:
        """Write all rows."""
        for row in rows:
            self.writerow(row)

    def field(self, text: str, quoted: bool) -> str:
        """A field as it is written."""
        parts: list[str] = []
        for char in text:
            if char in self.special:
                escaped = self.dialect.quoting == QUOTE_NONE or char == self.escape
                if not escaped and char == self.quote:
                    escaped = not self.dialect.doublequote
                    if not escaped:
                        parts.append(self.quote)
                if not escaped:
                    quoted = True
                elif self.escape == "":
                    raise Error("need to escape, but no escapechar set")
                else:
                    parts.append(self.escape)
            parts.append(char)
        body = "".join(parts)
        return self.quote + body + self.quote if quoted else body


def sink_of(file: File) -> Callable[[str], int]:
    """A function that writes to a file."""

    def put(text: str) -> int:
        return file.write(text)  # type: ignore[no-any-return]

    return put


def writer(  # type: ignore[no-untyped-def]
    csvfile: File,
    dialect="excel",
    delimiter: str | None = None,
    quotechar: str | None = UNSET,
    escapechar: str | None = None,
    doublequote: bool | None = None,
    skipinitialspace: bool | None = None,
    lineterminator: str | None = None,
    quoting: int | None = None,
    strict: bool | None = None,
) -> Writer:
    """What writes rows to a file."""
    rules = with_options(
        dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
    )
    return Writer(sink_of(csvfile), rules)


class RowWriter:
    """Writes rows that are dicts: what DictWriter() gives."""

    def __init__(self, writer: Writer, fieldnames: list[str], restval: str, extrasaction: str) -> None:
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.writer = writer
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction.lower()

    def writeheader(self) -> int:
        """Write the names."""
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict: dict[str, Item]) -> int:
        """Write one row."""
        if self.extrasaction == "raise":
            unknown: list[str] = []
            for key in rowdict:
                if key not in self.fieldnames:
                    unknown.append(repr(key))
            if len(unknown) > 0:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(unknown))
        quoting = self.writer.dialect.quoting
        fields: list[str] = []
        for name in self.fieldnames:
            if name in rowdict:
                value = rowdict[name]
                quoted = quoting == QUOTE_ALL or (quoting == QUOTE_NONNUMERIC and not is_number(value))
                fields.append(self.writer.field(text_of(value), quoted))
            else:
                fields.append(self.writer.field(self.restval, quoting != QUOTE_MINIMAL and quoting != QUOTE_NONE))
        return self.writer.finish(fields)

    def writerows(self, rowdicts: Rows) -> None:
        """Write all rows."""
        for row in rowdicts:
            self.writerow(row)


def DictWriter(  # type: ignore[no-untyped-def]
    f: File,
    fieldnames: list[str],
    restval: str = "",
    extrasaction: str = "raise",
    dialect="excel",
    delimiter: str | None = None,
    quotechar: str | None = UNSET,
    escapechar: str | None = None,
    doublequote: bool | None = None,
    skipinitialspace: bool | None = None,
    lineterminator: str | None = None,
    quoting: int | None = None,
    strict: bool | None = None,
) -> RowWriter:
    """What writes dicts to a file."""
    rules = with_options(
        dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
    )
    return RowWriter(Writer(sink_of(f), rules), fieldnames, restval, extrasaction)
