"""The characters of a pattern one by one; a backslash and what follows are one."""

from __future__ import annotations

from pyuk.stdlib._regex.errors import error

END = ""  # the token after the last one


def is_one_of(token: str, chars: str) -> bool:
    """Whether a token is one of these characters."""
    return len(token) == 1 and token in chars


def is_digit(token: str) -> bool:
    return is_one_of(token, "0123456789")


def is_octal(token: str) -> bool:
    return is_one_of(token, "01234567")


def is_hexadecimal(token: str) -> bool:
    return is_one_of(token, "0123456789abcdefABCDEF")


def is_ascii_letter(token: str) -> bool:
    return token.isascii() and token.isalpha()


class Tokens:
    """next: the token to come, END at the end. index: where the one after it begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.index = 0
        self.next = END
        self.advance()

    def advance(self) -> None:
        """Read the token at index."""
        index = self.index
        if index >= len(self.text):
            self.next = END
            return
        size = 1
        if self.text[index] == "\\":
            if index + 1 == len(self.text):
                raise error("bad escape (end of pattern)", self.text, index)
            size = 2
        self.index = index + size
        self.next = self.text[index : index + size]

    def take(self) -> str:
        """The next token, which is passed."""
        token = self.next
        self.advance()
        return token

    def match(self, token: str) -> bool:
        """Pass the next token if it is this one."""
        if self.next != token:
            return False
        self.advance()
        return True

    def take_digits(self, most: int, base: int) -> str:
        """Up to so many digits of base 8, 10 or 16."""
        result = ""
        while len(result) < most:
            token = self.next
            if not (is_octal(token) if base == 8 else is_digit(token) if base == 10 else is_hexadecimal(token)):
                break
            result += self.take()
        return result

    def take_until(self, terminator: str, name: str) -> str:
        """What stands before the terminator, which is passed; at least one token. `name` says what it is."""
        result = ""
        while True:
            token = self.take()
            if token == END:
                if result == "":
                    raise self.error("missing " + name)
                raise self.error(f"missing {terminator}, unterminated name", len(result))
            if token == terminator:
                if result == "":
                    raise self.error("missing " + name, 1)
                return result
            result += token

    def tell(self) -> int:
        """The index of the next token."""
        return self.index - len(self.next)

    def seek(self, index: int) -> None:
        """Go on from this index."""
        self.index = index
        self.advance()

    def error(self, message: str, back: int = 0) -> error:
        """An error at so many characters before the next token."""
        return error(message, self.text, self.tell() - back)

    def check_name(self, name: str, back: int) -> None:
        """An error unless `name`, just read, may be a group's."""
        if not name.isidentifier():
            raise self.error(f"bad character in group name {name!r}", len(name) + back)
