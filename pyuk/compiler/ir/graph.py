"""The control-flow graph of a function: its edges, what is reachable, what dominates what.

A raise edge leaves in the middle of a block. So the graph is one of segments: a block is cut behind
every operation with a raise edge inside the function, and what such an operation computes exists only
in the next segment, not in the handler.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from pyuk.compiler.ir.function import Block, Function, Program
from pyuk.compiler.ir.ops import Call, Check, Op, Raise, Symbol, handler_of

Node = TypeVar("Node", bound=Hashable)


def raises(program: Program, op: Op) -> bool:
    """Whether `op` has a raise edge. A direct call of a function that cannot raise has none."""
    if isinstance(op, Call):
        if op.may_raise and isinstance(op.callee, Symbol):
            callee = program.functions.get(op.callee.name)
            return callee is not None and callee.may_raise
        return op.may_raise
    return isinstance(op, (Check, Raise))


def edges(program: Program, block: Block) -> list[Block]:
    """Where control may go from `block` inside its function: handlers, then the normal successors."""
    seen: dict[int, Block] = {}
    for op in block.ops:
        handler = handler_of(op)
        if handler is not None and raises(program, op):
            seen.setdefault(id(handler), handler)
    for successor in block.terminator.successors():
        seen.setdefault(id(successor), successor)
    return list(seen.values())


def reachable(program: Program, fn: Function) -> list[Block]:
    """The blocks that control can enter, in the order of `fn.blocks`."""
    seen, todo = {id(fn.blocks[0])}, [fn.blocks[0]]
    while todo:
        for block in edges(program, todo.pop()):
            if id(block) not in seen:
                seen.add(id(block))
                todo.append(block)
    return [block for block in fn.blocks if id(block) in seen]


def failing(blocks: list[Block]) -> set[int]:
    """The ids of those blocks from which control always comes to a Raise: they are rarely entered."""
    found = {id(block) for block in blocks if isinstance(block.terminator, Raise)}
    changed = True
    while changed:
        changed = False
        for block in blocks:
            following = block.terminator.successors()
            if id(block) not in found and following and all(id(to) in found for to in following):
                found.add(id(block))
                changed = True
    return found


def entered_once(program: Program, fn: Function, blocks: list[Block]) -> set[int]:
    """The ids of those blocks of `fn` that are entered once at most: where it runs once, those in no loop."""
    if not fn.runs_once:
        return set()
    following = {id(block): [id(to) for to in edges(program, block)] for block in blocks}
    return following.keys() - set(on_cycles(following))


def on_cycles(graph: Mapping[Node, Sequence[Node]]) -> list[Node]:
    """The nodes of strongly connected components with a cycle in them.  Source: Tarjan 1972, without recursion."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    found: list[Node] = []
    for root in graph:
        work = [] if root in index else [(root, iter(graph[root]))]
        while work:
            node, following = work[-1]
            if node not in index:
                index[node] = low[node] = len(index)
                stack.append(node)
                on_stack.add(node)
            for target in following:
                if target not in index:
                    work.append((target, iter(graph[target])))
                    break
                if target in on_stack:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = stack[stack.index(node) :]
                    del stack[-len(component) :]
                    on_stack -= set(component)
                    if len(component) > 1 or node in graph[node]:
                        found += component
    return found


class Dominance:
    """Which operations have been executed, on every path, where another one is reached."""

    def __init__(self, program: Program, fn: Function) -> None:
        self.where: dict[int, tuple[int, int]] = {}  # an op's segment, and its position in the function
        self.defined: dict[int, int] = {}  # the segment from which on the op's result exists
        self._first: dict[int, int] = {}  # a block's first segment
        self._next: list[list[int]] = []
        self._number(program, fn)
        order = self._reverse_postorder()
        self._rank = {segment: rank for rank, segment in enumerate(order)}
        self._above = self._dominators(order)

    def reached(self, op: Op) -> bool:
        """Whether control can come to `op` at all."""
        return self.where[id(op)][0] in self._rank

    def before(self, definition: Op, use: Op) -> bool:
        """Whether the result of `definition` exists wherever `use` (which is reached) is executed."""
        wanted = self.defined[id(definition)]
        segment, position = self.where[id(use)]
        if wanted == segment:
            return self.where[id(definition)][1] < position
        while self._rank.get(segment, 0) > self._rank.get(wanted, len(self._rank)):
            segment = self._above[segment]
        return segment == wanted

    def _number(self, program: Program, fn: Function) -> None:
        cuts: list[tuple[int, Block]] = []
        ends: list[tuple[int, Block]] = []
        segment = position = 0
        for block in fn.blocks:
            self._first[id(block)] = segment
            self._next.append([])
            for op in block.ops:
                self.where[id(op)] = (segment, position)
                position += 1
                handler = handler_of(op)
                if handler is not None and raises(program, op):
                    cuts.append((segment, handler))
                    self._next[segment].append(segment + 1)
                    self._next.append([])
                    segment += 1
                self.defined[id(op)] = segment
            ends += [(segment, successor) for successor in block.terminator.successors()]
            segment += 1
        for origin, target in (*cuts, *ends):
            if id(target) in self._first:
                self._next[origin].append(self._first[id(target)])

    def _reverse_postorder(self) -> list[int]:
        seen, done = {0}, []
        stack: list[tuple[int, Iterator[int]]] = [(0, iter(self._next[0]))]
        while stack:
            segment, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                done.append(segment)
                stack.pop()
            elif following not in seen:
                seen.add(following)
                stack.append((following, iter(self._next[following])))
        return done[::-1]

    def _dominators(self, order: list[int]) -> dict[int, int]:
        """Immediate dominators. Source: Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm"."""
        before: dict[int, list[int]] = {segment: [] for segment in order}
        for segment in order:
            for following in self._next[segment]:
                before[following].append(segment)
        above = {order[0]: order[0]}
        changed = True
        while changed:
            changed = False
            for segment in order[1:]:
                known = [other for other in before[segment] if other in above]
                best = known[0]
                for other in known[1:]:
                    best = self._meet(above, best, other)
                if above.get(segment) != best:
                    above[segment] = best
                    changed = True
        return above

    def _meet(self, above: dict[int, int], left: int, right: int) -> int:
        while left != right:
            while self._rank[left] > self._rank[right]:
                left = above[left]
            while self._rank[right] > self._rank[left]:
                right = above[right]
        return left
