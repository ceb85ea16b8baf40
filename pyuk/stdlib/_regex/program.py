"""What a pattern is compiled into: instructions that the matcher follows. See compiler.py for their order."""

from __future__ import annotations

from pyuk.builtins.builder import text_of
from pyuk.stdlib._regex.charset import CharSet

UNSET = -1
LAST_GROUP = 0  # the slot of the last group that was closed; the groups' slots follow


class Instruction:
    """Fields that an operation has no use for are 0. loops: those that the instruction lies in, by their first slots.

    limits: for each of `loops`, the count from which on it makes no difference.
    """

    def __init__(self, op: int, chars: CharSet) -> None:
        self.op = op
        self.target = 0
        self.low = 0
        self.high = 0
        self.literal = -1
        self.chars = chars
        self.slot = 0
        self.place = 0
        self.casing = 0
        self.loops: list[int] = []
        self.limits: list[int] = []


class Program:
    """slots: how many. groups: their number, the whole match not counted. names: of the groups, "" where none.

    first: the characters that a match can begin with, if `starts_with_one`. prefix, prefix_text: what it begins with.
    is_anchored: whether it begins at the start of the text only. may_forget: whether what happens from a
    place on depends on nothing but the place and the counts, so that a failure needs to be met only once.
    states: how many different counts there can be at an instruction; 0 for too many.
    """

    def __init__(self, groups: int, names: list[str]) -> None:
        self.instructions: list[Instruction] = []
        self.groups = groups
        self.names = names
        self.slots = 1 + 2 * groups
        self.starts_with_one = False
        self.first = CharSet()
        self.prefix = ""
        self.prefix_text = text_of("")
        self.is_anchored = False
        self.may_forget = True
        self.states = 1
