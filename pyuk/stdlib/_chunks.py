"""The parts of a text between which a line may end, for textwrap.

Source: CPython 3.11 Lib/textwrap.py, TextWrapper.wordsep_re, alternative by alternative. By hand, as regular
expressions would come along with every program that only breaks lines.
"""

from __future__ import annotations

SPACE = "\t\n\x0b\x0c\r "
PUNCTUATION = "!\"'&.,?"


def is_word(char: str) -> bool:
    """`\\w`."""
    return char.isalnum() or char == "_"


def is_letter(char: str) -> bool:
    """`[^\\d\\W]`."""
    return is_word(char) and not char.isdecimal()


def ends_word(char: str) -> bool:
    """Whether a dash behind it is between words."""
    return is_word(char) or char in PUNCTUATION


def next_end(text: str, start: int) -> int:
    """Where the part that begins at `start` ends."""
    if text[start] in SPACE:
        end = start + 1
        while end < len(text) and text[end] in SPACE:
            end += 1
        return end
    if start > 0 and ends_word(text[start - 1]):
        dash = end_of_dash(text, start)
        if dash > 0:
            return dash
    for end in range(start + 1, len(text)):
        if is_hyphen(text, end):
            return end + 1
        if text[end] in SPACE or (ends_word(text[end - 1]) and end_of_dash(text, end) > 0):
            return end
    return len(text)


def end_of_dash(text: str, start: int) -> int:
    """Where a dash of two or more hyphens ends that a word follows; 0 where there is none."""
    end = start
    while end < len(text) and text[end] == "-":
        end += 1
    return end if end - start > 1 and end < len(text) and is_word(text[end]) else 0


def is_hyphen(text: str, at: int) -> bool:
    """Whether a line may end behind what is at this place: a hyphen within a word."""
    if text[at] != "-" or at < 2:
        return False
    pair = is_letter(text[at - 2]) and is_letter(text[at - 1])
    apart = at > 2 and is_letter(text[at - 3]) and text[at - 2] == "-" and is_letter(text[at - 1])
    return (pair or apart) and begins_with_letters(text, at + 1)


def begins_with_letters(text: str, at: int) -> bool:
    """Whether two letters follow, perhaps with a hyphen between."""
    if at + 1 >= len(text) or not is_letter(text[at]):
        return False
    second = at + 2 if text[at + 1] == "-" else at + 1
    return second < len(text) and is_letter(text[second])


def ends_sentence(chunk: str) -> bool:
    """Whether it ends with a small letter and a full stop or the like, perhaps in quotes."""
    end = len(chunk) - 1 if chunk[-1:] in ("'", '"') else len(chunk)
    return end > 1 and chunk[end - 1] in ".!?" and "a" <= chunk[end - 2] <= "z"
