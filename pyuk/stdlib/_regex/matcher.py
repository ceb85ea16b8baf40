"""The matcher: it follows a program through a text, and goes back to the last choice where it cannot go on.

It tries what CPython tries, in the same order, so that it finds the same match. A search that has gone back
often begins to remember where it has failed: at an instruction, a position, and the counts of the loops
around. Whatever led there, it would fail again; so `(a+)+$` takes a time that grows with the text, not with
the number of ways to divide it. References to groups make that impossible, as then it does matter what led there.

Read first: program.py. Next: pattern.py.
"""

from __future__ import annotations

from pyuk.builtins.str import str as Text
from pyuk.builtins.strsearch import find as find_text
from pyuk.lang import inline
from pyuk.stdlib._regex import operations, tree
from pyuk.stdlib._regex.casing import NOT_ALIKE, lower_of
from pyuk.stdlib._regex.charset import is_word
from pyuk.stdlib._regex.memory import FRAME, Failures, Stack
from pyuk.stdlib._regex.program import LAST_GROUP, UNSET, Instruction, Program

NO_MATCH = -1
TAGS = 8  # a frame's first int is an instruction's index times TAGS, plus one of these:
RETRY = 0  # go on at the instruction; second: the position
UNDO = 1  # second: a slot, third: what it held
SHORTER = 2  # of a REPEAT; second: the first position after it that is allowed, third: the last one tried
LONGER = 3  # of a REPEAT_LAZY; second: the last position tried, third: the last one allowed
FAILED = 4  # second: the key of what has failed when this is reached
BARRIER = 5  # where an ATOMIC or LOOK began; second: the position

PATIENCE = 200  # how often a search goes back before it begins to remember
MAX_KEY = 1 << 62
LINE_FEED = 0x0A


class Matcher:
    """One attempt to match, or one search. pc, position: where it is. slots: see Program.

    end: where the text is taken to end. to_the_end: a match has to. forbidden: where it must not end.
    barriers: the tops of the stack below the BARRIERs on it.
    """

    def __init__(self, program: Program, text: Text, end: int, to_the_end: bool) -> None:
        self.program = program
        self.instructions = program.instructions
        self.text = text
        self.end = end
        self.to_the_end = to_the_end
        self.forbidden = NO_MATCH
        self.pc = 0
        self.position = 0
        self.slots: list[int] = [UNSET] * program.slots
        self.stack = Stack()
        self.barriers: list[int] = []
        self.failures: Failures | None = None  # made when the matcher begins to remember
        self.patience = PATIENCE if program.may_forget else MAX_KEY

    # --- whole matches -----------------------------------------------------------------------------

    def search(self, start: int) -> int:
        """The first position from `start` on where a match begins, or NO_MATCH."""
        position = self.next_start(start)
        while position != NO_MATCH:
            if self.match(position) != NO_MATCH:
                return position
            self.forbidden = NO_MATCH
            position = self.next_start(position + 1)
        return NO_MATCH

    def start_over(self, forbidden: int) -> None:
        """Get ready for the next search in the same text, whose first match must not end at `forbidden`."""
        for slot in range(len(self.slots)):
            self.slots[slot] = UNSET
        self.forbidden = forbidden

    def next_start(self, position: int) -> int:
        """The first position from this one on where a match can begin, or NO_MATCH."""
        program = self.program
        if position > self.end:
            return NO_MATCH
        if program.is_anchored:
            return position if position == 0 else NO_MATCH
        if program.prefix != "":
            return self.find_prefix(position)
        if program.starts_with_one:
            while position < self.end and not program.first.contains(self.text.code_at(position)):
                position += 1
            return position if position < self.end else NO_MATCH
        return position

    def find_prefix(self, position: int) -> int:
        """Where the program's prefix is, from this position on, or NO_MATCH."""
        return find_text(self.text, self.program.prefix_text, position, self.end)

    def match(self, position: int) -> int:
        """The end of the match that begins here, or NO_MATCH, which leaves all slots unset."""
        self.pc = 0
        self.position = position
        self.stack.top = 0
        while True:
            instruction = self.instructions[self.pc]
            if instruction.op == operations.MATCH and self.may_end():
                return self.position
            if not self.step(instruction) and not self.go_back():
                return NO_MATCH

    def may_end(self) -> bool:
        """Whether a match may end here."""
        if self.to_the_end and self.position != self.end:
            return False
        return self.position != self.forbidden

    # --- single instructions -----------------------------------------------------------------------

    def step(self, instruction: Instruction) -> bool:
        """Follow an instruction; False where that is not possible."""
        op = instruction.op
        if op <= operations.ANY_OF:
            if self.position < self.end and self.is_one(instruction, self.position):
                self.position += 1
                self.pc += 1
                return True
            return False
        if op == operations.MARK:
            return self.mark(instruction)
        if op == operations.JUMP:
            self.pc = instruction.target
            return True
        if op <= operations.SPLIT_BACK:
            return self.split(instruction)
        if op <= operations.REPEAT_POSSESSIVE:
            return self.repeat(instruction)
        if op <= operations.NEXT_LAZY:
            return self.begin_loop(instruction) if op == operations.LOOP else self.next_round(instruction)
        return self.step_rare(instruction)

    def step_rare(self, instruction: Instruction) -> bool:
        """step() for what is not in every pattern."""
        op = instruction.op
        if op == operations.PLACE:
            self.pc += 1
            return self.is_at(instruction.place)
        if op == operations.SAME:
            return self.same(instruction)
        if op == operations.WHERE:
            is_set = self.slots[instruction.slot] != UNSET and self.slots[instruction.slot + 1] != UNSET
            self.pc = self.pc + 1 if is_set else instruction.target
            return True
        if op == operations.MATCH:
            return False
        if op == operations.ATOMIC or op == operations.LOOK or op == operations.LOOK_NOT:
            return self.enter(instruction)
        if op == operations.END_LOOK_NOT:
            self.pop_to_barrier()
            return False
        self.leave(op)
        return True

    @inline
    def is_one(self, instruction: Instruction, position: int) -> bool:
        """Whether the character at a position before the end is one that the instruction matches."""
        code = self.text.code_at(position)
        if instruction.literal >= 0:
            return code == instruction.literal
        return instruction.chars.contains(code)

    def mark(self, instruction: Instruction) -> bool:
        """Note where a group begins or ends; at its end, that it was the last one."""
        slot = instruction.slot
        self.set_slot(slot, self.position)
        if slot & 1 == 0:
            self.set_slot(LAST_GROUP, slot >> 1)
        self.pc += 1
        return True

    @inline
    def set_slot(self, slot: int, value: int) -> None:
        """Change a slot, and back when this is undone."""
        self.stack.push(UNDO, slot, self.slots[slot])
        self.slots[slot] = value

    def split(self, instruction: Instruction) -> bool:
        """Go one of two ways, and the other one later."""
        if self.has_failed(instruction):
            return False
        following = self.pc + 1
        if instruction.op == operations.SPLIT:
            self.stack.push(instruction.target * TAGS + RETRY, self.position, 0)
            self.pc = following
        else:
            self.stack.push(following * TAGS + RETRY, self.position, 0)
            self.pc = instruction.target
        return True

    # --- repeats of one character ------------------------------------------------------------------

    def repeat(self, instruction: Instruction) -> bool:
        """Take as many characters as possible, or as few, and keep the other numbers for later."""
        if self.has_failed(instruction):
            return False
        start = self.position
        room = self.end - start
        if room < instruction.low:
            return False
        is_lazy = instruction.op == operations.REPEAT_LAZY
        farthest = start + min(room, instruction.low if is_lazy else instruction.high)
        position = self.run_of(instruction, start, farthest)
        least = start + instruction.low
        if position < least:
            return False
        if is_lazy:
            self.stack.push(self.pc * TAGS + LONGER, position, start + min(room, instruction.high))
        elif instruction.op == operations.REPEAT and position > least:
            self.stack.push(self.pc * TAGS + SHORTER, least, position)
        self.position = position
        self.pc += 1
        return True

    def run_of(self, instruction: Instruction, position: int, farthest: int) -> int:
        """The first position from this one on whose character does not match, `farthest` at most."""
        while position < farthest and self.is_one(instruction, position):
            position += 1
        return position

    def shorten(self, pc: int, least: int, position: int) -> bool:
        """Give back characters of a REPEAT, as few as what follows can begin with."""
        following = self.instructions[pc + 1]
        position -= 1
        if following.op == operations.LITERAL:
            while position >= least and not self.is_one(following, position):
                position -= 1
        if position < least:
            return False
        if position > least:
            self.stack.push(pc * TAGS + SHORTER, least, position)
        self.position = position
        self.pc = pc + 1
        return True

    def lengthen(self, pc: int, position: int, farthest: int) -> bool:
        """Take another character of a REPEAT_LAZY."""
        if position == farthest or not self.is_one(self.instructions[pc], position):
            return False
        self.stack.push(pc * TAGS + LONGER, position + 1, farthest)
        self.position = position + 1
        self.pc = pc + 1
        return True

    # --- loops -------------------------------------------------------------------------------------

    def begin_loop(self, instruction: Instruction) -> bool:
        """Count from 0 on."""
        self.set_slot(instruction.slot, 0)
        self.set_slot(instruction.slot + 1, UNSET)
        self.pc = instruction.target
        return True

    def next_round(self, instruction: Instruction) -> bool:
        """Begin another round, or leave the loop. A round that took nothing is the last one, as in CPython."""
        slot = instruction.slot
        count = self.slots[slot]
        if count < instruction.low:
            self.set_slot(slot, count + 1)
            self.pc = instruction.target
            return True
        may_repeat = self.slots[slot + 1] != self.position
        if instruction.high != tree.NO_LIMIT and count >= instruction.high:
            may_repeat = False
        if not may_repeat:
            self.pc += 1
            return True
        if self.has_failed(instruction):
            return False
        if instruction.op == operations.NEXT_LAZY:
            self.stack.push(self.pc * TAGS + RETRY, self.position, 1)
            self.pc += 1
            return True
        self.stack.push((self.pc + 1) * TAGS + RETRY, self.position, 0)
        self.begin_round(instruction)
        return True

    def begin_round(self, instruction: Instruction) -> None:
        """Count another round of a loop, that begins here."""
        slot = instruction.slot
        self.set_slot(slot, self.slots[slot] + 1)
        self.set_slot(slot + 1, self.position)
        self.pc = instruction.target

    # --- parts that are matched by themselves ------------------------------------------------------

    def enter(self, instruction: Instruction) -> bool:
        """Begin an atomic group, or a look around."""
        behind = instruction.low
        if behind > self.position:
            if instruction.op == operations.LOOK_NOT:
                self.pc = instruction.target + 1
                return True
            return False
        self.barriers.append(self.stack.top)
        self.stack.push(self.pc * TAGS + BARRIER, self.position, 0)
        self.position -= behind
        self.pc += 1
        return True

    def leave(self, op: int) -> None:
        """End an atomic group or a look ahead that fits: what it set stays, but no other way is tried."""
        stack = self.stack
        kept = self.barriers.pop()
        if op == operations.END_LOOK:
            self.position = stack.items[kept + 1]
        for frame in range(kept, stack.top, FRAME):
            if stack.items[frame] % TAGS == UNDO:
                for i in range(FRAME):
                    stack.items[kept + i] = stack.items[frame + i]
                kept += FRAME
        stack.top = kept
        self.pc += 1

    def pop_to_barrier(self) -> None:
        """Undo what was set since the last barrier, and take that away."""
        stack = self.stack
        bottom = self.barriers.pop()
        while stack.top > bottom:
            stack.top -= FRAME
            if stack.items[stack.top] % TAGS == UNDO:
                self.slots[stack.items[stack.top + 1]] = stack.items[stack.top + 2]

    # --- going back --------------------------------------------------------------------------------

    def go_back(self) -> bool:
        """Return to the last choice, and choose the next; False where there is none."""
        self.patience -= 1
        if self.patience == 0:
            self.begin_to_remember()
        stack = self.stack
        while stack.top > 0:
            stack.top -= FRAME
            head = stack.items[stack.top]
            second = stack.items[stack.top + 1]
            third = stack.items[stack.top + 2]
            if head == UNDO:
                self.slots[second] = third
            elif self.resume(head >> 3, head & (TAGS - 1), second, third):
                return True
        return False

    def resume(self, pc: int, tag: int, second: int, third: int) -> bool:
        """Go on from a frame; False where that is no choice."""
        if tag == SHORTER:
            return self.shorten(pc, second, third)
        if tag == LONGER:
            return self.lengthen(pc, second, third)
        if tag == FAILED:
            if self.failures is not None:
                self.failures.add(second)
            return False
        self.pc = pc
        self.position = second
        if tag == BARRIER:
            self.barriers.pop()
            self.pc = self.instructions[pc].target + 1
            return self.instructions[pc].op == operations.LOOK_NOT
        if third == 1:
            self.begin_round(self.instructions[pc])
        return True

    def begin_to_remember(self) -> None:
        """From now on, note what fails."""
        program = self.program
        places = len(program.instructions) * (self.end + 1)
        if places < MAX_KEY // program.states // 2:
            self.failures = Failures()

    @inline
    def has_failed(self, instruction: Instruction) -> bool:
        """Whether it is known that nothing matches from here on; if not, it will be known if it fails."""
        failures = self.failures
        return failures is not None and self.known_to_fail(failures, instruction)

    def known_to_fail(self, failures: Failures, instruction: Instruction) -> bool:
        """has_failed() where failures are remembered."""
        key = self.pc * (self.end + 1) + self.position
        for i in range(len(instruction.loops)):
            slot = instruction.loops[i]
            limit = instruction.limits[i]
            count = min(self.slots[slot], limit)
            took_nothing = 1 if self.slots[slot + 1] == self.position else 0
            key = (key * (limit + 1) + count) * 2 + took_nothing
        if failures.contains(key):
            return True
        self.stack.push(FAILED, key, 0)
        return False

    # --- places and references ---------------------------------------------------------------------

    def is_at(self, place: int) -> bool:
        """Whether the position is such a place."""
        position = self.position
        if place == tree.AT_START:
            return position == 0
        if place == tree.AT_LINE_START:
            return position == 0 or self.text.code_at(position - 1) == LINE_FEED
        if place == tree.AT_TEXT_END:
            return position == self.end
        if place == tree.AT_END:
            return position == self.end or (position + 1 == self.end and self.text.code_at(position) == LINE_FEED)
        if place == tree.AT_LINE_END:
            return position == self.end or self.text.code_at(position) == LINE_FEED
        if self.end == 0:
            return False
        ascii_only = place >= tree.AT_ASCII_BOUNDARY
        is_boundary = self.word_at(position - 1, ascii_only) != self.word_at(position, ascii_only)
        return is_boundary == (place == tree.AT_BOUNDARY or place == tree.AT_ASCII_BOUNDARY)

    def word_at(self, position: int, ascii_only: bool) -> bool:
        """Whether there is a character at a position, and part of a word."""
        return 0 <= position < self.end and is_word(self.text.code_at(position), ascii_only)

    def same(self, instruction: Instruction) -> bool:
        """Take the text of a group once more."""
        start = self.slots[instruction.slot]
        stop = self.slots[instruction.slot + 1]
        if start == UNSET or stop == UNSET or stop < start or stop - start > self.end - self.position:
            return False
        casing = instruction.casing
        for i in range(stop - start):
            code = self.text.code_at(start + i)
            other = self.text.code_at(self.position + i)
            if code != other and (casing == NOT_ALIKE or lower_of(code, casing) != lower_of(other, casing)):
                return False
        self.position += stop - start
        self.pc += 1
        return True
