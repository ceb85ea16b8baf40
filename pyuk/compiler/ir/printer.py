"""The IR as text, for people and for golden tests: one line an operation, its source line at the end.

    func app.half(%n: i64) -> i64 raises          ; app.py:1
      local %total: i64
    start:
      %0 = sadd %n, 1                             ; app.py:2
      %1 = tuple_get %0, 1                        ; app.py:2
      check %1 or @pyuk...overflow_error()        ; app.py:2
      return %n                                   ; app.py:3

A raise edge to a block of the function reads `!raise -> label`; without one the exception leaves the
function. A constant of another type than i64 bears its type: `i8 5`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pyuk.compiler.ir import ops
from pyuk.compiler.ir.function import Data, Function, Local, Program
from pyuk.compiler.ir.ops import Op, Place, Value
from pyuk.compiler.ir.types import F64, I64, PTR, VOID

PLACE_COLUMN = 60
_PLAIN = re.compile(r"[A-Za-z0-9_.$]+\Z")


def print_program(program: Program) -> str:
    """Data, functions and stubs, each sorted by name."""
    parts = [print_data(program.data[name]) for name in sorted(program.data)]
    parts += [print_function(program.functions[name]) for name in sorted(program.functions)]
    parts += [f"stub {_quote(name)}\n" for name in sorted(program.stubs)]
    return "\n".join(parts)


def print_function(fn: Function) -> str:
    """One function, ended by a newline."""
    return _Printer(fn).text()


def print_data(data: Data) -> str:
    """One static object on one line: `data name (unit app, align 8, readonly): b'..', 4:u32, @symbol`."""
    flags = [f"unit {data.unit}", f"align {data.align}"]
    flags += [word for word in ("readonly", "holds_root", "copied", "exported") if getattr(data, word)]
    flags += [f"roots at {data.root_offsets}"] if data.root_offsets else []
    items = [_item(item) for item in data.items]
    if data.zeros:
        items.append(f"zeros({data.zeros})")
    return f"data {_quote(data.name)} ({', '.join(flags)}): {', '.join(items)}\n"


def _item(item: bytes | tuple[int, int] | str) -> str:
    if isinstance(item, bytes):
        return repr(item)
    if isinstance(item, str):
        return f"@{_quote(item)}"
    return f"{item[0]}:{item[1] * 8}"


def _quote(name: str) -> str:
    return name if _PLAIN.match(name) else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Printer:
    """The state of printing one function: the numbers of its values and the lines so far."""

    def __init__(self, fn: Function) -> None:
        self.fn = fn
        self.lines: list[str] = []
        self.names: dict[int, str] = {id(param): f"%{_quote(param.name)}" for param in fn.params}
        self.locals = _local_names(fn)
        count = 0
        for block in fn.blocks:
            for op in block.ops:
                if op.type != VOID:
                    self.names[id(op)] = f"%{count}"
                    count += 1

    def text(self) -> str:
        """The function, ended by a newline."""
        self._line(self._heading(), self.fn.place)
        for local in self.fn.locals:
            holds = "" if local.param is None else f" = %{_quote(self.fn.params[local.param].name)}"
            self._line(f"  local {self._local(local)}: {local.type}{holds}")
        for block in self.fn.blocks:
            self._line(f"{_quote(block.label)}:")
            for op in block.ops:
                self._line(f"  {self._op(op)}", op.place)
        return "\n".join(self.lines) + "\n"

    def _heading(self) -> str:
        fn = self.fn
        params = ", ".join(f"%{_quote(param.name)}: {param.type}" for param in fn.params)
        words = ["raises"] if fn.may_raise else []
        flags = ("inline", "noinline", "cold", "exported", "replaceable", "noreturn", "saves_all_registers")
        words += [word for word in flags if getattr(fn, word)]
        return " ".join([f"func {_quote(fn.name)}({params}) -> {fn.returns}", *words])

    def _line(self, text: str, place: Place | None = None) -> None:
        self.lines.append(text if place is None else f"{text:<{PLACE_COLUMN}} ; {place.path}:{place.line}")

    def _op(self, op: Op) -> str:
        shape = _SHAPES.get(type(op))
        text = shape(self, op) if shape else f"{type(op).__name__} ?"
        handler = ops.handler_of(op)
        if handler is not None:
            text += f" !raise -> {_quote(handler.label)}"
        return text if op.type == VOID else f"{self.names[id(op)]} = {text}"

    def value(self, value: Value) -> str:
        """A value as an operand; one that is not of this function reads `%?`."""
        if isinstance(value, ops.Const):
            if value.type == I64:
                return str(value.value)
            if value.type == PTR and value.value == 0:
                return "null"
            return f"{value.value!r}" if value.type == F64 else f"{value.type} {value.value}"
        if isinstance(value, ops.Symbol):
            return f"@{_quote(value.name)}"
        if isinstance(value, ops.Zero):
            return f"zero {value.type}"
        return self.names.get(id(value), "%?")

    def values(self, values: list[Value]) -> str:
        return ", ".join(map(self.value, values))

    def _local(self, local: Local) -> str:
        return self.locals.get(id(local), "%?local")

    # --- one method a shape of operation ------------------------------------------------------

    def _get(self, op: ops.Get) -> str:
        return f"get {self._local(op.local)}"

    def _set(self, op: ops.Set) -> str:
        return f"set {self._local(op.local)}, {self.value(op.value)}"

    def _two(self, op: ops.Binary | ops.Overflow | ops.Compare) -> str:
        return f"{op.op} {self.value(op.left)}, {self.value(op.right)}"

    def _cast(self, op: ops.Cast) -> str:
        return f"{op.op} {self.value(op.value)} to {op.type}"

    def _select(self, op: ops.Select) -> str:
        return f"select {self.values(op.args())}"

    def _intrinsic(self, op: ops.Intrinsic) -> str:
        return f"intrinsic {op.name}({self.values(op.operands)}) -> {op.type}"

    def _make_tuple(self, op: ops.MakeTuple) -> str:
        return f"tuple {self.values(op.items)}".rstrip()

    def _tuple_get(self, op: ops.TupleGet) -> str:
        return f"tuple_get {self.value(op.source)}, {op.index}"

    def _address(self, op: ops.Address) -> str:
        text = f"address {self.value(op.base)}"
        if op.index is not None:
            text += f" + {self.value(op.index)} * {op.stride}"
        return f"{text} + {op.offset}" if op.offset else text

    def _load(self, op: ops.Load) -> str:
        return f"load {op.type} {self.value(op.pointer)}{_access(op)}"

    def _store(self, op: ops.Store) -> str:
        return f"store {op.value.type} {self.value(op.value)} to {self.value(op.pointer)}{_access(op)}"

    def _update(self, op: ops.AtomicUpdate) -> str:
        return f"atomic_{op.op} {self.value(op.pointer)}, {self.value(op.value)} {op.order}"

    def _exchange(self, op: ops.CompareExchange) -> str:
        return f"compare_exchange {self.values(op.args())} {op.order}"

    def _fence(self, op: ops.Fence) -> str:
        return f"fence {op.order}"

    def _call(self, op: ops.Call) -> str:
        text = f"call {self.value(op.callee)}({self.values(op.operands)})"
        if not isinstance(op.callee, ops.Symbol) and op.targets:
            text += f" of {{{', '.join(map(_quote, op.targets))}}}"
        return text + (" raises" if op.may_raise else "")

    def _check(self, op: ops.Check) -> str:
        return f"check {self.value(op.condition)} or @{_quote(op.raiser)}({self.values(op.operands)})"

    def _caught(self, op: ops.Caught) -> str:
        return "caught"

    def _goto(self, op: ops.Goto) -> str:
        return f"goto {_quote(op.target.label)}"

    def _branch(self, op: ops.Branch) -> str:
        return f"branch {self.value(op.condition)} ? {_quote(op.then.label)} : {_quote(op.otherwise.label)}"

    def _switch(self, op: ops.Switch) -> str:
        cases = ", ".join(f"{number} -> {_quote(block.label)}" for number, block in op.cases)
        return f"switch {self.value(op.value)} [{cases}] else {_quote(op.default.label)}"

    def _return(self, op: ops.Return) -> str:
        return "return" if op.value is None else f"return {self.value(op.value)}"

    def _raise(self, op: ops.Raise) -> str:
        return f"raise{' again' if op.again else ''} {self.value(op.exception)}"

    def _unreachable(self, op: ops.Unreachable) -> str:
        return "unreachable"


def _access(op: ops.Load | ops.Store) -> str:
    """What tells a memory access from a plain one."""
    words = [f"alias {op.alias!r}"] if op.alias is not None else []
    words += [f"align {op.align}"] if op.align is not None else []
    words += ["volatile"] if op.volatile else []
    words += [op.order] if op.order else []
    words += [f"segment {op.segment}"] if op.segment else []
    return f" ({', '.join(words)})" if words else ""


def _local_names(fn: Function) -> dict[int, str]:
    """`%x` for the first local called x, `%x.1` for the next."""
    names: dict[int, str] = {}
    taken = {param.name for param in fn.params}
    for local in fn.locals:
        name, count = local.name, 0
        while name in taken:
            count += 1
            name = f"{local.name}.{count}"
        taken.add(name)
        names[id(local)] = f"%{_quote(name)}"
    return names


_SHAPES: dict[type[Op], Callable[[_Printer, Any], str]] = {
    ops.Get: _Printer._get,
    ops.Set: _Printer._set,
    ops.Binary: _Printer._two,
    ops.Overflow: _Printer._two,
    ops.Compare: _Printer._two,
    ops.Cast: _Printer._cast,
    ops.Select: _Printer._select,
    ops.Intrinsic: _Printer._intrinsic,
    ops.MakeTuple: _Printer._make_tuple,
    ops.TupleGet: _Printer._tuple_get,
    ops.Address: _Printer._address,
    ops.Load: _Printer._load,
    ops.Store: _Printer._store,
    ops.AtomicUpdate: _Printer._update,
    ops.CompareExchange: _Printer._exchange,
    ops.Fence: _Printer._fence,
    ops.Call: _Printer._call,
    ops.Check: _Printer._check,
    ops.Caught: _Printer._caught,
    ops.Goto: _Printer._goto,
    ops.Branch: _Printer._branch,
    ops.Switch: _Printer._switch,
    ops.Return: _Printer._return,
    ops.Raise: _Printer._raise,
    ops.Unreachable: _Printer._unreachable,
}
