"""Which variables keep room behind their text, and where that is forgotten."""

from __future__ import annotations

from pathlib import Path

from pyuk.compiler.check.statements.growing import APPENDED, APPENDED_TO
from pyuk.compiler.driver import frontend
from pyuk.compiler.ir.function import Program
from pyuk.compiler.ir.ops import Call, Const, Op, Set, Store, Symbol

TEXT = """
def grows(count: int) -> str:
    text = ""
    for i in range(count):
        text += "x"
    return text

def once() -> str:
    text = "a"
    text += "b"
    return text

def items(count: int):
    text = ""
    for i in range(count):
        text += "y"
        yield text

def reads() -> str:
    return whole

whole = ""
for i in range(3):
    whole += grows(i)
print(whole, reads(), once(), list(items(2)))
"""


def test_where_text_grows() -> None:
    program = frontend(Path("app.py"), TEXT).program
    assert _calls(program, "__main__.grows") == [APPENDED]
    assert _calls(program, "__main__.<module>") == [APPENDED_TO]
    assert _calls(program, "__main__.once") == []
    assert not any(_calls(program, name) for name in program.functions if "items" in name)
    assert _forgets(program, "__main__.grows") == 3, "at the start, after the assignment, before the return"
    stores = [op for op in _ops(program, "__main__.reads") if isinstance(op, Store)]
    assert [op.pointer for op in stores] == [Symbol("__main__.whole.room")], "who reads it may keep it"


def _ops(program: Program, name: str) -> list[Op]:
    return [op for block in program.functions[name].blocks for op in block.ops]


def _calls(program: Program, name: str) -> list[str]:
    targets = [op.targets[0] for op in _ops(program, name) if isinstance(op, Call) and op.targets]
    return [target for target in targets if target in (APPENDED, APPENDED_TO)]


def _forgets(program: Program, name: str) -> int:
    sets = [op for op in _ops(program, name) if isinstance(op, Set) and op.local.name == "text.room"]
    return sum(isinstance(op.value, Const) and op.value.value == 0 for op in sets)
