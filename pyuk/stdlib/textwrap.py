"""textwrap: paragraphs broken into lines, and lines moved to the left and right."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from pyuk.stdlib._chunks import SPACE, ends_sentence, next_end

NO_LIMIT = 1 << 62  # of lines, where CPython has None


class TextWrapper:
    """How paragraphs are broken into lines; the fields are CPython's."""

    def __init__(
        self,
        width: int = 70,
        initial_indent: str = "",
        subsequent_indent: str = "",
        expand_tabs: bool = True,
        replace_whitespace: bool = True,
        fix_sentence_endings: bool = False,
        break_long_words: bool = True,
        drop_whitespace: bool = True,
        break_on_hyphens: bool = True,
        tabsize: int = 8,
        *,
        max_lines: int = 1 << 62,
        placeholder: str = " [...]",
    ) -> None:
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text: str) -> list[str]:
        """The lines of a paragraph, none of them longer than `width` if that is possible."""
        chunks = self.split(self.cleaned(text))
        if self.fix_sentence_endings:
            widen_after_sentences(chunks)
        self.check()
        return self.lines_of(chunks)

    def fill(self, text: str) -> str:
        """The lines of a paragraph, as one text."""
        return "\n".join(self.wrap(text))

    def cleaned(self, text: str) -> str:
        """The text with its tabs expanded and other white space made spaces, if that is asked for."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if not self.replace_whitespace:
            return text
        parts: list[str] = []
        for char in text:
            parts.append(" " if char in SPACE else char)
        return "".join(parts)

    def split(self, text: str) -> list[str]:
        """The parts of a text between which a line may end."""
        chunks: list[str] = []
        last = 0
        if self.break_on_hyphens:
            while last < len(text):
                end = next_end(text, last)
                chunks.append(text[last:end])
                last = end
        else:
            for i in range(1, len(text)):
                if (text[i] in SPACE) != (text[i - 1] in SPACE):
                    add_chunk(chunks, text[last:i])
                    last = i
        add_chunk(chunks, text[last:])
        return chunks

    def check(self) -> None:
        """ValueError where there is no room for anything."""
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width} (must be > 0)")
        indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
        if self.max_lines != NO_LIMIT and len(indent) + len(self.placeholder.lstrip()) > self.width:
            raise ValueError("placeholder too large for max width")

    def lines_of(self, chunks: list[str]) -> list[str]:
        """The lines that the chunks make."""
        lines: list[str] = []
        chunks.reverse()
        while len(chunks) > 0:
            indent = self.initial_indent if len(lines) == 0 else self.subsequent_indent
            line = self.next_line(chunks, self.width - len(indent), len(lines) > 0)
            if len(line) == 0:
                continue
            if self.fits(line, chunks, len(lines) + 1, self.width - len(indent)):
                lines.append(indent + "".join(line))
            else:
                self.shorten_last(lines, line, indent)
                break
        return lines

    def next_line(self, chunks: list[str], width: int, is_later: bool) -> list[str]:
        """Take as many chunks from the end of `chunks` as there is room for."""
        line: list[str] = []
        length = 0
        if self.drop_whitespace and is_later and is_blank(chunks[-1]):
            chunks.pop()
        while len(chunks) > 0 and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if len(chunks) > 0 and len(chunks[-1]) > width:
            self.break_word(chunks, line, width - length if width >= 1 else 1)
        if self.drop_whitespace and len(line) > 0 and is_blank(line[-1]):
            line.pop()
        return line

    def break_word(self, chunks: list[str], line: list[str], room: int) -> None:
        """Put a part of the next chunk, which is longer than a line, into this line; or all of it."""
        if not self.break_long_words:
            if len(line) == 0:
                line.append(chunks.pop())
            return
        end = room
        chunk = chunks[-1]
        if self.break_on_hyphens and len(chunk) > room:
            hyphen = chunk.rfind("-", 0, room)
            if hyphen > 0 and chunk[:hyphen].strip("-") != "":
                end = hyphen + 1
        line.append(chunk[:end])
        chunks[-1] = chunk[end:]

    def fits(self, line: list[str], chunks: list[str], number: int, width: int) -> bool:
        """Whether the line can stand as it is: it is not the last one allowed, or nothing comes after it."""
        if number < self.max_lines:
            return True
        is_last = len(chunks) == 0 or (self.drop_whitespace and len(chunks) == 1 and is_blank(chunks[0]))
        return is_last and total_length(line) <= width

    def shorten_last(self, lines: list[str], line: list[str], indent: str) -> None:
        """Add the last line that is allowed, with the placeholder at its end."""
        width = self.width - len(indent)
        while len(line) > 0:
            if not is_blank(line[-1]) and total_length(line) + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            line.pop()
        if len(lines) > 0:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())


def add_chunk(chunks: list[str], chunk: str) -> None:
    """Add a chunk that is not empty."""
    if chunk != "":
        chunks.append(chunk)


def is_blank(chunk: str) -> bool:
    return chunk.strip() == ""


def total_length(parts: list[str]) -> int:
    total = 0
    for part in parts:
        total += len(part)
    return total


def widen_after_sentences(chunks: list[str]) -> None:
    """Make two spaces of one that follows the end of a sentence."""
    i = 0
    while i < len(chunks) - 1:
        if chunks[i + 1] == " " and ends_sentence(chunks[i]):
            chunks[i + 1] = "  "
            i += 1
        i += 1


def wrap(
    text: str,
    width: int = 70,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    expand_tabs: bool = True,
    replace_whitespace: bool = True,
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    drop_whitespace: bool = True,
    break_on_hyphens: bool = True,
    tabsize: int = 8,
    max_lines: int = 1 << 62,
    placeholder: str = " [...]",
) -> list[str]:
    """The lines of a paragraph."""
    wrapper = TextWrapper(width, initial_indent, subsequent_indent, max_lines=max_lines, placeholder=placeholder)
    wrapper.expand_tabs = expand_tabs
    wrapper.replace_whitespace = replace_whitespace
    wrapper.fix_sentence_endings = fix_sentence_endings
    wrapper.break_long_words = break_long_words
    wrapper.drop_whitespace = drop_whitespace
    wrapper.break_on_hyphens = break_on_hyphens
    wrapper.tabsize = tabsize
    return wrapper.wrap(text)


def fill(
    text: str,
    width: int = 70,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    expand_tabs: bool = True,
    replace_whitespace: bool = True,
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    drop_whitespace: bool = True,
    break_on_hyphens: bool = True,
    tabsize: int = 8,
    max_lines: int = 1 << 62,
    placeholder: str = " [...]",
) -> str:
    """The lines of a paragraph, as one text."""
    lines = wrap(
        text,
        width,
        initial_indent=initial_indent,
        subsequent_indent=subsequent_indent,
        expand_tabs=expand_tabs,
        replace_whitespace=replace_whitespace,
        fix_sentence_endings=fix_sentence_endings,
        break_long_words=break_long_words,
        drop_whitespace=drop_whitespace,
        break_on_hyphens=break_on_hyphens,
        tabsize=tabsize,
        max_lines=max_lines,
        placeholder=placeholder,
    )
    return "\n".join(lines)


def shorten(
    text: str,
    width: int,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    break_on_hyphens: bool = True,
    placeholder: str = " [...]",
) -> str:
    """The text on one line, its end cut off where it is too long."""
    return fill(
        " ".join(text.split()),
        width,
        initial_indent=initial_indent,
        subsequent_indent=subsequent_indent,
        fix_sentence_endings=fix_sentence_endings,
        break_long_words=break_long_words,
        break_on_hyphens=break_on_hyphens,
        max_lines=1,
        placeholder=placeholder,
    )


def dedent(text: str) -> str:
    """The text without the white space that all its lines begin with; blank lines are emptied."""
    lines = text.split("\n")
    margin = ""
    is_first = True
    for i in range(len(lines)):
        line = lines[i]
        content = line.lstrip(" \t")
        if content == "":
            lines[i] = ""
            continue
        space = line[: len(line) - len(content)]
        margin = space if is_first else common_start(margin, space)
        is_first = False
    for i in range(len(lines)):
        lines[i] = lines[i][len(margin) :] if lines[i] != "" else ""
    return "\n".join(lines)


def common_start(one: str, other: str) -> str:
    """What both texts begin with."""
    length = min(len(one), len(other))
    for i in range(length):
        if one[i] != other[i]:
            return one[:i]
    return one[:length]


def indent(text: str, prefix: str, predicate=None) -> str:
    """The text with `prefix` before each line that the predicate holds of, or else that is not blank."""
    parts: list[str] = []
    for line in text.splitlines(True):
        chosen = not is_blank(line)
        if predicate is not None:
            chosen = True if predicate(line) else False
        parts.append(prefix + line if chosen else line)
    return "".join(parts)
