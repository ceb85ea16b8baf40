"""Values of JSON texts.

Source: RFC 8259, and CPython 3.11 Modules/_json.c for what it takes beyond that, and where it finds mistakes.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import Any, Final, TypeVar

O = TypeVar("O")  # noqa: E741  # object_hook
P = TypeVar("P")  # object_pairs_hook
R = TypeVar("R")  # parse_float
I = TypeVar("I")  # noqa: E741  # parse_int
C = TypeVar("C")  # parse_constant
F = TypeVar("F")


SPACES: Final = " \t\n\r"
END: Final = -1  # the code of what is behind the text
ESCAPES: Final = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONDecodeError(ValueError):
    """What is no JSON. msg: what is wrong. doc: the text. pos: where; lineno and colno say the same."""

    msg: str
    doc: str
    pos: int
    lineno: int
    colno: int

    def __init__(self, msg: str, doc: str, pos: int) -> None:
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


class Reader:
    """A text that is read from `position` on. strict: no control characters in strings."""

    def __init__(self, text: str, strict: bool) -> None:
        self.text = text
        self.strict = strict
        self.position = 0

    def code(self) -> int:
        """The code point at the position, END behind the last."""
        return ord(self.text[self.position]) if self.position < len(self.text) else END

    def fail(self, message: str, position: int) -> JSONDecodeError:
        return JSONDecodeError(message, self.text, position)

    def skip_spaces(self) -> int:
        """Go to what is no space; its code."""
        code = self.code()
        while code == ord(" ") or code == ord("\n") or code == ord("\t") or code == ord("\r"):
            self.position += 1
            code = self.code()
        return code

    def value(self, object_hook: O, object_pairs_hook: P, parse_float: R, parse_int: I, parse_constant: C) -> object:
        """The value at the position."""
        code, start = self.code(), self.position
        if code == ord('"'):
            self.position += 1
            return self.string()
        if code == ord("{"):
            self.position += 1
            return self.members(object_hook, object_pairs_hook, parse_float, parse_int, parse_constant)
        if code == ord("["):
            self.position += 1
            return self.items(object_hook, object_pairs_hook, parse_float, parse_int, parse_constant)
        if self.takes("null"):
            return None
        if self.takes("true"):
            return True
        if self.takes("false"):
            return False
        for name in ("NaN", "Infinity", "-Infinity"):
            if self.takes(name):
                return float(name) if parse_constant is None else parse_constant(name)  # type: ignore[operator]
        if code != ord("-") and not is_digit(code):
            raise self.fail("Expecting value", start)
        return self.number(parse_float, parse_int)

    def takes(self, word: str) -> bool:
        """Whether the word stands here; go behind it."""
        if self.text.startswith(word, self.position):
            self.position += len(word)
            return True
        return False

    def digits(self) -> bool:
        """Go behind the digits; whether there are any."""
        start = self.position
        while is_digit(self.code()):
            self.position += 1
        return self.position > start

    def number(self, parse_float: R, parse_int: I) -> object:
        """A number: the longest that the text begins with."""
        start = self.position
        if self.code() == ord("-"):
            self.position += 1
        if self.code() == ord("0"):
            self.position += 1
        elif not self.digits():
            raise self.fail("Expecting value", start)
        is_float, behind = False, self.position
        if self.code() == ord("."):
            self.position += 1
            is_float = self.digits()
            behind = self.position if is_float else behind
            self.position = behind
        if self.code() == ord("e") or self.code() == ord("E"):
            self.position += 1
            if self.code() == ord("+") or self.code() == ord("-"):
                self.position += 1
            if self.digits():
                is_float, behind = True, self.position
            self.position = behind
        shown = self.text[start : self.position]
        if is_float:
            return float(shown) if parse_float is None else parse_float(shown)  # type: ignore[operator]
        return int(shown) if parse_int is None else parse_int(shown)  # type: ignore[operator]

    def string(self) -> str:
        """The string whose opening quote is behind."""
        text, begin = self.text, self.position - 1
        parts: list[str] = []
        start = self.position
        while True:
            code = self.code()
            if code == END:
                raise self.fail("Unterminated string starting at", begin)
            if code == ord('"'):
                break
            if code == ord("\\"):
                parts.append(text[start : self.position])
                self.position += 1
                parts.append(self.escape(begin))
                start = self.position
            elif code < ord(" ") and self.strict:
                raise self.fail("Invalid control character at", self.position)
            else:
                self.position += 1
        last = text[start : self.position]
        self.position += 1
        if len(parts) == 0:
            return last
        parts.append(last)
        return "".join(parts)

    def escape(self, begin: int) -> str:
        """What stands behind a backslash."""
        if self.position >= len(self.text):
            raise self.fail("Unterminated string starting at", begin)
        letter = self.text[self.position]
        self.position += 1
        if letter != "u":
            if letter not in ESCAPES:
                raise self.fail("Invalid \\escape", self.position - 2)
            return ESCAPES[letter]
        code = self.hex_digits()
        if 0xD800 <= code <= 0xDBFF and self.text.startswith("\\u", self.position):
            before = self.position
            self.position += 2
            low = self.hex_digits()
            if 0xDC00 <= low <= 0xDFFF:
                return chr(0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF))
            self.position = before
        return chr(code)

    def hex_digits(self) -> int:
        """The four digits of a \\u escape."""
        start, value = self.position, 0
        if start + 4 >= len(self.text):
            raise self.fail("Invalid \\uXXXX escape", start - 1)
        for i in range(start, start + 4):
            digit = hex_digit(ord(self.text[i]))
            if digit < 0:
                raise self.fail("Invalid \\uXXXX escape", start - 1)
            value = value * 16 + digit
        self.position = start + 4
        return value

    def items(self, object_hook: O, object_pairs_hook: P, parse_float: R, parse_int: I, parse_constant: C) -> object:
        """The list whose opening bracket is behind."""
        found: list[object] = []
        if self.skip_spaces() == ord("]"):
            self.position += 1
            return found
        while True:
            found.append(self.value(object_hook, object_pairs_hook, parse_float, parse_int, parse_constant))
            code = self.skip_spaces()
            if code == ord("]"):
                self.position += 1
                return found
            if code != ord(","):
                raise self.fail("Expecting ',' delimiter", self.position)
            self.position += 1
            self.skip_spaces()

    def members(self, object_hook: O, object_pairs_hook: P, parse_float: R, parse_int: I, parse_constant: C) -> object:
        """The dict whose opening brace is behind, or what a hook makes of it."""
        found: dict[str, object] = {}
        pairs: list[tuple[str, object]] = []
        code = self.skip_spaces()
        is_first = True
        while not (is_first and code == ord("}")):
            if code != ord('"'):
                raise self.fail("Expecting property name enclosed in double quotes", self.position)
            self.position += 1
            name = self.string()
            if self.skip_spaces() != ord(":"):
                raise self.fail("Expecting ':' delimiter", self.position)
            self.position += 1
            self.skip_spaces()
            value = self.value(object_hook, object_pairs_hook, parse_float, parse_int, parse_constant)
            if object_pairs_hook is None:
                found[name] = value
            else:
                pairs.append((name, value))
            code = self.skip_spaces()
            if code == ord("}"):
                break
            if code != ord(","):
                raise self.fail("Expecting ',' delimiter", self.position)
            self.position += 1
            code = self.skip_spaces()
            is_first = False
        self.position += 1
        if object_pairs_hook is not None:
            return object_pairs_hook(pairs)  # type: ignore[operator]
        return found if object_hook is None else object_hook(found)  # type: ignore[operator]


def is_digit(code: int) -> bool:
    return ord("0") <= code <= ord("9")


def hex_digit(code: int) -> int:
    """The value of a hexadecimal digit, -1 of anything else."""
    if is_digit(code):
        return code - ord("0")
    lower = code | 0x20
    return lower - ord("a") + 10 if ord("a") <= lower <= ord("f") else -1


def decoded(data: bytes) -> str:
    """A text of bytes in UTF-8, UTF-16 or UTF-32: RFC 4627 §3."""
    return data.decode(encoding_of(data), "surrogatepass")


def encoding_of(data: bytes) -> str:
    """How the bytes of a text are to be read: by their mark, or by which of the first four are zero."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if len(data) >= 4:
        if data[0] == 0:
            return "utf-16-be" if data[1] != 0 else "utf-32-be"
        if data[1] == 0:
            return "utf-16-le" if data[2] != 0 or data[3] != 0 else "utf-32-le"
    elif len(data) == 2:
        if data[0] == 0:
            return "utf-16-be"
        if data[1] == 0:
            return "utf-16-le"
    return "utf-8"


class JSONDecoder:
    """Reads JSON texts. The hooks make other values of what is read."""

    __module__ = "json.decoder"

    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict: bool = True,
        object_pairs_hook=None,
    ) -> None:
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s: str) -> Any:
        """The value of a text, with nothing but spaces around it."""
        reader = Reader(s, self.strict)
        reader.skip_spaces()
        found = self.read(reader)
        reader.skip_spaces()
        if reader.position != len(s):
            raise reader.fail("Extra data", reader.position)
        return found

    def raw_decode(self, s: str, idx: int = 0) -> tuple[Any, int]:
        """The value that begins at `idx`, and where it ends."""
        reader = Reader(s, self.strict)
        reader.position = idx
        found = self.read(reader)
        return found, reader.position

    def read(self, reader: Reader) -> object:
        """The value at the reader's position."""
        return reader.value(
            self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int, self.parse_constant
        )


def loads(
    s: str | bytes | bytearray,
    *,
    cls=None,
    object_hook: O = None,  # type: ignore[assignment]
    parse_float: R = None,  # type: ignore[assignment]
    parse_int: I = None,  # type: ignore[assignment]
    parse_constant: C = None,  # type: ignore[assignment]
    object_pairs_hook: P = None,  # type: ignore[assignment]
    strict: bool = True,
) -> object:
    """The value of a JSON text. cls: a class below JSONDecoder that reads it, without other arguments."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
        text = s
    else:
        text = decoded(bytes(s))
    if cls is not None:
        return cls().decode(text)
    reader = Reader(text, strict)
    reader.skip_spaces()
    found = reader.value(object_hook, object_pairs_hook, parse_float, parse_int, parse_constant)
    reader.skip_spaces()
    if reader.position != len(text):
        raise reader.fail("Extra data", reader.position)
    return found


def load(
    fp: F,
    *,
    cls=None,
    object_hook: O = None,  # type: ignore[assignment]
    parse_float: R = None,  # type: ignore[assignment]
    parse_int: I = None,  # type: ignore[assignment]
    parse_constant: C = None,  # type: ignore[assignment]
    object_pairs_hook: P = None,  # type: ignore[assignment]
    strict: bool = True,
) -> object:
    """The value of the JSON text in a file."""
    text = fp.read()  # type: ignore[attr-defined]
    return loads(
        text,
        cls=cls,
        object_hook=object_hook,
        parse_float=parse_float,
        parse_int=parse_int,
        parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook,
        strict=strict,
    )
