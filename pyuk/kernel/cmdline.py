"""The command line: `[option=value ...] [-- argument ...]`, with the quoting of a shell.

Words are taken apart once, in place: quotes and backslashes go, and each word ends in a zero byte. Words
before `--` that are no `option=value` of the kernel's mean nothing: a loader may put the image's name there.
Source for the quoting: POSIX.1-2017 XCU §2.2. Next: console.py.
"""

from __future__ import annotations

from pyuk.builtins.builder import StringBuilder, literal_of
from pyuk.builtins.codes import BACKSLASH, DOUBLE_QUOTE, LINE_FEED, MINUS, QUOTE, SPACE, TAB
from pyuk.kernel import bootinfo
from pyuk.lang import u8, u64
from pyuk.lang.raw import Ptr

DOLLAR = 0x24
EQUALS = 0x3D
BACKTICK = 0x60
SURROGATE_ESCAPE = 0xDC00  # PEP 383: a byte that is no UTF-8

line: u64 = 0
words_end: u64 = 0
arguments_start: u64 = 0  # the word after `--`, or words_end


def parse() -> None:
    """Take the loader's command line apart."""
    global line, words_end, arguments_start
    line = bootinfo.command_line
    words_end = line + split_words(line, bootinfo.command_line_bytes)
    arguments_start = words_end
    word = line
    while word < words_end:
        following: u64 = word + word_bytes(word) + 1
        if is_double_minus(word):
            arguments_start = following
            return
        word = following


def split_words(text: u64, length: int) -> int:
    """Turn the text at this address into words that each end in a zero byte; how many bytes those take."""
    byte = Ptr[u8](text)
    source = written = 0
    while True:
        while source < length and is_blank(byte[source]):
            source += 1
        if source == length:
            return written
        source, written = copy_word(byte, source, length, written)
        byte[written] = 0
        written += 1
        source = min(source + 1, length)


def copy_word(byte: Ptr[u8], source: int, length: int, written: int) -> tuple[int, int]:
    """Copy one word without its quotes; where it ends, and where its copy ends."""
    quote = 0
    while source < length and (quote != 0 or not is_blank(byte[source])):
        code = byte[source]
        source += 1
        if code == quote:
            quote = 0
            continue
        if quote == 0 and (code == QUOTE or code == DOUBLE_QUOTE):
            quote = code
            continue
        if code == BACKSLASH and source < length and is_escapable(byte[source], quote):
            code = byte[source]
            source += 1
        byte[written] = code
        written += 1
    return source, written


def is_escapable(code: int, quote: int) -> bool:
    """Whether a backslash before this character is taken away, within that quote (0: none)."""
    if quote == 0:
        return True
    return quote == DOUBLE_QUOTE and (code == DOUBLE_QUOTE or code == BACKSLASH or code == DOLLAR or code == BACKTICK)


def is_blank(code: int) -> bool:
    """Whether a character separates words."""
    return code == SPACE or code == TAB or code == LINE_FEED


def word_bytes(word: u64) -> int:
    """The length of a word."""
    length = 0
    while Ptr[u8](word)[length] != 0:
        length += 1
    return length


def is_double_minus(word: u64) -> bool:
    """Whether a word is `--`."""
    byte = Ptr[u8](word)
    return word_bytes(word) == 2 and byte[0] == MINUS and byte[1] == MINUS


# --- asking ------------------------------------------------------------------------------------


def option_is(name: str, value: str) -> bool:
    """Whether the last `name=...` of the kernel's options says `value`. Allocates nothing."""
    found = False
    word = line
    while word < words_end and word != arguments_start:
        length = len(name)
        if begins_with(word, name) and Ptr[u8](word)[length] == EQUALS:
            rest: u64 = word + length + 1
            found = begins_with(rest, value) and word_bytes(rest) == len(value)
        word = word + word_bytes(word) + 1
    return found


def next_value(name: str, after: u64) -> u64:
    """Where the value of the next `name=...` of the kernel's options is, after the word at `after`; 0: no more.

    after: 0 for the first, else what this gave before.
    """
    word = line if after == 0 else after + word_bytes(after) + 1
    while word < words_end and word != arguments_start:
        if begins_with(word, name) and Ptr[u8](word)[len(name)] == EQUALS:
            return word + len(name) + 1
        word = word + word_bytes(word) + 1
    return 0


def begins_with(word: u64, text: str) -> bool:
    """Whether a word begins with a text, which is ASCII."""
    for i in range(len(text)):
        if Ptr[u8](word)[i] != ord(text[i]):
            return False
    return True


def arguments() -> list[str]:
    """The application's arguments, its name first: what sys.argv is."""
    found: list[str] = []
    word = arguments_start
    while word < words_end:
        length = word_bytes(word)
        found.append(decode(word, length))
        word = word + length + 1
    return found


def decode(text: u64, length: int) -> str:
    """The UTF-8 text at an address as a str; bytes that are none become surrogates, as in CPython's argv."""
    builder = StringBuilder()
    at = 0
    while at < length:
        code, size = decode_one(Ptr[u8](text + at), length - at)
        builder.append_char(code)
        at += size
    return literal_of(builder.finish())


def decode_one(byte: Ptr[u8], length: int) -> tuple[int, int]:
    """The first code point and how many bytes it takes.  Source: Unicode 15 table 3-7."""
    first = byte[0]
    if first < 0x80:
        return first, 1
    size = 2 if 0xC2 <= first < 0xE0 else 3 if 0xE0 <= first < 0xF0 else 4 if 0xF0 <= first < 0xF5 else 0
    if 0 < size <= length:
        code = first & (0x7F >> size)
        for i in range(1, size):
            if byte[i] & 0xC0 != 0x80:
                return SURROGATE_ESCAPE + first, 1
            code = code << 6 | byte[i] & 0x3F
        if is_shortest(code, size) and not 0xD800 <= code < 0xE000 and code < 0x11_0000:
            return code, size
    return SURROGATE_ESCAPE + first, 1


def is_shortest(code: int, size: int) -> bool:
    """Whether no fewer bytes would do for a code point."""
    return code >= 0x1_0000 if size == 4 else code >= 0x800 if size == 3 else code >= 0x80
