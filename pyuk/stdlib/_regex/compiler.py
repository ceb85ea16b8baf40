"""From the tree of a pattern to a program.

a|b        SPLIT to 1; a; JUMP to 2; 1: b; 2:
a?         SPLIT to 1; a; 1:                      lazy: SPLIT_BACK over JUMP
a*         1: SPLIT to 2; a; JUMP to 1; 2:        where `a` takes at least a character
a+         1: a; SPLIT_BACK to 1
a{2,5}     LOOP to 2; 1: a; 2: NEXT to 1          and all other repeats
(?=a)      LOOK to 1; a; 1: END_LOOK
"""

from __future__ import annotations

from pyuk.builtins.builder import text_of
from pyuk.stdlib._regex import operations, tree
from pyuk.stdlib._regex.casing import NOT_ALIKE
from pyuk.stdlib._regex.charset import CharSet
from pyuk.stdlib._regex.errors import error
from pyuk.stdlib._regex.parser import Parser
from pyuk.stdlib._regex.program import Instruction, Program
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

MAX_STATES = 1 << 24  # more of them are not remembered
MAX_BEHIND = (1 << 32) - 1


class Compiler:
    """program: what is made. loops, limits: of the loops that are being compiled, as Instruction has them."""

    def __init__(self, parser: Parser) -> None:
        self.program = Program(len(parser.groups) - 1, parser.names)
        self.loops: list[int] = []
        self.limits: list[int] = []
        self.states = 1
        self.no_chars = CharSet()

    def compile(self, root: Sequence) -> Program:
        """The program of a whole pattern."""
        self.node(root)
        self.emit(operations.MATCH)
        describe_start(self.program, root)
        return self.program

    def emit(self, op: int) -> Instruction:
        """Add an instruction."""
        made = Instruction(op, self.no_chars)
        made.loops = self.loops.copy()
        made.limits = self.limits.copy()
        self.program.instructions.append(made)
        return made

    def here(self) -> int:
        """The index of the next instruction."""
        return len(self.program.instructions)

    def node(self, node: Node) -> None:
        """Compile a node."""
        if isinstance(node, Sequence):
            for item in node.items:
                self.node(item)
        elif isinstance(node, One):
            self.one(node)
        elif isinstance(node, At):
            self.emit(operations.PLACE).place = node.place
        elif isinstance(node, Branch):
            self.branch(node)
        elif isinstance(node, Group):
            self.group(node)
        elif isinstance(node, Repeat):
            self.repeat(node)
        elif isinstance(node, Atomic):
            self.emit(operations.ATOMIC)
            self.node(node.body)
            self.emit(operations.END_ATOMIC)
        elif isinstance(node, Look):
            self.look(node)
        else:
            self.depending(node)

    def one(self, node: One) -> None:
        made = self.emit(operations.LITERAL if node.literal >= 0 else operations.ANY_OF)
        made.literal = node.literal
        made.chars = node.chars

    def group(self, node: Group) -> None:
        if node.index == NO_GROUP:
            self.node(node.body)
            return
        self.emit(operations.MARK).slot = 2 * node.index - 1
        self.node(node.body)
        self.emit(operations.MARK).slot = 2 * node.index

    def branch(self, node: Branch) -> None:
        jumps: list[Instruction] = []
        last = len(node.choices) - 1
        for i in range(last):
            split = self.emit(operations.SPLIT)
            self.node(node.choices[i])
            jumps.append(self.emit(operations.JUMP))
            split.target = self.here()
        self.node(node.choices[last])
        for jump in jumps:
            jump.target = self.here()

    def depending(self, node: Node) -> None:
        """A node that depends on what groups have matched."""
        self.program.may_forget = False
        if isinstance(node, Reference):
            same = self.emit(operations.SAME)
            same.slot = 2 * node.index - 1
            same.casing = node.casing
        elif isinstance(node, Condition):
            where = self.emit(operations.WHERE)
            where.slot = 2 * node.index - 1
            self.node(node.yes)
            jump = self.emit(operations.JUMP)
            where.target = self.here()
            self.node(node.no)
            jump.target = self.here()

    def look(self, node: Look) -> None:
        look = self.emit(operations.LOOK_NOT if node.is_negated else operations.LOOK)
        if node.is_behind:
            if node.body.low > MAX_BEHIND:
                raise error("looks too much behind")
            if node.body.low != node.body.high:
                raise error("look-behind requires fixed-width pattern")
            look.low = node.body.low
        self.node(node.body)
        look.target = self.here()
        self.emit(operations.END_LOOK_NOT if node.is_negated else operations.END_LOOK)

    # --- repeats -----------------------------------------------------------------------------------

    def repeat(self, node: Repeat) -> None:
        single = only_character(node.body)
        if single is not None:
            self.repeat_one(node, single)
        elif node.manner == tree.POSSESSIVE:
            self.emit(operations.ATOMIC)
            self.loop(node)
            self.emit(operations.END_ATOMIC)
        elif node.least == 0 and node.limit == 1:
            self.optional(node)
        elif node.body.low > 0 and node.least <= 1 and node.limit == NO_LIMIT and node.manner == tree.GREEDY:
            self.star_or_plus(node)
        else:
            self.loop(node)

    def repeat_one(self, node: Repeat, single: One) -> None:
        lazy = operations.REPEAT_LAZY if node.manner == tree.LAZY else operations.REPEAT
        made = self.emit(operations.REPEAT_POSSESSIVE if node.manner == tree.POSSESSIVE else lazy)
        made.literal = single.literal
        made.chars = single.chars
        made.low = node.least
        made.high = node.limit

    def optional(self, node: Repeat) -> None:
        if node.manner == tree.LAZY:
            split = self.emit(operations.SPLIT_BACK)
        else:
            split = self.emit(operations.SPLIT)
        self.node(node.body)
        split.target = self.here()

    def star_or_plus(self, node: Repeat) -> None:
        start = self.here()
        if node.least == 1:
            self.node(node.body)
            self.emit(operations.SPLIT_BACK).target = start
            return
        split = self.emit(operations.SPLIT)
        self.node(node.body)
        self.emit(operations.JUMP).target = start
        split.target = self.here()

    def loop(self, node: Repeat) -> None:
        """A repeat that counts, and notes where its last round began."""
        slot = self.program.slots
        self.program.slots += 2
        limit = node.least if node.limit == NO_LIMIT else node.limit
        begin = self.emit(operations.LOOP)
        begin.slot = slot
        before = self.states
        self.states = min(tree.times(self.states, 2 * (limit + 1)), MAX_STATES + 1)
        self.program.states = max(self.program.states, self.states)
        self.loops.append(slot)
        self.limits.append(limit)
        start = self.here()
        self.node(node.body)
        begin.target = self.here()
        again = self.emit(operations.NEXT_LAZY if node.manner == tree.LAZY else operations.NEXT)
        again.target = start
        again.slot = slot
        again.low = node.least
        again.high = node.limit
        self.loops.pop()
        self.limits.pop()
        self.states = before


def only_character(node: Node) -> One | None:
    """The one character that a node is, whatever is wrapped around it; None where it is something else."""
    if isinstance(node, One):
        return node
    if isinstance(node, Group) and node.index == NO_GROUP and len(node.body.items) == 1:
        return only_character(node.body.items[0])
    return None


def describe_start(program: Program, root: Sequence) -> None:
    """Find out what a match begins with, so that a search can skip the rest."""
    items = root.items
    if len(items) == 0:
        return
    start = items[0]
    if isinstance(start, At):
        program.is_anchored = start.place == tree.AT_START
        return
    for item in items:
        if not isinstance(item, One) or item.literal < 0:
            break
        program.prefix += chr(item.literal)
    program.prefix_text = text_of(program.prefix)
    chars = CharSet()
    if program.prefix == "" and root.low > 0 and collect_first(root, chars):
        program.first = chars.finish()
        program.starts_with_one = True


def collect_first(node: Node, chars: CharSet) -> bool:
    """Add the characters that a match of the node can begin with; False where that is not simple."""
    if isinstance(node, One):
        if node.chars.is_negated or node.chars.casing != NOT_ALIKE:
            return False
        chars.add_all(node.chars)
        return True
    if isinstance(node, Sequence):
        for item in node.items:
            if not collect_first(item, chars):
                return False
            if item.low > 0:
                return True
        return False
    if isinstance(node, Branch):
        for choice in node.choices:
            if not collect_first(choice, chars):
                return False
        return True
    if isinstance(node, Group):
        return collect_first(node.body, chars)
    if isinstance(node, Repeat):
        return collect_first(node.body, chars)
    return False
