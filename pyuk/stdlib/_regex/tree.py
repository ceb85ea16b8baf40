"""What a pattern is parsed into. Every node knows how few and how many characters it can match."""

from __future__ import annotations

from pyuk.stdlib._regex.charset import CharSet

NO_LIMIT = (1 << 32) - 1  # of a repeat
ENDLESS = 1 << 61  # characters: as many as there are
NO_GROUP = 0

GREEDY = 0
LAZY = 1
POSSESSIVE = 2

AT_START = 0  # of the text
AT_LINE_START = 1
AT_END = 2  # of the text, or before a line feed there
AT_LINE_END = 3
AT_TEXT_END = 4
AT_BOUNDARY = 5
AT_NO_BOUNDARY = 6
AT_ASCII_BOUNDARY = 7
AT_NO_ASCII_BOUNDARY = 8


def times(width: int, count: int) -> int:
    """width * count, at most ENDLESS."""
    if width == 0 or count == 0:
        return 0
    return ENDLESS if width > ENDLESS // count else width * count


class Node:
    """low, high: the least and the greatest number of characters that it matches."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high


class One(Node):
    """One character of a set. literal: the only one, where case counts and there is only one; else -1."""

    def __init__(self, chars: CharSet, literal: int = -1) -> None:
        super().__init__(1, 1)
        self.chars = chars
        self.literal = literal


class At(Node):
    """A place between characters: one of the AT_ constants."""

    def __init__(self, place: int) -> None:
        super().__init__(0, 0)
        self.place = place


class Sequence(Node):
    """One node after the other."""

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.items: list[Node] = []

    def append(self, item: Node) -> None:
        self.items.append(item)
        self.low = min(self.low + item.low, ENDLESS)
        self.high = min(self.high + item.high, ENDLESS)

    def replace_last(self, item: Node) -> None:
        """Put `item` in the place of the last one."""
        kept = self.items[:-1]
        self.items = []
        self.low = 0
        self.high = 0
        for node in kept:
            self.append(node)
        self.append(item)


class Branch(Node):
    """The first of several that fits."""

    def __init__(self, choices: list[Sequence]) -> None:
        low = ENDLESS
        high = 0
        for choice in choices:
            low = min(low, choice.low)
            high = max(high, choice.high)
        super().__init__(low, high)
        self.choices = choices


class Group(Node):
    """A subpattern in parentheses. index: NO_GROUP where it is not remembered. is_plain: `(?:...)`."""

    def __init__(self, index: int, body: Sequence, is_plain: bool) -> None:
        super().__init__(body.low, body.high)
        self.index = index
        self.body = body
        self.is_plain = is_plain


class Atomic(Node):
    """A subpattern that is never tried in another way once it has matched."""

    def __init__(self, body: Sequence) -> None:
        super().__init__(body.low, body.high)
        self.body = body


class Repeat(Node):
    """A node so many times. limit: NO_LIMIT where there is none. manner: GREEDY, LAZY or POSSESSIVE."""

    def __init__(self, least: int, limit: int, manner: int, body: Node) -> None:
        high = ENDLESS if limit == NO_LIMIT and body.high > 0 else times(body.high, limit)
        super().__init__(times(body.low, least), high)
        self.least = least
        self.limit = limit
        self.manner = manner
        self.body = body


class Look(Node):
    """A subpattern that has to fit here, or not to, and takes nothing: ahead, or behind."""

    def __init__(self, body: Sequence, is_behind: bool, is_negated: bool) -> None:
        super().__init__(0, 0)
        self.body = body
        self.is_behind = is_behind
        self.is_negated = is_negated


class Reference(Node):
    """The text of a group once more. casing: as in casing.py."""

    def __init__(self, index: int, group: Node, casing: int) -> None:
        super().__init__(group.low, group.high)
        self.index = index
        self.casing = casing


class Condition(Node):
    """One subpattern where a group has matched, another one where not."""

    def __init__(self, index: int, yes: Sequence, no: Sequence) -> None:
        super().__init__(min(yes.low, no.low), max(yes.high, no.high))
        self.index = index
        self.yes = yes
        self.no = no
