"""What an instruction of a program does. compiler.py shows how they are put together."""

from __future__ import annotations

LITERAL = 0  # one character
ANY_OF = 1  # one of a set
MARK = 2  # note the position in a slot
JUMP = 3
SPLIT = 4  # go on, or else at target
SPLIT_BACK = 5  # go on at target, or else here
REPEAT = 6  # one character low to high times, the most first
REPEAT_LAZY = 7  # the fewest first
REPEAT_POSSESSIVE = 8  # the most, and nothing else
LOOP = 9  # begin to count, go on at target
NEXT = 10  # once more from target on, or go on; the first is tried first
NEXT_LAZY = 11  # the other way round
ATOMIC = 12  # up to END_ATOMIC
END_ATOMIC = 13
LOOK = 14  # up to END_LOOK, `low` characters back, then go on here: the end is at target
LOOK_NOT = 15
END_LOOK = 16
END_LOOK_NOT = 17
PLACE = 18
SAME = 19  # the text of a group once more
WHERE = 20  # go on where a group has matched, else at target
MATCH = 21
