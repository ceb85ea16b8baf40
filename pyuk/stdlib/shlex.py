"""shlex: the words of a command line, as a POSIX shell has them."""

from __future__ import annotations

SAFE = "@%+=:,./-"


class Splitter:
    """position: in `text`. word: what has been read of the current word; has_word: whether there is one."""

    def __init__(self, text: str, comments: bool) -> None:
        self.text = text
        self.comments = comments
        self.position = 0
        self.word = ""
        self.has_word = False
        self.words: list[str] = []

    def run(self) -> list[str]:
        """All words. ValueError where a quotation does not end."""
        while self.position < len(self.text):
            char = self.take()
            if char in " \t\r\n":
                self.end_word()
            elif char == "#" and self.comments:
                while self.position < len(self.text) and self.take() != "\n":
                    pass
                self.end_word()
            elif char == "\\":
                self.add(self.take_escaped())
            elif char == "'":
                self.take_quoted()
            elif char == '"':
                self.take_double_quoted()
            else:
                self.add(char)
        self.end_word()
        return self.words

    def take(self) -> str:
        """The next character."""
        self.position += 1
        return self.text[self.position - 1]

    def take_escaped(self) -> str:
        """The character after a backslash."""
        if self.position == len(self.text):
            raise ValueError("No escaped character")
        return self.take()

    def add(self, char: str) -> None:
        self.word += char
        self.has_word = True

    def end_word(self) -> None:
        if self.has_word:
            self.words.append(self.word)
        self.word = ""
        self.has_word = False

    def take_quoted(self) -> None:
        """What stands in single quotes."""
        end = self.text.find("'", self.position)
        if end < 0:
            raise ValueError("No closing quotation")
        self.add(self.text[self.position : end])
        self.position = end + 1

    def take_double_quoted(self) -> None:
        """What stands in double quotes, where a backslash protects a quote and a backslash."""
        self.has_word = True
        while self.position < len(self.text):
            char = self.take()
            if char == '"':
                return
            if char == "\\":
                char = self.take_escaped()
                if char != '"' and char != "\\":
                    char = "\\" + char
            self.add(char)
        raise ValueError("No closing quotation")


def split(s: str, comments: bool = False) -> list[str]:
    """The words of a command line."""
    return Splitter(s, comments).run()


def quote(s: str) -> str:
    """The text as one word of a command line."""
    if s == "":
        return "''"
    for char in s:
        if not (char.isascii() and (char.isalnum() or char == "_" or char in SAFE)):
            return "'" + s.replace("'", "'\"'\"'") + "'"
    return s


def join(split_command: list[str]) -> str:
    """The command line that has these words."""
    words: list[str] = []
    for word in split_command:
        words.append(quote(word))
    return " ".join(words)
