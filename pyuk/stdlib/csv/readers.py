"""Reading CSV. The states and the messages are those of CPython 3.11's Modules/_csv.c. Read first: dialects.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyuk.stdlib.csv.dialects import QUOTE_NONE, QUOTE_NONNUMERIC, UNSET, Dialect, Error, with_options

START_RECORD = 0
START_FIELD = 1
ESCAPED_CHAR = 2
IN_FIELD = 3
IN_QUOTED_FIELD = 4
ESCAPE_IN_QUOTED_FIELD = 5
QUOTE_IN_QUOTED_FIELD = 6
EAT_LINE_END = 7
AFTER_ESCAPED_LINE_END = 8
END = ""  # of a line, where a character is asked for
LIMIT = 131072  # characters of a field

limit: int = LIMIT


def field_size_limit(new_limit: int | None = None) -> int:
    """The longest field that is read; another one from now on, where it is given."""
    global limit
    old = limit
    if new_limit is not None:
        limit = new_limit
    return old


class Reader:
    """The rows of a source of lines. line_num: how many lines were read. next_line: gives None at the end."""

    def __init__(self, next_line: Callable[[], str | None], dialect: Dialect) -> None:
        if dialect.quoting == QUOTE_NONNUMERIC:
            raise NotImplementedError("a reader with QUOTE_NONNUMERIC would give floats and strs: convert the fields")
        self.next_line = next_line
        self.dialect = dialect
        self.delimiter = dialect.delimiter
        self.quote = "no quote" if dialect.quotechar is None else dialect.quotechar
        self.escape = "no escape" if dialect.escapechar is None else dialect.escapechar
        self.quotes = dialect.quoting != QUOTE_NONE
        self.line_num = 0
        self.state = START_RECORD
        self.field: list[str] = []
        self.row: list[str] = []

    def __iter__(self) -> Reader:
        return self

    def __next__(self) -> list:  # type: ignore[type-arg]  # of whatever the app puts in
        return list(self.record())

    def record(self) -> list[str]:
        """The next row's fields; StopIteration where there is none."""
        self.row = []
        self.field = []
        self.state = START_RECORD
        while True:
            line = self.next_line()
            if line is None:
                if len(self.field) == 0 and self.state != IN_QUOTED_FIELD:
                    raise StopIteration
                if self.dialect.strict:
                    raise Error("unexpected end of data")
                self.save()
                return self.row
            self.line_num += 1
            for char in line:
                self.take(char)
            self.take(END)
            if self.state == START_RECORD:
                return self.row

    def save(self) -> None:
        """A field ends."""
        self.row.append("".join(self.field))
        self.field = []

    def add(self, char: str) -> None:
        """A character of the field."""
        if len(self.field) >= limit:
            raise Error(f"field larger than field limit ({limit})")
        self.field.append(char)

    def end_record(self, char: str) -> None:
        """The last field ends, with the line or before the characters that end it."""
        self.save()
        self.state = START_RECORD if char == END else EAT_LINE_END

    def take(self, char: str) -> None:
        """One character, or the end of a line."""
        state = self.state
        if state == IN_FIELD or state == AFTER_ESCAPED_LINE_END:
            if state == IN_FIELD or char != END:
                self.take_in_field(char)
        elif state == START_RECORD or state == START_FIELD:
            self.take_at_start(char)
        elif state == IN_QUOTED_FIELD:
            self.take_in_quotes(char)
        elif state == QUOTE_IN_QUOTED_FIELD:
            self.take_after_quote(char)
        elif state == ESCAPED_CHAR:
            self.add("\n" if char == END else char)
            self.state = AFTER_ESCAPED_LINE_END if char == "\n" or char == "\r" else IN_FIELD
        elif state == ESCAPE_IN_QUOTED_FIELD:
            self.add("\n" if char == END else char)
            self.state = IN_QUOTED_FIELD
        elif char == END:
            self.state = START_RECORD
        elif char != "\n" and char != "\r":
            raise Error(
                "new-line character seen in unquoted field"
                " - do you need to open the file in universal-newline mode?"
            )

    def take_at_start(self, char: str) -> None:
        """At the beginning of a row or of a field."""
        if self.state == START_RECORD:
            if char == END:
                return
            if char == "\n" or char == "\r":
                self.state = EAT_LINE_END
                return
            self.state = START_FIELD
        if char == END or char == "\n" or char == "\r":
            self.end_record(char)
        elif char == self.quote and self.quotes:
            self.state = IN_QUOTED_FIELD
        elif char == self.escape:
            self.state = ESCAPED_CHAR
        elif char == " " and self.dialect.skipinitialspace:
            pass
        elif char == self.delimiter:
            self.save()
        else:
            self.add(char)
            self.state = IN_FIELD

    def take_in_field(self, char: str) -> None:
        """In a field without quotes."""
        if char == END or char == "\n" or char == "\r":
            self.end_record(char)
        elif char == self.escape:
            self.state = ESCAPED_CHAR
        elif char == self.delimiter:
            self.save()
            self.state = START_FIELD
        else:
            self.add(char)
            self.state = IN_FIELD

    def take_in_quotes(self, char: str) -> None:
        """Within quotes, where lines may end."""
        if char == END:
            pass
        elif char == self.escape:
            self.state = ESCAPE_IN_QUOTED_FIELD
        elif char == self.quote and self.quotes:
            self.state = QUOTE_IN_QUOTED_FIELD if self.dialect.doublequote else IN_FIELD
        else:
            self.add(char)

    def take_after_quote(self, char: str) -> None:
        """After a quote within quotes: another one means itself, else the quotes have ended."""
        if char == self.quote and self.quotes:
            self.add(char)
            self.state = IN_QUOTED_FIELD
        elif char == self.delimiter:
            self.save()
            self.state = START_FIELD
        elif char == END or char == "\n" or char == "\r":
            self.end_record(char)
        elif self.dialect.strict:
            raise Error(f"'{self.delimiter}' expected after '{self.quote}'")
        else:
            self.add(char)
            self.state = IN_FIELD


def line_source(lines: Iterable[str]) -> Callable[[], str | None]:
    """A function that gives the next line each time."""
    source = iter(lines)

    def next_line() -> str | None:
        for line in source:
            return line
        return None

    return next_line


def reader(  # type: ignore[no-untyped-def]
    csvfile: Iterable[str],
    dialect="excel",
    delimiter: str | None = None,
    quotechar: str | None = UNSET,
    escapechar: str | None = None,
    doublequote: bool | None = None,
    skipinitialspace: bool | None = None,
    lineterminator: str | None = None,
    quoting: int | None = None,
    strict: bool | None = None,
) -> Reader:
    """The rows of a file or of other lines."""
    rules = with_options(
        dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
    )
    return Reader(line_source(csvfile), rules)


class RowReader:
    """Rows as dicts: what DictReader() gives."""

    def __init__(
        self, reader: Reader, fieldnames: list[str] | None, restkey: str | None, restval: str | None
    ) -> None:
        self.reader = reader
        self.known = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.line_num = 0

    @property
    def dialect(self) -> Dialect:
        return self.reader.dialect

    @property
    def fieldnames(self) -> list[str] | None:
        """The names; the first row's, where none were given. None where there is no row."""
        if self.known is None:
            try:
                self.known = self.reader.record()
            except StopIteration:
                return None
            self.line_num = self.reader.line_num
        return self.known

    def __iter__(self) -> RowReader:
        return self

    def __next__(self) -> dict:  # type: ignore[type-arg]  # of whatever the app puts in
        names = self.fieldnames or []
        row = self.reader.record()
        while len(row) == 0:
            row = self.reader.record()
        self.line_num = self.reader.line_num
        found: dict = {}  # type: ignore[type-arg]
        for name, value in zip(names, row):
            found[name] = value
        if len(row) > len(names):
            raise NotImplementedError(f"line {self.line_num} has more fields than names: they would be a list")
        for name in names[len(row) :]:
            rest = self.restval
            if rest is None:
                raise NotImplementedError(f"line {self.line_num} has fewer fields than names: give restval a text")
            found[name] = rest
        return found


def DictReader(  # type: ignore[no-untyped-def]
    f: Iterable[str],
    fieldnames: list[str] | None = None,
    restkey: str | None = None,
    restval: str | None = None,
    dialect="excel",
    delimiter: str | None = None,
    quotechar: str | None = UNSET,
    escapechar: str | None = None,
    doublequote: bool | None = None,
    skipinitialspace: bool | None = None,
    lineterminator: str | None = None,
    quoting: int | None = None,
    strict: bool | None = None,
) -> RowReader:
    """The rows of a file as dicts."""
    rules = with_options(
        dialect, delimiter, quotechar, escapechar, doublequote, skipinitialspace, lineterminator, quoting, strict
    )
    return RowReader(Reader(line_source(f), rules), fieldnames, restkey, restval)
