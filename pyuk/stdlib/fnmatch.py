"""fnmatch: names by patterns of a shell.

`*` stands for any characters, `?` for one, `[seq]` for one of these, `[!seq]` for one of all others.
"""

from __future__ import annotations

from pyuk.stdlib._regex.literally import escape


def fnmatch(name: str, pat: str) -> bool:
    """Whether a name is as the pattern says."""
    return fnmatchcase(name, pat)


def fnmatchcase(name: str, pat: str) -> bool:
    """fnmatch(): upper and lower case are different in any case."""
    at = 0
    place = 0
    star = -1  # where the last star stands in the pattern, and how far it reaches in the name
    reached = 0
    while at < len(name):
        size = 0
        if place < len(pat) and pat[place] == "*":
            star = place
            reached = at
            place += 1
            continue
        if place < len(pat):
            size = item_size(pat, place)
            if not fits(name[at], pat[place : place + size]):
                size = 0
        if size > 0:
            at += 1
            place += size
        elif star >= 0:
            reached += 1
            at = reached
            place = star + 1
        else:
            return False
    while place < len(pat) and pat[place] == "*":
        place += 1
    return place == len(pat)


def item_size(pat: str, place: int) -> int:
    """How many characters of the pattern stand for one of the name."""
    if pat[place] != "[":
        return 1
    end = place + 1
    if end < len(pat) and pat[end] == "!":
        end += 1
    if end < len(pat) and pat[end] == "]":
        end += 1
    while end < len(pat) and pat[end] != "]":
        end += 1
    return end + 1 - place if end < len(pat) else 1


def fits(char: str, item: str) -> bool:
    """Whether a character is as one item of a pattern says."""
    if item == "?":
        return True
    if len(item) < 3:
        return char == item
    body = item[1:-1]
    negated = body.startswith("!")
    if negated:
        body = body[1:]
    found = False
    at = 0
    while at < len(body):
        if at + 2 < len(body) and body[at + 1] == "-":
            found = found or body[at] <= char <= body[at + 2]
            at += 3
        else:
            found = found or body[at] == char
            at += 1
    return found != negated


def filter(names: list[str], pat: str) -> list[str]:
    """Those of the names that are as the pattern says."""
    found: list[str] = []
    for name in names:
        if fnmatchcase(name, pat):
            found.append(name)
    return found


# --- patterns as regular expressions -------------------------------------------------------------


def translate(pat: str) -> str:
    """The regular expression that says what the pattern says."""
    pieces: list[str] = [""]  # what stands between stars
    at = 0
    while at < len(pat):
        size = item_size(pat, at)
        if pat[at] != "*":
            pieces[-1] += translated(pat[at : at + size])
        elif at == 0 or pat[at - 1] != "*":
            pieces.append("")
        at += size
    if len(pieces) == 1:
        return f"(?s:{pieces[0]})\\Z"
    middle = "".join([f"(?>.*?{piece})" for piece in pieces[1:-1]])
    return f"(?s:{pieces[0]}{middle}.*{pieces[-1]})\\Z"


def translated(item: str) -> str:
    """One item of a pattern."""
    if item == "?":
        return "."
    if len(item) == 1:
        return escape(item)
    inside = item[1:-1]
    text = inside.replace("\\", "\\\\") if "-" not in inside else "-".join(bounds(inside))
    for operator in "&~|":
        text = text.replace(operator, "\\" + operator)
    if text == "":
        return "(?!)"
    if text == "!":
        return "."
    if text[0] == "!":
        text = "^" + text[1:]
    elif text[0] == "^" or text[0] == "[":
        text = "\\" + text
    return f"[{text}]"


def bounds(inside: str) -> list[str]:
    """What stands before and behind the hyphens that make ranges; empty ranges are left out, which no regular
    expression may have."""
    chunks: list[str] = []
    start = 0
    hyphen = inside.find("-", 2 if inside.startswith("!") else 1)
    while hyphen >= 0:
        chunks.append(inside[start:hyphen])
        start = hyphen + 1
        hyphen = inside.find("-", hyphen + 3)
    if start < len(inside):
        chunks.append(inside[start:])
    else:
        chunks[-1] += "-"
    for i in range(len(chunks) - 1, 0, -1):
        if chunks[i - 1][-1] > chunks[i][0]:
            chunks[i - 1] = chunks[i - 1][:-1] + chunks[i][1:]
            del chunks[i]
    return [chunk.replace("\\", "\\\\").replace("-", "\\-") for chunk in chunks]
