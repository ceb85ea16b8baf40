"""From the text of a pattern to its tree. Messages and their places are CPython 3.11's.

Read first: tokens.py, tree.py. Flags are applied here already: the tree knows whether case counts.
"""

from __future__ import annotations

from pyuk.stdlib._regex import charset, escapes, flagbits, tree
from pyuk.stdlib._regex.casing import ALIKE, ASCII_ALIKE, NOT_ALIKE
from pyuk.stdlib._regex.charset import CharSet, set_of, set_of_category
from pyuk.stdlib._regex.errors import error
from pyuk.stdlib._regex.flagbits import combined, flag_of
from pyuk.stdlib._regex.tokens import END, Tokens, is_digit, is_octal, is_one_of
from pyuk.stdlib._regex.tree import (
    NO_GROUP,
    NO_LIMIT,
    At,
    Atomic,
    Branch,
    Condition,
    Group,
    Look,
    Node,
    One,
    Reference,
    Repeat,
    Sequence,
)

SPECIAL = ".\\[{()*+?^$|"
SPACE = " \t\n\r\v\f"
NO_LOOKBEHIND = -1
MAX_GROUPS = (1 << 31) // 2 - 1
CATEGORY_LETTERS = "dDsSwW"  # in the order of the constants of charset.py
LINE_FEED = 0x0A


class Parser:
    """groups: the finished ones by number, None where one is still open. names: those of the groups, or "".

    lookbehind: how many groups there were where the outermost look-behind begins, in which only these may be
    referred to. conditions: numbers of groups that conditions ask for, and where.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.source = Tokens(pattern)
        self.flags = flags
        self.groups: list[Group | None] = [None]
        self.names: list[str] = [""]
        self.lookbehind = NO_LOOKBEHIND
        self.conditions: list[tuple[int, int]] = []

    def parse(self) -> Sequence:
        """The whole pattern."""
        result = self.parse_choices(self.flags, 0)
        self.fix_flags()
        if self.source.next != END:
            raise self.source.error("unbalanced parenthesis")
        for group, position in self.conditions:
            if group >= len(self.groups):
                raise error(f"invalid group reference {group}", self.source.text, position)
        return result

    def fix_flags(self) -> None:
        """Settle what kind of characters the whole pattern is about."""
        if self.flags & flagbits.LOCALE:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if self.flags & flagbits.ASCII == 0:
            self.flags |= flagbits.UNICODE
        elif self.flags & flagbits.UNICODE:
            raise ValueError("ASCII and UNICODE flags are incompatible")

    # --- alternatives and sequences ----------------------------------------------------------------

    def parse_choices(self, flags: int, depth: int) -> Sequence:
        """`a|b|c`. depth: of parentheses."""
        choices: list[Sequence] = []
        while True:
            choices.append(self.parse_items(flags, depth, depth == 0 and len(choices) == 0))
            if not self.source.match("|"):
                break
            if depth == 0:
                flags = self.flags
        if len(choices) == 1:
            return choices[0]
        result = Sequence()
        merged = merged_set(choices)
        result.append(merged if merged is not None else Branch(choices))
        return result

    def parse_items(self, flags: int, depth: int, is_first: bool) -> Sequence:
        """One item after the other, up to `|`, `)` or the end. is_first: `(?i)` may stand here."""
        result = Sequence()
        source = self.source
        while not (source.next == END or is_one_of(source.next, "|)")):
            token = source.take()
            if flags & flagbits.VERBOSE and self.skip_verbose(token):
                continue
            if token == "(":
                if self.parse_parenthesis(result, flags, depth, is_first):
                    flags = self.flags
            elif is_one_of(token, "*+?{"):
                self.parse_repeat(result, token, flags)
            else:
                result.append(self.parse_simple(token, flags))
        return result

    def skip_verbose(self, token: str) -> bool:
        """Whether the token is space, or begins a comment, which is skipped."""
        if token == "#":
            while not is_one_of(self.source.next, "\n") and self.source.next != END:
                self.source.advance()
            self.source.advance()
            return True
        return is_one_of(token, SPACE)

    def parse_simple(self, token: str, flags: int) -> Node:
        """An item that a token begins which is no parenthesis and no repeat."""
        if token[0] == "\\":
            return self.parse_escape(token, flags)
        if token == "[":
            return self.parse_set(flags)
        if token == ".":
            if flags & flagbits.DOTALL:
                return One(set_of(0, charset.LAST))
            return One(set_of(LINE_FEED, LINE_FEED, NOT_ALIKE, True))
        multiline = flags & flagbits.MULTILINE != 0
        if token == "^":
            return At(tree.AT_LINE_START if multiline else tree.AT_START)
        if token == "$":
            return At(tree.AT_LINE_END if multiline else tree.AT_END)
        return literal(ord(token), flags)

    # --- escapes -----------------------------------------------------------------------------------

    def parse_escape(self, escape: str, flags: int) -> Node:
        """An escape outside `[...]`."""
        char = escape[1:]
        ascii_only = flags & flagbits.ASCII != 0
        if char == "A":
            return At(tree.AT_START)
        if char == "Z":
            return At(tree.AT_TEXT_END)
        if char == "b":
            return At(tree.AT_ASCII_BOUNDARY if ascii_only else tree.AT_BOUNDARY)
        if char == "B":
            return At(tree.AT_NO_ASCII_BOUNDARY if ascii_only else tree.AT_NO_BOUNDARY)
        category = CATEGORY_LETTERS.find(char)
        if category >= 0:
            return One(set_of_category(category | charset.IN_ASCII if ascii_only else category))
        code = escapes.plain(self.source, escape)
        if code != escapes.NOT_PLAIN:
            return literal(code, flags)
        return self.parse_number(escape, flags)

    def parse_number(self, escape: str, flags: int) -> Node:
        """`\\0`, `\\12`, `\\123`: an octal escape, or a reference to a group."""
        source = self.source
        if escape == "\\0":
            return literal(escapes.octal_value(source.take_digits(2, 8)), flags)
        if is_digit(source.next):
            escape += source.take()
            if is_octal(escape[1]) and is_octal(escape[2]) and is_octal(source.next):
                return literal(escapes.octal(source, escape + source.take()), flags)
        group = escapes.decimal_value(escape[1:])
        if group >= len(self.groups):
            raise source.error(f"invalid group reference {group}", len(escape) - 1)
        return self.reference(group, len(escape), flags)

    def reference(self, group: int, back: int, flags: int) -> Node:
        """A reference to a group that was written `back` characters before."""
        found = self.groups[group]
        if found is None:
            raise self.source.error("cannot refer to an open group", back)
        self.check_lookbehind(group)
        return Reference(group, found, casing_of(flags))

    def check_lookbehind(self, group: int) -> None:
        """An error where a look-behind refers to a group that is open or its own."""
        if self.lookbehind == NO_LOOKBEHIND:
            return
        if group >= len(self.groups) or self.groups[group] is None:
            raise self.source.error("cannot refer to an open group")
        if group >= self.lookbehind:
            raise self.source.error("cannot refer to group defined in the same lookbehind subpattern")

    # --- sets --------------------------------------------------------------------------------------

    def parse_set(self, flags: int) -> Node:
        """What follows `[`."""
        source = self.source
        here = source.tell() - 1
        is_negated = source.match("^")
        chars = CharSet(casing_of(flags), is_negated)
        is_empty = True
        while True:
            token = source.take()
            if token == END:
                raise source.error("unterminated character set", source.tell() - here)
            if token == "]" and not is_empty:
                break
            is_empty = False
            if self.parse_member(chars, token, here, flags):
                break
        only = only_member(chars)
        if only >= 0 and not is_negated:
            return literal(only, flags)
        return One(chars.finish())

    def parse_member(self, chars: CharSet, token: str, here: int, flags: int) -> bool:
        """A character, a category or a range that `token` begins. Whether the set has ended with it."""
        source = self.source
        category = category_of(token, flags)
        code = escapes.NOT_PLAIN if category >= 0 else self.member_code(token)
        if not source.match("-"):
            add_member(chars, category, code)
            return False
        other = source.take()
        if other == END:
            raise source.error("unterminated character set", source.tell() - here)
        if other == "]":
            add_member(chars, category, code)
            add_member(chars, -1, ord("-"))
            return True
        last = escapes.NOT_PLAIN if category_of(other, flags) >= 0 else self.member_code(other)
        if code < 0 or last < code:
            raise source.error(f"bad character range {token}-{other}", len(token) + 1 + len(other))
        chars.add_range(code, last)
        return False

    def member_code(self, token: str) -> int:
        """The character that a token within a set stands for."""
        return escapes.in_set(self.source, token) if token[0] == "\\" else ord(token)

    # --- repeats -----------------------------------------------------------------------------------

    def parse_repeat(self, result: Sequence, token: str, flags: int) -> None:
        """What follows `*`, `+`, `?` or `{`: make the last item a repeated one, or add a brace."""
        source = self.source
        here = source.tell()
        least = 1 if token == "+" else 0
        limit = 1 if token == "?" else NO_LIMIT
        if token == "{":
            bounds = self.parse_bounds(here)
            if bounds is None:
                result.append(literal(ord(token), flags))
                return
            least = bounds.least
            limit = bounds.limit
        back = source.tell() - here + len(token)
        last = result.items[-1] if len(result.items) > 0 else None
        if last is None or isinstance(last, At):
            raise source.error("nothing to repeat", back)
        if isinstance(last, Repeat):
            raise source.error("multiple repeat", back)
        manner = tree.LAZY if source.match("?") else tree.POSSESSIVE if source.match("+") else tree.GREEDY
        result.replace_last(Repeat(least, limit, manner, last))

    def parse_bounds(self, here: int) -> Bounds | None:
        """What follows `{`; None, and nothing passed, where that is no repeat."""
        source = self.source
        if source.next == "}":
            return None
        low = source.take_digits(len(source.text), 10)
        high = low
        if source.match(","):
            high = source.take_digits(len(source.text), 10)
        if not source.match("}"):
            source.seek(here)
            return None
        bounds = Bounds(repetitions(low, 0), repetitions(high, NO_LIMIT))
        if bounds.limit < bounds.least:
            raise source.error("min repeat greater than max repeat", source.tell() - here)
        return bounds

    # --- parentheses -------------------------------------------------------------------------------

    def parse_parenthesis(self, result: Sequence, flags: int, depth: int, is_first: bool) -> bool:
        """What follows `(`. Whether it was flags for the whole pattern."""
        source = self.source
        start = source.tell() - 1
        if not source.match("?"):
            self.parse_group(result, "", start, flags, depth)
            return False
        token = source.take()
        if token == END:
            raise source.error("unexpected end of pattern")
        if token == "P":
            self.parse_named(result, start, flags, depth)
        elif token == ":":
            body = self.parse_body(start, flags, depth)
            result.append(Group(NO_GROUP, body, True))
        elif token == "#":
            self.skip_comment(start)
        elif is_one_of(token, "=!<"):
            result.append(self.parse_look(token, start, flags, depth))
        elif token == "(":
            result.append(self.parse_condition(start, flags, depth))
        elif token == ">":
            result.append(Atomic(self.parse_body(start, flags, depth)))
        elif flag_of(token) >= 0 or token == "-":
            return self.parse_flags(result, token, start, flags, depth, is_first)
        else:
            raise source.error("unknown extension ?" + token, len(token) + 1)
        return False

    def parse_body(self, start: int, flags: int, depth: int) -> Sequence:
        """A subpattern and its closing parenthesis."""
        body = self.parse_choices(flags, depth + 1)
        self.close(start)
        return body

    def close(self, start: int) -> None:
        """Pass the parenthesis that closes the one at `start`."""
        if not self.source.match(")"):
            raise self.source.error("missing ), unterminated subpattern", self.source.tell() - start)

    def parse_group(self, result: Sequence, name: str, start: int, flags: int, depth: int) -> None:
        """A group that is remembered; name: "" where it has none."""
        index = len(self.groups)
        if name != "" and name in self.names:
            old = self.names.index(name)
            message = f"redefinition of group name {name!r} as group {index}; was group {old}"
            raise self.source.error(message, len(name) + 1)
        self.groups.append(None)
        self.names.append(name)
        group = Group(index, self.parse_body(start, flags, depth), False)
        self.groups[index] = group
        result.append(group)

    def parse_named(self, result: Sequence, start: int, flags: int, depth: int) -> None:
        """What follows `(?P`."""
        source = self.source
        if source.match("<"):
            name = source.take_until(">", "group name")
            source.check_name(name, 1)
            self.parse_group(result, name, start, flags, depth)
        elif source.match("="):
            name = source.take_until(")", "group name")
            source.check_name(name, 1)
            result.append(self.reference(self.named_group(name), len(name) + 1, flags))
        else:
            token = source.take()
            if token == END:
                raise source.error("unexpected end of pattern")
            raise source.error("unknown extension ?P" + token, len(token) + 2)

    def named_group(self, name: str) -> int:
        """The number of the group of this name, which was just read."""
        if name not in self.names:
            raise self.source.error(f"unknown group name {name!r}", len(name) + 1)
        return self.names.index(name)

    def skip_comment(self, start: int) -> None:
        """Pass what follows `(?#`, and the closing parenthesis."""
        while True:
            if self.source.next == END:
                raise self.source.error("missing ), unterminated comment", self.source.tell() - start)
            if self.source.take() == ")":
                return

    def parse_look(self, token: str, start: int, flags: int, depth: int) -> Node:
        """What follows `(?=`, `(?!` or `(?<`."""
        source = self.source
        is_behind = token == "<"
        before = self.lookbehind
        if is_behind:
            token = source.take()
            if token == END:
                raise source.error("unexpected end of pattern")
            if not is_one_of(token, "=!"):
                raise source.error("unknown extension ?<" + token, len(token) + 2)
            if before == NO_LOOKBEHIND:
                self.lookbehind = len(self.groups)
        body = self.parse_choices(flags, depth + 1)
        self.lookbehind = before
        self.close(start)
        return Look(body, is_behind, token == "!")

    def parse_condition(self, start: int, flags: int, depth: int) -> Node:
        """What follows `(?(`."""
        source = self.source
        name = source.take_until(")", "group name")
        group = self.named_group(name) if name.isidentifier() else self.numbered_group(name)
        self.check_lookbehind(group)
        yes = self.parse_items(flags, depth + 1, False)
        no = Sequence()
        if source.match("|"):
            no = self.parse_items(flags, depth + 1, False)
            if source.next == "|":
                raise source.error("conditional backref with more than two branches")
        self.close(start)
        return Condition(group, yes, no)

    def numbered_group(self, name: str) -> int:
        """The number of a group that a condition asks for, which was just read."""
        if not (name.isdecimal() and name.isascii()):
            raise self.source.error(f"bad character in group name {name!r}", len(name) + 1)
        group = escapes.decimal_value(name) if len(name) < 18 else MAX_GROUPS
        if group == 0:
            raise self.source.error("bad group number", len(name) + 1)
        if group >= MAX_GROUPS:
            raise self.source.error(f"invalid group reference {name}", len(name) + 1)
        self.conditions.append((group, self.source.tell() - len(name) - 1))
        return group

    # --- flags -------------------------------------------------------------------------------------

    def parse_flags(self, result: Sequence, token: str, start: int, flags: int, depth: int, is_first: bool) -> bool:
        """What follows `(?` where that is a flag or a minus. Whether the flags are for the whole pattern."""
        source = self.source
        added = 0
        removed = 0
        if token != "-":
            added, token = self.parse_added(token)
        if token == ")":
            self.flags |= added
            if not is_first or len(result.items) > 0:
                raise source.error("global flags not at the start of the expression", source.tell() - start)
            return True
        if added & (flagbits.DEBUG | flagbits.TEMPLATE):
            raise source.error("bad inline flags: cannot turn on global flag", 1)
        if token == "-":
            removed = self.parse_removed()
        if removed & (flagbits.DEBUG | flagbits.TEMPLATE):
            raise source.error("bad inline flags: cannot turn off global flag", 1)
        if added & removed:
            raise source.error("bad inline flags: flag turned on and off", 1)
        body = self.parse_body(start, combined(flags, added, removed), depth)
        result.append(Group(NO_GROUP, body, added == 0 and removed == 0))
        return False

    def parse_added(self, token: str) -> tuple[int, str]:
        """The flags from `token` on, and the token that ends them."""
        source = self.source
        added = 0
        while True:
            flag = flag_of(token)
            if flag == flagbits.LOCALE:
                raise source.error("bad inline flags: cannot use 'L' flag with a str pattern")
            added |= flag
            if flag & flagbits.TYPE_FLAGS and added & flagbits.TYPE_FLAGS != flag:
                raise source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            token = source.take()
            if token == END:
                raise source.error("missing -, : or )")
            if is_one_of(token, ")-:"):
                return added, token
            if flag_of(token) < 0:
                raise source.error("unknown flag" if token.isalpha() else "missing -, : or )", len(token))

    def parse_removed(self) -> int:
        """The flags between `-` and `:`, which is passed."""
        source = self.source
        removed = 0
        missing = "missing flag"
        while True:
            token = source.take()
            if token == END:
                raise source.error(missing)
            if token == ":" and removed != 0:
                return removed
            flag = flag_of(token)
            if flag < 0:
                raise source.error("unknown flag" if token.isalpha() else missing, len(token))
            if flag & flagbits.TYPE_FLAGS:
                raise source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
            removed |= flag
            missing = "missing :"


class Bounds:
    """How often something is repeated."""

    def __init__(self, least: int, limit: int) -> None:
        self.least = least
        self.limit = limit


def repetitions(digits: str, otherwise: int) -> int:
    """The number that digits are; `otherwise` where there are none. OverflowError."""
    if digits == "":
        return otherwise
    stripped = digits.lstrip("0")
    if len(stripped) > 10 or escapes.decimal_value(stripped) >= NO_LIMIT:
        raise OverflowError("the repetition number is too large")
    return escapes.decimal_value(stripped)


def casing_of(flags: int) -> int:
    """How case is ignored: a constant of casing.py."""
    if flags & flagbits.IGNORECASE == 0:
        return NOT_ALIKE
    return ASCII_ALIKE if flags & flagbits.ASCII else ALIKE


def literal(code: int, flags: int) -> Node:
    """A character that stands for itself."""
    casing = casing_of(flags)
    if casing != NOT_ALIKE:
        return One(set_of(code, code, casing))
    chars = CharSet()
    chars.add_range(code, code)
    return One(chars, code)


def category_of(token: str, flags: int) -> int:
    """The category that a token within a set stands for, or -1."""
    category = CATEGORY_LETTERS.find(token[1:]) if token[0] == "\\" else -1
    return category | charset.IN_ASCII if category >= 0 and flags & flagbits.ASCII else category


def add_member(chars: CharSet, category: int, code: int) -> None:
    """Add a category, or else a character."""
    if category >= 0:
        chars.add_category(category)
    else:
        chars.add_range(code, code)


def only_member(chars: CharSet) -> int:
    """The character that a set was made of, if that is all; else -1."""
    if len(chars.categories) > 0 or len(chars.ranges) != 2 or chars.ranges[0] != chars.ranges[1]:
        return -1
    return chars.ranges[0]


def merged_set(choices: list[Sequence]) -> One | None:
    """One set for alternatives that are one character each; None where they are not."""
    merged = CharSet()
    for choice in choices:
        only = choice.items[0] if len(choice.items) == 1 else None
        if not isinstance(only, One) or only.chars.is_negated:
            return None
        if len(merged.ranges) + len(merged.categories) == 0:
            merged.casing = only.chars.casing
        if merged.casing != only.chars.casing:
            return None
        merged.add_all(only.chars)
    return One(merged.finish())
